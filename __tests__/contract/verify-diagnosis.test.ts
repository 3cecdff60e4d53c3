import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { useVerification } from '../support/verification.ts';

const { key, job, server, verify, verifyFailure } = useVerification();

describe('explains why the key was rejected, and who can fix it:', () => {
  test('a revoked key', async () => {
    server.keys[0] = { ...key, revoked: true };
    const message = await verifyFailure();
    expect(message).toContain('Code: APPLE_REFUSED_KEY');
    expect(message).toContain('It is not the clock');
    expect(message).toMatch(
      /The key ABCDE12345 was revoked.*An Admin or the Account Holder: look for it/,
    );
    expect(server.requests).toHaveLength(4);
  });

  test('a wrong issuer', async () => {
    const message = await verifyFailure({ 'issuer-id': '11111111-2222-3333-4444-555555555555' });
    expect(message).toMatch(
      /Likeliest: The issuer ID 11111111-2222-3333-4444-555555555555 is not that of the account/,
    );
    expect(message).toMatch(/1\. The issuer ID.*You: compare it/);
  });

  test('a missing issuer', async () => {
    const message = await verifyFailure({ 'issuer-id': '' });
    expect(message).toMatch(/Likeliest: It is a team key, and issuer-id is missing/);
    expect(message).not.toMatch(/The issuer ID|individual key, and/);
  });

  test('a superfluous issuer, unless the file name rules it out', async () => {
    server.keys[0] = { keyId: key.keyId, publicKey: key.publicKey };
    expect(await verifyFailure()).toContain(
      'It is an individual key, and those have no issuer. You: remove issuer-id',
    );
    writeFileSync(join(job.workspace, 'AuthKey_ABCDE12345.p8'), key.pem);
    const named = await verifyFailure({
      'private-key': '',
      'private-key-path': 'AuthKey_ABCDE12345.p8',
    });
    expect(named).not.toContain('It is an individual key');
  });

  test('an in-house key on the public host, and the reverse', async () => {
    await server.restart({ program: 'enterprise' });
    expect(await verifyFailure()).toContain('You: set in-house: true');
    await server.restart();
    expect(await verifyFailure({ 'in-house': 'true' })).toContain('You: remove in-house.');
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

  test("writes Apple's whole response body to the debug log", async () => {
    server.keys.length = 0;
    const { stdout } = await verify();
    expect(stdout).toMatch(
      /^::debug::GET \/v1\/apps\?limit=1: 401 in \d+ ms.*"code":"NOT_AUTHORIZED".*"detail":"Provide a properly configured/m,
    );
  });

  test('gives each cause a message of its own that names who can act', async () => {
    const messages = [await verifyFailure({ 'issuer-id': '11111111-2222-3333-4444-555555555555' })];
    server.keys[0] = { ...key, revoked: true };
    messages.push(await verifyFailure());
    server.keys[0] = { ...key, role: 'DEVELOPER' };
    messages.push(await verifyFailure({ 'require-access': '/v1/users' }));
    server.agreementsMissing = true;
    messages.push(await verifyFailure());
    expect(new Set(messages).size).toBe(4);
    for (const message of messages)
      expect(message).toMatch(/You:|An Admin or the Account Holder|The Account Holder/);
  });
});
