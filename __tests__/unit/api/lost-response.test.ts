import { describe, expect, test } from '@jest/globals';
import { makeChange } from '../../../src/api/lost-response.ts';
import type { ApiResult } from '../../../src/api/response.ts';

const response = (status: number): ApiResult => ({
  type: 'response',
  status,
  durationMs: 1,
  isHtml: false,
  isJson: true,
  errors: [],
});
const failure = (errorCode: string): ApiResult => ({ type: 'failure', errorCode });
describe('a change', () => {
  /** What a change did, by the answers to its tries and to the looks after each. */
  async function observe(
    answers: readonly ApiResult[],
    looks: readonly (string | undefined)[] = [],
  ): Promise<{ end: unknown; sent: number; looked: number; gaps: readonly number[] }> {
    const gaps: number[] = [];
    let sent = 0;
    let looked = 0;
    const end = await makeChange({
      send: async () => answers[sent++] ?? response(500),
      parse: ({ status }) => `answer ${status}`,
      lookUp: async () => looks[looked++],
      sleep: async (gapMs) => gaps.push(gapMs),
    });
    return { end, sent, looked, gaps };
  }
  const lost = failure('ECONNRESET');
  const conflict = response(409);

  test('that is answered is not looked up', async () => {
    expect(await observe([response(201)])).toEqual({
      end: { type: 'made', value: 'answer 201' },
      sent: 1,
      looked: 0,
      gaps: [],
    });
  });

  test('that is refused is not looked up', async () => {
    expect(await observe([conflict])).toEqual({
      end: { type: 'not-made', result: conflict },
      sent: 1,
      looked: 0,
      gaps: [],
    });
  });

  test('whose answer is lost is looked up, and not sent again if it is there', async () => {
    expect(await observe([lost], [undefined, 'found'])).toEqual({
      end: { type: 'made', value: 'found' },
      sent: 1,
      looked: 2,
      gaps: [1000, 3000],
    });
  });

  test('that is not there after three looks is sent again', async () => {
    expect(await observe([lost, response(201)])).toEqual({
      end: { type: 'made', value: 'answer 201' },
      sent: 2,
      looked: 3,
      gaps: [1000, 3000, 9000],
    });
  });

  test('that conflicts with itself after a lost response is looked up once more', async () => {
    const looks = [undefined, undefined, undefined, 'found'];
    expect(await observe([lost, conflict], looks)).toMatchObject({
      end: { type: 'made', value: 'found' },
      sent: 2,
      looked: 4,
    });
    expect(await observe([lost, conflict])).toMatchObject({
      end: { type: 'not-made', result: conflict },
      sent: 2,
      looked: 6,
    });
  });

  test('whose answers are all lost is given up after three tries', async () => {
    expect(await observe([lost, lost, lost])).toMatchObject({
      end: { type: 'not-made', result: lost },
      sent: 3,
      looked: 9,
    });
  });
});
