import { describe, expect, test } from '@jest/globals';
import {
  parseLadder,
  selectRung,
  serializeLadder,
} from '../../../src/token-command/ladder-file.ts';

const rung = (startsAt: number) => ({
  jwt: `A.${startsAt}.C`,
  startsAt,
  expiresAt: startsAt + 900,
});
const ladder = {
  rungs: [rung(700), rung(1000), rung(1300)],
  endsAt: 1600,
  clockOffsetSeconds: 0,
};

describe('selects', () => {
  const select = (unixNow: number, fresh = false, offset = 0): number =>
    selectRung({ ...ladder, clockOffsetSeconds: offset }, { unixNow, fresh }).startsAt;

  test.each([
    [700, 700, 1000],
    [999, 700, 1000],
    [1000, 1000, 700],
    [1299, 1000, 700],
    [1300, 1300, 1000],
    [1599, 1300, 1000],
  ])('at %d the rung of %d, and with --fresh that of %d', (now, newest, fresh) => {
    expect(select(now)).toBe(newest);
    expect(select(now, true)).toBe(fresh);
  });

  test("by Apple's clock", () => {
    expect(select(400, false, 600)).toBe(1000);
    expect(select(1900, false, -600)).toBe(1300);
  });

  test('the only rung, even with --fresh', () => {
    const single = { ...ladder, rungs: [rung(1000)] };
    expect(selectRung(single, { unixNow: 1100, fresh: true }).startsAt).toBe(1000);
  });

  test.each([
    [1600, 'COMMAND_EXPIRED'],
    [99_999, 'COMMAND_EXPIRED'],
    [699, 'COMMAND_CLOCK_CHANGED'],
    [0, 'COMMAND_CLOCK_CHANGED'],
  ])('nothing at %d', (now, code) => {
    for (const fresh of [false, true])
      expect(() => select(now, fresh)).toThrow(expect.objectContaining({ code }));
  });
});

test('parses what it serializes', () => {
  expect(parseLadder(serializeLadder(ladder))).toEqual(ladder);
});

test.each(['', '{', 'null', '[]', '{}'])('rejects %j', (text) => {
  expect(() => parseLadder(text)).toThrow();
});

test.each([
  { rungs: [] },
  { rungs: {} },
  { rungs: [null] },
  { rungs: [{ ...rung(1), jwt: 1 }] },
  { rungs: [{ ...rung(1), jwt: 'A.B' }] },
  { rungs: [{ ...rung(1), jwt: 'A.B.C\n::debug::x' }] },
  { rungs: [{ ...rung(1), startsAt: '1' }] },
  { rungs: [{ ...rung(1), expiresAt: 1.5 }] },
  { rungs: [rung(1), {}] },
  { rungs: [{ ...rung(1), expiresAt: 8_640_000_000_001 }] },
  { endsAt: null },
  { endsAt: '1600' },
  { clockOffsetSeconds: undefined },
])('rejects a ladder with %j', (change) => {
  expect(() => parseLadder(JSON.stringify({ ...ladder, ...change }))).toThrow(TypeError);
});
