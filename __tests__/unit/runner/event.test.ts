import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, jest, test } from '@jest/globals';
import type { WorkflowEvent } from '../../../src/key/missing-key.ts';

const directory = mkdtempSync(join(tmpdir(), 'event-'));
const path = join(directory, 'event.json');
const { env } = process;
beforeEach(() => {
  jest.resetModules();
});
afterAll(() => {
  process.env = env;
  rmSync(directory, { recursive: true });
});

/** The event as a new process reads it, because the variables are read while the module is loaded. */
async function read(variables: Record<string, string>): Promise<WorkflowEvent> {
  process.env = variables;
  const { readWorkflowEvent } = await import('../../../src/runner/event.ts');
  return readWorkflowEvent();
}

test('reads name, actor and payload of the event', async () => {
  const payload = { pull_request: { head: { repo: { full_name: 'eve/app' } } } };
  writeFileSync(path, JSON.stringify(payload));
  expect(
    await read({
      GITHUB_EVENT_NAME: 'pull_request',
      GITHUB_ACTOR: 'octocat',
      GITHUB_EVENT_PATH: path,
    }),
  ).toEqual({ eventName: 'pull_request', actor: 'octocat', payload });
});

test('reads an empty event if the runner provides none', async () => {
  expect(await read({})).toEqual({ eventName: '', actor: '', payload: {} });
});

test('throws for an event that is not JSON', async () => {
  writeFileSync(path, '{');
  await expect(read({ GITHUB_EVENT_PATH: path })).rejects.toThrow(SyntaxError);
});
