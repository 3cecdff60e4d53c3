import { createPublicKey } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { jwtVerify } from 'jose';
import type { FakeServerOptions } from '../../support/app-store-connect.ts';
import { FakeTeam } from '../../support/fake/team.ts';
import { useJob, useServer } from '../../support/fixtures.ts';
import { individualInputs, teamInputs } from '../../support/inputs.ts';
import { issuerId, makeKey } from '../../support/keys.ts';
import type { PhaseResult } from '../../support/runner.ts';
import { runLane, tls } from './lane.ts';

const key = makeKey();
const team = teamInputs(key);
const individual = individualInputs(key);
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

/** Runs a lane that must succeed, and returns its output. */
async function passLane(
  lane: string,
  main: PhaseResult,
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  const bundle = import.meta.dirname;
  const { output, exitCode } = await runLane(lane, { job, server, main, bundle, env });
  if (exitCode !== 0) throw new Error(`fastlane failed:\n${output}`);
  return output;
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
    expect(await passLane(lane, main)).toContain('build number 42');
    await expectOwnTokens(main);
  });
});

test.each([
  ['fastlane', 'in_house'],
  ['fastlane-lane', 'in_house_passing_the_key_on'],
])('tools: %s authenticates the lane %s with an in-house key', async (tools, lane) => {
  await startServer('enterprise', issuerId);
  const main = await job.main({ ...team, 'in-house': 'true', tools });
  expect(await passLane(lane, main)).toContain('certificates 1');
  await expectOwnTokens(main);
});

test.each([
  ['fastlane', ''],
  ['fastlane-lane', ' key:true'],
])('tools: %s authenticates the lane without_upload%s', async (tools, style) => {
  await startServer('app-store-connect', issuerId);
  server.team = new FakeTeam();
  const metadata = join(job.workspace, 'metadata');
  mkdirSync(join(metadata, 'en-US'), { recursive: true });
  writeFileSync(join(metadata, 'en-US/description.txt'), 'An app.');
  const main = await job.main({ ...team, tools });
  const env = { METADATA: metadata, OUTPUT: job.workspace };
  expect(await passLane(`without_upload${style}`, main, env)).toContain('the App Store has 41');
  expect(server.team.attributesOf('appStoreVersionLocalizations', 'l1')).toMatchObject({
    description: 'An app.',
  });
});
