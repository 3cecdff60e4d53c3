import { describe, expect, test } from '@jest/globals';
import { parse, stringify } from 'yaml';
import type { ActRun } from '../support/act.ts';
import { makeCertificate } from '../support/certificate.ts';
import { useAct, useServer } from '../support/fixtures.ts';
import { makeKey } from '../support/keys.ts';
import { readText, trackedFiles } from '../support/repository.ts';
import { findSecrets } from '../support/secrets.ts';

const key = makeKey();
const act = useAct();
const server = useServer(key);
const secrets = {
  ASC_PRIVATE_KEY: key.pem,
  ASC_KEY_ID: key.keyId,
  ASC_ISSUER_ID: key.issuerId,
};
const needed = /^(?:action\.yml|\.nvmrc|dist\/.*|\.github\/apple\/.*)$/;
const files = Object.fromEntries(
  trackedFiles()
    .filter((path) => needed.test(path))
    .map((path) => [path, readText(path)]),
);
/** `ladder` waits for five minutes, so it is only run manually. */
const { ladder: _, ...jobs } = parse(readText('.github/workflows/apple.yml')).jobs;

/** Runs apple.yml with the fake server instead of Apple: it is also the proxy that requests go through. */
async function runAgainstFakeServer(stored: Readonly<Record<string, string>>): Promise<ActRun> {
  const tls = await makeCertificate();
  await server.restart({ tls, tolerated: ['scope /notary/v2'] });
  return act.run({
    secrets: stored,
    files,
    workflow: stringify({ on: 'workflow_dispatch', jobs }),
    event: 'workflow_dispatch',
    env: { HTTPS_PROXY: server.url, NO_PROXY: '' },
    certificate: tls.cert,
  });
}

describe('the workflow that contacts Apple', () => {
  test('passes with a valid key, if an unknown key and a request outside the scope are rejected', async () => {
    const run = await runAgainstFakeServer(secrets);
    expect(run.log.jobs).toEqual({ key: 'success', requests: 'success' });
    const statuses = server.requests.map(({ target, status }) => `${status} ${target}`);
    expect(statuses.slice(0, 3)).toEqual([
      '200 /v1/apps?limit=1',
      '200 /v1/apps?limit=1',
      '200 /v1/builds?limit=1',
    ]);
    expect(new Set(statuses.slice(3, -3))).toEqual(new Set(['401 /v1/apps?limit=1']));
    expect(statuses.slice(-3)).toEqual([
      '200 /v1/apps?limit=1',
      '401 /v1/builds?limit=1',
      '200 /notary/v2/submissions',
    ]);
    expect(run.log.text).toContain('Code: APPLE_REFUSED_KEY');
    expect(findSecrets(run, key)).toEqual([]);
  });

  test('fails if the stored key is rejected', async () => {
    const run = await runAgainstFakeServer({ ...secrets, ASC_PRIVATE_KEY: makeKey().pem });
    expect(run.log.jobs).toEqual({ key: 'success', requests: 'failure' });
  });

  test.each(Object.keys(secrets))('tests nothing without %s, and reports that', async (name) => {
    const run = await runAgainstFakeServer({ ...secrets, [name]: '' });
    expect(run.log.jobs).toEqual({ key: 'success' });
    expect(server.requests).toEqual([]);
    expect(run.log.textOfStep('look')).toMatch(/^Nothing was tested against Apple/);
    expect(run.log.text).toMatch(/Summary - Nothing was tested against Apple/);
  });
});
