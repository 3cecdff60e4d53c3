import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { annotations } from '../support/runner.ts';
import { useVerification } from '../support/verification.ts';

const { key, job, server, verify, verifyFailure } = useVerification();

describe('explains why the key was rejected, and who can fix it:', () => {
  test('a revoked key, by what the file name tells of it', async () => {
    server.keys[0] = { ...key, revoked: true };
    writeFileSync(join(job.workspace, 'AuthKey_ABCDE12345.p8'), key.pem);
    const message = await verifyFailure({
      'private-key': '',
      'private-key-path': 'AuthKey_ABCDE12345.p8',
    });
    expect(message).toContain('Code: APPLE_REFUSED_KEY');
    expect(message).toContain('It is not the clock');
    expect(message).toMatch(
      /The key ABCDE12345 was revoked.*An Admin or the Account Holder: look for it/,
    );
    expect(message).not.toContain('It is an individual key'); // those are named ApiKey_...
    expect(server.requests).toHaveLength(4);
  });

  test("a missing issuer, with Apple's error in the debug log", async () => {
    const { exitCode, stdout } = await verify({ 'issuer-id': '' });
    expect(exitCode).toBe(1);
    const [error] = annotations(stdout);
    expect(error?.message).toMatch(/Likeliest: It is a team key, and issuer-id is missing/);
    expect(error?.message).not.toMatch(/The issuer ID|individual key, and/);
    expect(stdout).toMatch(
      /^::debug::GET \/v1\/apps\?limit=1: 401 in \d+ ms.*NOT_AUTHORIZED: .*Provide a properly configured/m,
    );
  });

  test('a missing agreement', async () => {
    server.agreementsMissing = true;
    const message = await verifyFailure();
    expect(message).toContain('Code: APPLE_AGREEMENT_MISSING');
    expect(message).toMatch(
      /The Account Holder, and nobody else, can accept it: https:\/\/appstoreconnect\.apple\.com\/business/,
    );
    expect(server.requests).toHaveLength(1);
  });
});
