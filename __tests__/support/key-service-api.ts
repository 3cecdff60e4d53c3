import { type KeyServiceApi, textAt } from '../../src/signing/service.ts';

/** A key service with the plainest requests and responses, with `overrides` on top. */
export function keyServiceApi(overrides: Partial<KeyServiceApi> = {}): KeyServiceApi {
  return {
    name: 'A service',
    url: 'https://kms.example.com',
    source: 'A_VARIABLE',
    credentials: [],
    authorize: async (_request, date) => ({ Authorization: `dated ${date.toISOString()}` }),
    signRequest: (digest, keyResponse) => ({
      method: 'POST',
      path: `/sign${textAt(keyResponse, 'version')}`,
      body: { digest: digest.toString('hex') },
    }),
    readSignature: (json) => {
      const text = textAt(json, 'signature');
      return text === '' ? undefined : { bytes: Buffer.from(text, 'hex') };
    },
    keyRequest: { method: 'GET', path: '/key' },
    readKey: (json, version = 'latest') => textAt(json, 'keys', version),
    readError: (json) => ({ code: textAt(json, 'code'), message: textAt(json, 'message') }),
    failures: [],
    absent: 'Check the name.',
    permissions: 'Ask for a permission.',
    login: 'Log in.',
    ...overrides,
  };
}
