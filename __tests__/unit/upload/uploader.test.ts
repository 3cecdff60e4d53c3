import { describe, expect, test } from '@jest/globals';
import type { UploadOperation } from '../../../src/upload/operations.ts';
import type { PartResult } from '../../../src/upload/part.ts';
import { Uploader } from '../../../src/upload/uploader.ts';

const stored: PartResult = { type: 'response', status: 200, storageCode: undefined };
const rejected: PartResult = { type: 'response', status: 403, storageCode: 'AccessDenied' };
const broken: PartResult = { type: 'failure', errorCode: 'ECONNRESET' };

/** An uploader whose clock only the test moves, and all that it did. */
class Observed {
  nowMs = 1_800_000_000_000;
  /** Offsets, in the order in which they were sent, with the generation of the URL. */
  readonly sent: string[] = [];
  readonly delays: number[] = [];
  readonly lines: string[] = [];
  progress = 0;
  refreshes = 0;
  atOnce = 0;
  mostAtOnce = 0;
  readonly uploader: Uploader;

  constructor({
    parts = 1,
    lifetimeMs,
    answer,
    fresh = (operations) => operations,
  }: {
    parts?: number;
    lifetimeMs?: number;
    answer: (operation: UploadOperation, sends: number) => PartResult;
    fresh?: (operations: readonly UploadOperation[]) => readonly UploadOperation[];
  }) {
    const operations = (): readonly UploadOperation[] =>
      Array.from({ length: parts }, (_, index) => ({
        method: 'PUT',
        url: new URL(`https://storage.example.com/${this.refreshes}`),
        offset: index * 10,
        length: 10,
        headers: {},
        expiresAt: lifetimeMs === undefined ? undefined : this.nowMs + lifetimeMs,
      }));
    const counts = new Map<number, number>();
    this.uploader = new Uploader({
      operations: operations(),
      send: async (operation, { onSent }) => {
        const { offset, length, url } = operation;
        this.atOnce += 1;
        this.mostAtOnce = Math.max(this.mostAtOnce, this.atOnce);
        this.sent.push(`${offset}${url.pathname}`);
        onSent(length);
        await Promise.resolve();
        this.atOnce -= 1;
        const sends = (counts.get(offset) ?? 0) + 1;
        counts.set(offset, sends);
        return answer(operation, sends);
      },
      refresh: async () => {
        this.refreshes += 1;
        return fresh(operations());
      },
      onProgress: (bytes) => {
        this.progress += bytes;
      },
      log: (line) => this.lines.push(line),
      sleep: async (delayMs) => {
        this.delays.push(delayMs);
        this.nowMs += delayMs;
      },
      now: () => this.nowMs,
      random: () => 0.5,
    });
  }
}

test('sends each part once, four at a time', async () => {
  const observed = new Observed({ parts: 10, answer: () => stored });
  await observed.uploader.run();
  expect(observed.sent.toSorted()).toEqual(
    Array.from({ length: 10 }, (_, index) => `${index * 10}/0`).toSorted(),
  );
  expect([observed.mostAtOnce, observed.progress, observed.delays]).toEqual([4, 100, []]);
});

test('sends a part again with growing gaps, and counts it once', async () => {
  const observed = new Observed({ answer: (_operation, sends) => (sends < 8 ? broken : stored) });
  await observed.uploader.run();
  expect(observed.delays).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000, 32_000]);
  expect(observed.progress).toBe(10);
  expect(observed.lines[0]).toBe('Part at byte 0: no response (ECONNRESET); retrying in 1 s');
});

test('gives up a part, and with it the file, after eight tries', async () => {
  const observed = new Observed({
    parts: 20,
    answer: ({ offset }) => (offset === 0 ? broken : stored),
  });
  await expect(observed.uploader.run()).rejects.toMatchObject({
    code: 'UPLOAD_PART_FAILED',
    detail: expect.stringContaining('no response (ECONNRESET) at the last of 8 attempts'),
  });
  expect(observed.sent.filter((part) => part === '0/0')).toHaveLength(8);
});

test.each([301, 302, 307, 308])('takes a redirect (%d) as the end', async (status) => {
  const observed = new Observed({
    answer: () => ({ type: 'response', status, storageCode: undefined }),
  });
  await expect(observed.uploader.run()).rejects.toMatchObject({ code: 'UPLOAD_PART_FAILED' });
  expect(observed.sent).toEqual(['0/0']);
});

describe('URLs', () => {
  test('that have expired are not used', async () => {
    const observed = new Observed({ parts: 2, lifetimeMs: 60_000, answer: () => stored });
    observed.nowMs += 56_000;
    await observed.uploader.run();
    expect(observed.sent).toEqual(['0/1', '10/1']);
    expect(observed.refreshes).toBe(1);
  });

  test('that are rejected are replaced, once for all parts that ask at the same time', async () => {
    const observed = new Observed({
      parts: 4,
      answer: ({ url }) => (url.pathname === '/0' ? rejected : stored),
    });
    await observed.uploader.run();
    expect(observed.refreshes).toBe(1);
    expect(observed.sent.filter((part) => part.endsWith('/1'))).toHaveLength(4);
  });

  test('that are rejected for ever end the upload', async () => {
    const observed = new Observed({ answer: () => rejected });
    await expect(observed.uploader.run()).rejects.toMatchObject({
      code: 'UPLOAD_PART_FAILED',
      detail: expect.stringContaining('responded with 403 (AccessDenied)'),
    });
    expect(observed.sent).toHaveLength(8);
  });

  test('for other parts than the previous ones are rejected', async () => {
    const observed = new Observed({
      parts: 2,
      answer: () => rejected,
      fresh: (operations) => operations.slice(1),
    });
    await expect(observed.uploader.run()).rejects.toMatchObject({
      code: 'UPLOAD_OPERATIONS_INVALID',
    });
  });
});
