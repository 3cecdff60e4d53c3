import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { issuerId } from '../support/keys.ts';
import { annotations } from '../support/runner.ts';
import { useVerification } from '../support/verification.ts';

const { key, job, server, verify, verifyFailure } = useVerification();

describe('explains why the key was rejected, and who can fix it:', () => {
  test('a revoked key, by what its file name rules out', async () => {
    server.keys[0] = { ...key, revoked: true };
    writeFileSync(join(job.workspace, 'AuthKey_ABCDE12345.p8'), key.pem);
    const message = await verifyFailure({
      'private-key': '',
      'private-key-path': 'AuthKey_ABCDE12345.p8',
    });
    expect(message.split('\n')).toEqual([
      'App Store Connect rejected the key',
      "Apple gives one response (401) for several causes. It gave it to several freshly signed tokens, so this is not a transient failure. It is not the clock either: the tokens were dated by Apple's.",
      'Fix: Check in this order:',
      `1. Issuer ID ${issuerId}: is it the one above the list of keys (https://appstoreconnect.apple.com/access/integrations/api)? If not, correct issuer-id. → you`,
      '2. Key ID ABCDE12345: is it in the list of active keys (https://appstoreconnect.apple.com/access/integrations/api), and is it the ID of this .p8 file? If it was revoked, create a new key. → the Account Holder or an Admin',
      // Not an individual key: those are named ApiKey_...
      '3. Is the membership the Apple Developer Enterprise Program? If so, set in-house: true. → you',
      '4. Is the key for APNs, DeviceCheck or MusicKit? Their files are named AuthKey_... too. If so, create an API key (https://appstoreconnect.apple.com/access/integrations/api). → the Account Holder or an Admin',
      '5. Is an agreement of the account unsigned? Apple sometimes responds with 401 in that case (https://appstoreconnect.apple.com/business, and https://developer.apple.com/account for the program license). → the Account Holder',
      'Code: APPLE_REFUSED_KEY',
    ]);
    expect(server.requests).toHaveLength(4);
  });

  test('an in-house key, with the pages of the Enterprise Program', async () => {
    await server.restart({ program: 'enterprise' });
    server.keys[0] = { ...key, revoked: true };
    const message = await verifyFailure({ 'in-house': 'true' });
    const keys = 'https://developer.apple.com/account under Users and Access > Integrations';
    expect(message).toContain(`is it the one above the list of keys (${keys})?`);
    expect(message).toContain('\n3. in-house is true: is the key from App Store Connect instead?');
    expect(message).not.toContain('appstoreconnect.apple.com');
  });

  test("a missing issuer, with Apple's error in the debug log", async () => {
    const { exitCode, stdout } = await verify({ 'issuer-id': '' });
    expect(exitCode).toBe(1);
    const [error] = annotations(stdout);
    expect(error?.message).toContain('\n1. issuer-id is empty: is this a team key?');
    expect(error?.message).not.toMatch(/Issuer ID|created in a user profile/);
    expect(stdout).toMatch(
      /^::debug::GET \/v1\/apps\?limit=1: 401 in \d+ ms.*NOT_AUTHORIZED: .*Provide a properly configured/m,
    );
  });

  test('a missing agreement', async () => {
    server.agreementsMissing = true;
    const message = await verifyFailure();
    expect(message.split('\n')).toEqual([
      'A required Apple agreement is missing or expired',
      'The key itself was accepted, and a new key would not help: until the agreement is accepted, every request fails (403).',
      'Fix: Only the Account Holder can accept it: https://appstoreconnect.apple.com/business, and https://developer.apple.com/account for the program license. The change takes effect within minutes.',
      'Code: APPLE_AGREEMENT_MISSING',
    ]);
    expect(server.requests).toHaveLength(2); // asked once more, since the response may be false
  });
});
