import { describe, expect, test } from '@jest/globals';
import { decodeJwt } from 'jose';
import { Diagnostics } from '../../../src/errors/diagnostics.ts';
import { LocalSigner } from '../../../src/signing/local.ts';
import { signToken } from '../../../src/token/jws.ts';
import { type LadderPlan, parseReach, planLadder, signLadder } from '../../../src/token/ladder.ts';
import { capLifetime } from '../../../src/token/lifetime.ts';
import { selectRung } from '../../../src/token-command/ladder-file.ts';
import { issuerId, makeKey } from '../../support/keys.ts';
import { checkToken } from '../../support/token-rules.ts';

const key = makeKey();
const tokenKey = {
  identity: { kind: 'team', keyId: key.keyId, issuerId } as const,
  signer: new LocalSigner(key.privateKey),
};
const now = 1_800_000_000;
const sixHours = 22_200;
const plan = (seconds: number, reach = sixHours): LadderPlan =>
  planLadder({ seconds, maxSpanSeconds: 1200 }, reach);

describe('the reach', () => {
  test.each([
    [undefined, undefined],
    ['false', undefined],
    ['FALSE', undefined],
    ['true', 22_200],
    ['True', 22_200],
    ['12h', 43_200],
    ['12 hours', 43_200],
    ['PT12H', 43_200],
    ['24h', 86_400],
    ['900', 900],
  ])('of %j is %p seconds', (input, seconds) => {
    const diagnostics = new Diagnostics();
    expect(parseReach(input, diagnostics)).toBe(seconds);
    expect(diagnostics.annotations).toEqual([]);
  });

  test.each([
    ['12', 'token-command: 12 means 12 seconds. Did you mean 12h?'],
    ['24', 'token-command: 24 means 24 seconds. Did you mean 24h?'],
    ['30', 'token-command: 30 means 30 seconds. Did you mean 30m?'],
  ])('of the bare number %s is in seconds, with a warning', (input, message) => {
    const diagnostics = new Diagnostics();
    expect(parseReach(input, diagnostics)).toBe(Number(input));
    expect(diagnostics.annotations).toEqual([
      { level: 'warning', title: 'token-command is in seconds', message },
    ]);
  });

  test.each([
    ['tRUE', 'neither true, false nor a duration'],
    ['yes', 'neither true, false nor a duration'],
    ['0', 'neither true, false nor a duration'],
    ['1.5h', 'neither true, false nor a duration'],
    ['true\n', 'neither true, false nor a duration'],
    ['untrue', 'neither true, false nor a duration'],
    ['true-ish', 'neither true, false nor a duration'],
    ['notfalse', 'neither true, false nor a duration'],
    ['False!', 'neither true, false nor a duration'],
    ['25h', 'longer than 24 hours'],
    ['86401', 'longer than 24 hours'],
  ])('cannot be %j', (input, mistake) => {
    expect(() => parseReach(input, new Diagnostics())).toThrow(
      expect.objectContaining({
        code: 'COMMAND_REACH_INVALID',
        title: 'Invalid token-command',
        detail: `token-command is ${JSON.stringify(input)}, which is ${mistake}.`,
        fix: 'Write true for a job of up to six hours, or a duration of at most 24h, such as 12h.',
      }),
    );
  });
});

describe('a plan', () => {
  test('has a rung every third of a lifetime, including one before the token of the step and a spare one', () => {
    const { starts, end, isShortened } = plan(900);
    expect(starts.slice(0, 3)).toEqual([-300, 0, 300]);
    expect(starts).toHaveLength(77);
    expect(starts.at(-1)).toBe(22_500);
    expect([end, isShortened]).toEqual([22_800, false]);
  });

  test('has distinct starts in whole seconds', () => {
    for (let seconds = 1; seconds <= 1140; seconds += 1) {
      const { starts } = plan(seconds, 2000);
      expect(starts.every(Number.isInteger)).toBe(true);
      expect(new Set(starts).size).toBe(starts.length);
      expect(starts.filter((start) => start === 0)).toHaveLength(1);
    }
  });

  test('has a single rung if its lifetime covers the reach', () => {
    expect(plan(86_400)).toEqual({ starts: [0], end: 86_400, isShortened: false });
    expect(plan(sixHours).starts).toEqual([0]);
    expect(plan(sixHours - 1).starts.length).toBeGreaterThan(1);
  });

  test('has at most 200 rungs, and ends earlier if more are needed', () => {
    expect(plan(360)).toMatchObject({ isShortened: false });
    expect(plan(360).starts).toHaveLength(188);
    expect(plan(300)).toMatchObject({ isShortened: true, end: 19_900 });
    expect(plan(300).starts).toHaveLength(200);
    expect(plan(900, 86_400)).toMatchObject({ isShortened: true, end: 59_700 });
  });
});

test('signs the rungs with the scope and lifetime of the step, and includes its token', async () => {
  const { lifetime } = capLifetime(600, []);
  const options = { lifetime, scope: ['GET /v1/apps'] };
  const token = await signToken(tokenKey, options, now);
  const ladder = await signLadder(tokenKey, options, { plan: plan(600, 1000), token, now });
  expect(ladder.rungs[1]).toEqual({ ...token, startsAt: now });
  expect(ladder.endsAt).toBe(now + 1400);
  for (const { jwt, startsAt, expiresAt } of ladder.rungs) {
    const { iat, exp, scope } = decodeJwt(jwt);
    expect([iat, exp, expiresAt]).toEqual([startsAt - 300, startsAt + 600, startsAt + 600]);
    expect(scope).toEqual(['GET /v1/apps']);
  }
});

// Simulating a whole job takes seconds per lifetime, too long for each mutant.
const minutesUnderMutation = [1, 7, 15];
const lifetimesInMinutes =
  process.env.STRYKER_MUTATOR_WORKER === undefined
    ? Array.from({ length: 19 }, (_minute, index) => index + 1)
    : minutesUnderMutation;

describe.each(lifetimesInMinutes)('through a job with a lifetime of %d minutes', (minutes) => {
  const seconds = minutes * 60;
  // The clock may be off by four minutes if the token is backdated by five.
  const skews = minutes === 15 ? [-240, 0, 240] : [0];

  test('two different tokens are always accepted, the newest with two thirds of its lifetime left', async () => {
    const { lifetime } = capLifetime(seconds, []);
    const options = { lifetime, scope: [] };
    const token = await signToken(tokenKey, options, now);
    const planned = plan(seconds);
    const { rungs, endsAt } = await signLadder(tokenKey, options, { plan: planned, token, now });
    const ladder = { rungs, endsAt, clockOffsetSeconds: 0 };
    expect(endsAt - now).toBeGreaterThanOrEqual(planned.isShortened ? seconds : sixHours);
    const edges = rungs.flatMap(({ startsAt }) => [startsAt - 1, startsAt, startsAt + 1]);
    for (const unixNow of [...edges, endsAt - 1].filter((edge) => edge >= now && edge < endsAt)) {
      const [newest, fresh] = [false, true].map((fresh) => selectRung(ladder, { unixNow, fresh }));
      expect(newest?.jwt).not.toBe(fresh?.jwt);
      expect((newest?.expiresAt ?? 0) - unixNow).toBeGreaterThanOrEqual((2 / 3) * seconds);
      expect((fresh?.expiresAt ?? 0) - unixNow).toBeGreaterThanOrEqual(seconds / 3);
      for (const rung of [newest, fresh]) {
        for (const skew of skews) expect(checkAt(rung?.jwt ?? '', unixNow + skew)).toEqual({ key });
      }
    }
  });
});

/** Checks a token as Apple would at `appleNow`. */
function checkAt(jwt: string, appleNow: number): ReturnType<typeof checkToken> {
  return checkToken(
    { method: 'GET', target: '/v1/apps', authorization: `Bearer ${jwt}` },
    { keys: [key], now: appleNow, audience: 'appstoreconnect-v1' },
  );
}
