import { toRawSignature } from './der.ts';
import {
  credentialPattern,
  type KeyServiceApi,
  logInBefore,
  loginError,
  readVariable,
  type ServiceContext,
  textAt,
  uriError,
} from './service.ts';

const login = logInBefore(
  'google-github-actions/auth with token_format: access_token',
  'GOOGLE_OAUTH_ACCESS_TOKEN',
);

const id = '[A-Za-z0-9_-]{1,63}';
const uriPattern = new RegExp(
  `^//(projects/(?:[a-z0-9.]{1,63}:)?[a-z0-9-]{1,63}/locations/[a-z0-9-]{1,40}/keyRings/${id}/cryptoKeys/${id})/(?:cryptoKeyVersions|versions)/([1-9][0-9]{0,9})$`,
);

/**
 * Resolves a key in Google Cloud KMS.
 *
 * @param rest the URI after `gcpkms:`
 * @throws {ActionError} `SIGNER_LOGIN`, `SIGNER_CONFIG_INVALID`
 * @see https://cloud.google.com/kms/docs/reference/rest/v1/projects.locations.keyRings.cryptoKeys.cryptoKeyVersions/asymmetricSign
 */
export function resolveGoogleKms(rest: string, { env }: ServiceContext): KeyServiceApi {
  const [, key, version] = uriPattern.exec(rest) ?? [];
  if (key === undefined) {
    throw uriError(
      'gcpkms://projects/P/locations/L/keyRings/R/cryptoKeys/K/cryptoKeyVersions/V, with the version; regional endpoints and other universes are not supported',
    );
  }
  const token = readVariable(env, ['GOOGLE_OAUTH_ACCESS_TOKEN'], credentialPattern)?.value;
  if (token === undefined) {
    const file = env.GOOGLE_APPLICATION_CREDENTIALS
      ? ' GOOGLE_APPLICATION_CREDENTIALS is, but credential files and metadata servers are not used.'
      : '';
    throw loginError(`GOOGLE_OAUTH_ACCESS_TOKEN is not set.${file}`, login);
  }
  const name = `/v1/${key}/cryptoKeyVersions/${version}`;
  return {
    name: 'Google Cloud KMS',
    url: 'https://cloudkms.googleapis.com',
    source: 'the scheme of private-key-uri',
    credentials: [token],
    authorize: async () => ({ Authorization: `Bearer ${token}` }),
    signRequest: (digest) => ({
      method: 'POST',
      path: `${name}:asymmetricSign`,
      body: { digest: { sha256: digest.toString('base64') } },
    }),
    readSignature: (json) => {
      const bytes = toRawSignature(Buffer.from(textAt(json, 'signature'), 'base64'));
      return bytes && { bytes };
    },
    keyRequest: { method: 'GET', path: `${name}/publicKey` },
    readKey: (json) => textAt(json, 'pem'),
    readError: (json) => ({
      code: textAt(json, 'error', 'status'),
      message: textAt(json, 'error', 'message'),
    }),
    failures: [
      // First, because the name of the key in this message may contain a word of the next rule.
      ['disabled', /^400 FAILED_PRECONDITION .* is not enabled/],
      ['unusable', /^400 INVALID_ARGUMENT|^400 FAILED_PRECONDITION .*(?:purpose|algorithm)/i],
      ['disabled', /^400 FAILED_PRECONDITION/],
    ],
    absent: 'Check each part of private-key-uri, including the version.',
    permissions:
      'Check each part of private-key-uri: Google responds in the same way if there is no such key. Then ask an administrator of the project to grant the service account of this job roles/cloudkms.signerVerifier on the key, or roles/cloudkms.signer with public-key.',
    login,
  };
}
