import { expect, test } from '@jest/globals';
import { narrowPlan } from '../../../src/command/narrowing.ts';

const step = { lifetime: { seconds: 900, limit: 1200 }, scope: ['GET /v1/apps', 'GET /v1/builds'] };
const unscoped = { ...step, scope: [] };

test('takes some of the scope of the step, and keeps its lifetime', () => {
  expect(narrowPlan(step, { scope: ['GET /v1/apps'] }).plan).toEqual({
    ...step,
    scope: ['GET /v1/apps'],
  });
});

test('refuses an entry that the step does not have', () => {
  expect(() => narrowPlan(step, { scope: ['GET /v1/users'] })).toThrow(
    expect.objectContaining({ code: 'COMMAND_WIDENS' }),
  );
});

test('takes any entry where the step has no scope, if it is well-formed', () => {
  expect(narrowPlan(unscoped, { scope: ['GET /v1/users'] }).plan.scope).toEqual(['GET /v1/users']);
  expect(() => narrowPlan(unscoped, { scope: ['/v1/users'] })).toThrow(
    expect.objectContaining({ code: 'SCOPE_INVALID' }),
  );
});

test('takes over 20 minutes only where the step does', () => {
  expect(() => narrowPlan(step, { lifetime: '1h' })).toThrow(
    expect.objectContaining({ code: 'LIFETIME_TOO_LONG' }),
  );
  const long = { lifetime: { seconds: 86_400, limit: 15_552_000 }, scope: ['GET /v1/ciProducts'] };
  expect(narrowPlan(long, { lifetime: '1h' }).plan.lifetime).toEqual({
    seconds: 3600,
    limit: 15_552_000,
  });
});

test('keeps the tokens of each plan apart', () => {
  const names = [narrowPlan(step, { lifetime: '5m' }), narrowPlan(step, { lifetime: '6m' })].map(
    ({ name }) => name,
  );
  expect(new Set(names).size).toBe(2);
  for (const name of names) expect(name).toMatch(/^token-[0-9a-f]{16}$/);
});
