import { afterAll, afterEach, beforeEach } from '@jest/globals';
import { ActRunner } from './act.ts';
import { FakeAppStoreConnect, type FakeServerOptions } from './app-store-connect.ts';
import type { TestKey } from './keys.ts';
import { Job } from './runner.ts';

/** A job for each test of a file: its directories are made before the test and removed after it. */
export function useJob(): Job {
  const job = new Job();
  beforeEach(() => job.begin());
  afterEach(() => job.end());
  return job;
}

/** A fake App Store Connect for each test of a file, with `key` registered. */
export function useServer(key: TestKey, options: FakeServerOptions = {}): FakeAppStoreConnect {
  const server = new FakeAppStoreConnect();
  beforeEach(async () => {
    server.keys.splice(0, server.keys.length, key);
    await server.restart(options);
  });
  afterEach(() => server.close());
  return server;
}

/** Runs workflows for the tests of a file; all directories are removed after the last one. */
export function useAct(): ActRunner {
  const act = new ActRunner();
  afterAll(() => act.remove());
  return act;
}
