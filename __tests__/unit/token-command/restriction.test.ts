import { expect, test } from '@jest/globals';
import { restrictToken } from '../../../src/token-command/restriction.ts';

const step = {
  lifetime: { seconds: 900, maxSpanSeconds: 1200 },
  scope: ['GET /v1/apps', 'GET /v1/builds'],
};
const unscoped = { ...step, scope: [] };

test('takes some of the scope of the step, and keeps its lifetime', () => {
  expect(restrictToken(step, { scope: ['GET /v1/apps'] }).tokenOptions).toEqual({
    ...step,
    scope: ['GET /v1/apps'],
  });
});

test('refuses an entry that the step does not have', () => {
  expect(() => restrictToken(step, { scope: ['GET /v1/users'] })).toThrow(
    expect.objectContaining({ code: 'COMMAND_WIDENS' }),
  );
});

test('takes any entry where the step has no scope, if it is well-formed', () => {
  expect(restrictToken(unscoped, { scope: ['GET /v1/users'] }).tokenOptions.scope).toEqual([
    'GET /v1/users',
  ]);
  expect(() => restrictToken(unscoped, { scope: ['/v1/users'] })).toThrow(
    expect.objectContaining({ code: 'SCOPE_INVALID' }),
  );
});

test('takes over 20 minutes only where the step does', () => {
  expect(() => restrictToken(step, { lifetime: '1h' })).toThrow(
    expect.objectContaining({ code: 'LIFETIME_TOO_LONG' }),
  );
  const long = {
    lifetime: { seconds: 86_400, maxSpanSeconds: 15_552_000 },
    scope: ['GET /v1/ciProducts'],
  };
  expect(restrictToken(long, { lifetime: '1h' }).tokenOptions.lifetime).toEqual({
    seconds: 3600,
    maxSpanSeconds: 15_552_000,
  });
});

test('keeps the tokens of each plan apart', () => {
  const names = [
    restrictToken(step, { lifetime: '5m' }),
    restrictToken(step, { lifetime: '6m' }),
  ].map(({ name }) => name);
  expect(new Set(names).size).toBe(2);
  for (const name of names) expect(name).toMatch(/^token-[0-9a-f]{16}$/);
});
