import { AwsV4Signer } from 'aws4fetch';
import { isLoopback } from '../api/base-url.ts';
import { toRawSignature } from './der.ts';
import {
  configError,
  credentialPattern,
  type KeyServiceApi,
  logInBefore,
  loginError,
  readVariable,
  type ServiceContext,
  type ServiceRequest,
  textAt,
  uriError,
} from './service.ts';

const login = logInBefore(
  'aws-actions/configure-aws-credentials with output-credentials: true',
  'AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN',
);

const form =
  'awskms:///KEY-ID, awskms:///alias/NAME, awskms:///arn:aws:kms:... or awskms://ENDPOINT/KEY-ID; a port is for localhost only';

/** Logins that are left out: each would let every job on the machine sign, or read files. */
const otherLogins = [
  'AWS_PROFILE',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
] as const;

/**
 * The domains of a partition, by the prefix of its regions: those of IPv4, and those of both versions of IP.
 *
 * @see https://docs.aws.amazon.com/general/latest/gr/kms.html
 */
const partitions: readonly (readonly [region: RegExp, domain: string, dualStack: string])[] = [
  [/^cn-/, 'amazonaws.com.cn', 'api.amazonwebservices.com.cn'],
  [/^eusc-/, 'amazonaws.eu', 'api.amazonwebservices.eu'],
  [/^us-iso-/, 'c2s.ic.gov', 'api.aws.ic.gov'],
  [/^us-isob-/, 'sc2s.sgov.gov', 'api.aws.scloud'],
  [/^eu-isoe-/, 'cloud.adc-e.uk', 'api.cloud-aws.adc-e.uk'],
  [/^us-isof-/, 'csp.hci.ic.gov', 'api.aws.hci.ic.gov'],
  [/./, 'amazonaws.com', 'api.aws'],
];

/** Matches errors by their type only: the names of roles and aliases in a message may look like one. */
const ofType = (names: string): RegExp => new RegExp(`^[0-9]+ \\S*(?:${names})`);

const region = '[a-z]{2,4}(?:-[a-z]{2,10}){1,3}-[0-9]{1,2}';
const keyName = '(?:alias/[A-Za-z0-9_-]+(?:/[A-Za-z0-9_-]+)*|[A-Za-z0-9-]{1,64})';
const uriPattern = new RegExp(
  `^//([^/]*)/(arn:aws[a-z-]{0,20}:kms:(${region}):[0-9]{12}:(?:key/[A-Za-z0-9-]{1,64}|alias/[A-Za-z0-9/_-]+)|${keyName})$`,
);
const hostName = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}$/;

/**
 * Resolves a key in AWS KMS.
 *
 * @param rest the URI after `awskms:`
 * @throws {ActionError} `SIGNER_LOGIN`, `SIGNER_CONFIG_INVALID`
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_Sign.html
 */
export function resolveAwsKms(rest: string, { env }: ServiceContext): KeyServiceApi {
  const [, authority = '', keyId, arnRegion] = uriPattern.exec(rest) ?? [];
  if (keyId === undefined) throw uriError(form);
  const credentials = readCredentials(env);
  const place = readRegion(env, arnRegion);
  const request = (operation: string, body: object): ServiceRequest => ({
    method: 'POST',
    path: '/',
    body: { KeyId: keyId, ...body },
    headers: {
      'Content-Type': 'application/x-amz-json-1.1',
      'X-Amz-Target': `TrentService.${operation}`,
    },
  });
  const endpoint = readEndpoint(env, authority, place);
  return {
    name: 'AWS KMS',
    ...endpoint,
    credentials: Object.values(credentials),
    authorize: async ({ method, path, headers, body }, date) => {
      const signed = await new AwsV4Signer({
        ...credentials,
        method,
        url: `${endpoint.url}${path}`,
        headers: { ...headers },
        body: JSON.stringify(body),
        service: 'kms',
        region: place.value,
        datetime: date.toISOString().replace(/[:-]|\.\d{3}/g, ''),
        allHeaders: true,
      }).sign();
      return Object.fromEntries(signed.headers);
    },
    signRequest: (digest) =>
      request('Sign', {
        Message: digest.toString('base64'),
        MessageType: 'DIGEST',
        SigningAlgorithm: 'ECDSA_SHA_256',
      }),
    readSignature: (json) => {
      const bytes = toRawSignature(Buffer.from(textAt(json, 'Signature'), 'base64'));
      return bytes && { bytes };
    },
    keyRequest: request('GetPublicKey', {}),
    readKey: (json) => Buffer.from(textAt(json, 'PublicKey'), 'base64'),
    readError: (json) => ({
      code: textAt(json, '__type').replace(/^.*#/, ''),
      message: textAt(json, 'message') || textAt(json, 'Message'),
    }),
    failures: [
      ['throttled', ofType('Throttl|LimitExceeded|TooManyRequests')],
      ['unavailable', ofType('KMSInternal|DependencyTimeout|KeyUnavailable|ServiceUnavailable')],
      ['absent', ofType('NotFoundException')],
      ['disabled', ofType('DisabledException|KMSInvalidState')],
      ['unusable', ofType('InvalidKeyUsage|UnsupportedOperation')],
      ['denied', ofType('AccessDenied|OptInRequired')],
      [
        'login',
        ofType(
          'Expired|UnrecognizedClient|Invalid(?:ClientTokenId|Signature)|IncompleteSignature|MissingAuth|NotAuthorized|SignatureDoesNotMatch|RequestTimeTooSkewed',
        ),
      ],
    ],
    clockErrors: /RequestTimeTooSkewed|RequestExpired|Signature (?:expired|not yet current)/,
    absent:
      'Check the key ID or alias, the account, and the region: AWS KMS does not find a key of another region.',
    permissions:
      'Ask an administrator of the AWS account to allow the role of this job kms:Sign, and without public-key also kms:GetPublicKey, on this key.',
    login,
  };
}

function readCredentials(env: NodeJS.ProcessEnv): {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
} {
  const read = (name: string): string | undefined =>
    readVariable(env, [name], credentialPattern)?.value;
  const accessKeyId = read('AWS_ACCESS_KEY_ID');
  const secretAccessKey = read('AWS_SECRET_ACCESS_KEY');
  const sessionToken = read('AWS_SESSION_TOKEN');
  if (accessKeyId !== undefined && secretAccessKey !== undefined)
    return { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) };
  const found = otherLogins.filter((name) => env[name]).join(' and ');
  throw loginError(
    `AWS_ACCESS_KEY_ID or AWS_SECRET_ACCESS_KEY is not set.${found && ` ${found} is, but profiles, roles of the machine and metadata servers are not used: they would let every job on the machine sign.`}`,
    login,
  );
}

function readRegion(
  env: NodeJS.ProcessEnv,
  arnRegion: string | undefined,
): { readonly name: string; readonly value: string } {
  if (arnRegion !== undefined) return { name: 'the ARN', value: arnRegion };
  const found = readVariable(env, ['AWS_REGION', 'AWS_DEFAULT_REGION'], new RegExp(`^${region}$`));
  if (found !== undefined) return found;
  throw configError(
    'AWS_REGION is missing',
    'Nothing names the region of the key.',
    'Set AWS_REGION in `env:` of this step, or write the ARN of the key in private-key-uri.',
  );
}

/** Reads the address: from the URI, from AWS_ENDPOINT_URL_KMS, or that of the region. */
function readEndpoint(
  env: NodeJS.ProcessEnv,
  authority: string,
  { name, value }: { readonly name: string; readonly value: string },
): { readonly url: string; readonly source: string } {
  if (authority !== '') {
    if (hostName.test(authority)) return { url: `https://${authority}`, source: 'private-key-uri' };
    const local = localUrl(`http://${authority}`);
    if (local !== undefined) return { url: local, source: 'private-key-uri' };
    throw uriError(form);
  }
  const [, domain = '', dualStack = ''] = partitions.find(([regions]) => regions.test(value)) ?? [];
  const custom = 'AWS_ENDPOINT_URL_KMS';
  const found = readVariable(env, [custom], /^https?:\/\/[a-z0-9.:[\]-]{1,253}\/?$/);
  if (found !== undefined) {
    const url = found.value.replace(/\/$/, '');
    const own = `(?:vpce-[a-z0-9-]+\\.)?kms(?:-fips)?\\.${value}\\.(?:(?:vpce\\.)?${domain}|${dualStack})`;
    if (new RegExp(`^https://${own.replaceAll(/(?<=\w)\.(?=\w)/g, '\\.')}$`).test(url))
      return { url, source: custom };
    const local = localUrl(url);
    if (local !== undefined) return { url: local, source: custom };
    throw configError(
      `Invalid ${custom}`,
      `It is not an endpoint of AWS KMS in ${value}, so no request was sent.`,
      'Write any other endpoint into the URI: awskms://ENDPOINT/KEY-ID.',
    );
  }
  const isOn = (variable: string): boolean => /^true$/i.test(env[variable] ?? '');
  const service = isOn('AWS_USE_FIPS_ENDPOINT') ? 'kms-fips' : 'kms';
  const suffix = isOn('AWS_USE_DUALSTACK_ENDPOINT') ? dualStack : domain;
  return { url: `https://${service}.${value}.${suffix}`, source: name };
}

/** Returns a URL over http if its host is this machine. */
function localUrl(url: string): string | undefined {
  if (!/^http:\/\/[a-z0-9.:[\]]+$/.test(url) || !URL.canParse(url)) return undefined;
  const { hostname, origin } = new URL(url);
  return isLoopback(hostname) ? origin : undefined;
}
