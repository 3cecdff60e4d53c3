import { execFile } from 'node:child_process';
import { createPublicKey } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { jwtVerify } from 'jose';
import type { FakeServerOptions } from '../../support/app-store-connect.ts';
import { makeCertificate } from '../../support/certificate.ts';
import { useJob, useServer } from '../../support/fixtures.ts';
import { individualInputs, teamInputs } from '../../support/inputs.ts';
import { issuerId, makeKey } from '../../support/keys.ts';
import type { PhaseResult } from '../../support/runner.ts';

const key = makeKey();
const team = teamInputs(key);
const individual = individualInputs(key);
const tls = await makeCertificate();
const job = useJob();
const server = useServer(key);

async function startServer(
  program: NonNullable<FakeServerOptions['program']>,
  issuer?: string,
): Promise<void> {
  await server.restart({ program, tls });
  server.keys[0] = {
    keyId: key.keyId,
    publicKey: key.publicKey,
    ...(issuer !== undefined && { issuerId: issuer }),
  };
  server.buildUploads.addComplete('123', {
    cfBundleShortVersionString: '1.2.3',
    cfBundleVersion: '42',
    platform: 'IOS',
  });
}

/** Runs a lane with the real fastlane, in the environment of a step after `main`. */
async function runLane(lane: string, main: PhaseResult): Promise<string> {
  const env = {
    ...job.environment(),
    ...main.exported,
    BUNDLE_GEMFILE: join(import.meta.dirname, 'Gemfile'),
    BUNDLE_PATH: join(import.meta.dirname, 'vendor/bundle'),
    LC_ALL: 'C.UTF-8',
    CI: 'true',
    FASTLANE_SKIP_UPDATE_CHECK: '1',
    FASTLANE_OPT_OUT_USAGE: '1',
    FASTLANE_SKIP_DOCS: '1',
    FASTLANE_HIDE_CHANGELOG: '1',
    SPACESHIP_PROXY: server.url,
    SPACESHIP_PROXY_SSL_VERIFY_NONE: '1',
  };
  const run = promisify(execFile)('bundle', ['exec', 'fastlane', lane], {
    cwd: import.meta.dirname,
    env,
  });
  const { stdout } = await run.catch((error) => {
    throw new Error(
      `fastlane failed:\n${error.stdout}\n${error.stderr}\n${JSON.stringify(server.requests)}`,
    );
  });
  return stdout;
}

/** Asserts that every request was accepted, with a token that fastlane signed instead of the token of the step. */
async function expectOwnTokens(main: PhaseResult): Promise<void> {
  expect(server.requests.length).toBeGreaterThan(0);
  for (const { status, token } of server.requests) {
    expect(status).toBe(200);
    expect(token).not.toBe(main.outputs.token);
    await jwtVerify(token, createPublicKey(key.pem));
  }
}

describe.each([
  ['fastlane', 'without_options'],
  ['fastlane-lane', 'passing_the_key_on'],
])('tools: %s authenticates the lane %s', (tools, lane) => {
  test.each([
    ['a team key', team, issuerId],
    ['an individual key', individual, undefined],
  ])('with %s', async (_kind, inputs, issuer) => {
    await startServer('app-store-connect', issuer);
    const main = await job.main({ ...inputs, tools });
    expect(await runLane(lane, main)).toContain('build number 42');
    await expectOwnTokens(main);
  });
});

test.each([
  ['fastlane', 'in_house'],
  ['fastlane-lane', 'in_house_passing_the_key_on'],
])('tools: %s authenticates the lane %s with an in-house key', async (tools, lane) => {
  await startServer('enterprise', issuerId);
  const main = await job.main({ ...team, 'in-house': 'true', tools });
  expect(await runLane(lane, main)).toContain('certificates 1');
  await expectOwnTokens(main);
});
