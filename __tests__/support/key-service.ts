import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestKey } from './keys.ts';
import type { Inputs, Job } from './runner.ts';

/** The public half of a key as PEM. */
export function publicPem({ publicKey }: TestKey): string {
  return publicKey.export({ type: 'spki', format: 'pem' }).toString();
}

/** The inputs for `key` as a team key in a key service, with `overrides` on top. */
export function serviceInputs(key: TestKey, uri: string, overrides: Inputs = {}): Inputs {
  return {
    'private-key-uri': uri,
    'key-id': key.keyId,
    'issuer-id': key.issuerId,
    ...overrides,
  };
}

/** The inputs for a command that signs with `key`. It is openssl, with the key in a file outside the workspace. */
export function opensslInputs(key: TestKey, job: Job, overrides: Inputs = {}): Inputs {
  const file = join(job.directory, 'key.pem');
  writeFileSync(file, key.pem, { mode: 0o600 });
  const uri = `exec:openssl dgst -sha256 -sign '${file}'`;
  return serviceInputs(key, uri, { 'public-key': publicPem(key), ...overrides });
}

/** Converts a raw signature to DER, byte for byte as OpenSSL does. */
export function toDer(raw: Uint8Array): Buffer {
  const integer = (bytes: Uint8Array): Buffer => {
    const zeros = bytes.findIndex((byte) => byte !== 0);
    const digits = zeros < 0 ? Buffer.alloc(1) : Buffer.from(bytes.subarray(zeros));
    const content = (digits[0] ?? 0) < 0x80 ? digits : Buffer.concat([Buffer.alloc(1), digits]);
    return Buffer.concat([Buffer.from([0x02, content.length]), content]);
  };
  const content = Buffer.concat([integer(raw.subarray(0, 32)), integer(raw.subarray(32))]);
  return Buffer.concat([Buffer.from([0x30, content.length]), content]);
}
