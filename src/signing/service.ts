import type { JsonWebKey, KeyObject } from 'node:crypto';
import { ActionError } from '../errors/action-error.ts';

/** A signature, and the version of the key that made it. */
export interface ServiceSignature {
  /** `r || s`; 64 bytes unless the service made a mistake. */
  readonly bytes: Uint8Array;
  /** Absent if the service does not say, or if its keys have no versions. */
  readonly version?: string;
}

/** Signs with a key that it keeps. What it returns is not trusted. */
export interface SigningService {
  /** The host or program, and where it was set, for the log. */
  readonly place: string;
  /** The most signatures at a time. */
  readonly maxConcurrency: number;
  /** @throws {ActionError} `SIGNER_*`, `TLS_FAILED`, `PROXY_FAILED` */
  sign(signingInput: Uint8Array, signal: AbortSignal): Promise<ServiceSignature>;
  /** Returns the public key of a version. A service without one needs the input `public-key`. */
  readonly publicKey?: (version: string | undefined, signal: AbortSignal) => Promise<KeyObject>;
}

/** The surroundings of a run, from which services take credentials and addresses. */
export interface ServiceContext {
  readonly env: NodeJS.ProcessEnv;
  /** Reads a file of at most the given number of bytes. */
  readonly readFile: (path: string, maxBytes: number) => Uint8Array;
}

/** A request to a service. */
export interface ServiceRequest {
  readonly method: 'GET' | 'POST';
  /** Path and query. */
  readonly path: string;
  /** Sent as JSON. */
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A failure that a service reports, or that keeps it from responding. */
export type FailureKind =
  | 'absent'
  | 'unusable'
  | 'disabled'
  | 'denied'
  | 'login'
  | 'throttled'
  | 'unavailable'
  | 'tls'
  | 'proxy'
  | 'invalid';

/** The text in an error response. */
export interface ServiceError {
  readonly code: string;
  readonly message: string;
}

/** A key service: its requests, its responses, and how it fails. Adding a service is adding one of these. */
export interface KeyServiceApi {
  /** Such as `AWS KMS`. */
  readonly name: string;
  /** Origin, without a final slash. */
  readonly url: string;
  /** Where the host comes from, such as `AWS_REGION`. */
  readonly source: string;
  /** Masked, and never part of a message. */
  readonly credentials: readonly string[];
  /** PEM of the only authorities that certificates of the service may come from. */
  readonly ca?: Uint8Array;
  /** Returns the headers that authorize a request. */
  readonly authorize: (
    request: ServiceRequest,
    date: Date,
  ) => Promise<Readonly<Record<string, string>>>;
  /** Returns the request for the signature of a SHA-256 digest. */
  readonly signRequest: (digest: Buffer, keyResponse: unknown) => ServiceRequest;
  readonly readSignature: (json: unknown) => ServiceSignature | undefined;
  /** The request for the public key. */
  readonly keyRequest: ServiceRequest;
  /** True if a signature needs the response to {@link keyRequest} first. */
  readonly needsKey?: boolean;
  /** Returns the public key of a version as PEM, SPKI in DER, or JWK. Without one, the result cannot be parsed. */
  readonly readKey: (json: unknown, version: string | undefined) => PublicKeyText;
  readonly readError: (json: unknown) => ServiceError;
  /** What `STATUS CODE MESSAGE` of an error means. The first match counts. */
  readonly failures: readonly (readonly [FailureKind, RegExp])[];
  /** Errors that blame the clock of this machine: the Date of the response then dates one more request. */
  readonly clockErrors?: RegExp;
  /** What to check if the key is absent. */
  readonly absent: string;
  /** The permissions that the job needs, and who grants them. */
  readonly permissions: string;
  /** How the job logs in. */
  readonly login: string;
}

/** A public key in the form in which a service returns it. */
export type PublicKeyText = string | Buffer | JsonWebKey;

/** Names a service, its host, and where the host was set. */
export function placeOf({ name, url, source }: KeyServiceApi): string {
  return `${name} at ${new URL(url).host} (from ${source})`;
}

/** The error for a URI that does not have the form of its service. It is not quoted: it may be a key. */
export function uriError(form: string): ActionError {
  return configError(
    'Invalid private-key-uri',
    'It does not have the right form.',
    `Write ${form}.`,
  );
}

/** The error for a URI, a variable or an input that cannot be used. */
export function configError(title: string, detail: string, fix: string): ActionError {
  return new ActionError({ code: 'SIGNER_CONFIG_INVALID', title, detail, fix });
}

/** Says how a job logs in: by what, and the variables that get the credentials. */
export function logInBefore(steps: string, variables: string): string {
  return `Run ${steps} first, and pass the result as ${variables} in \`env:\` of this step.`;
}

/** The error for a job without credentials. */
export function loginError(detail: string, fix: string): ActionError {
  return new ActionError({
    code: 'SIGNER_LOGIN',
    title: 'No credentials for the key service',
    detail,
    fix,
  });
}

/**
 * Reads the first of some variables that has a value: an empty one counts as absent.
 *
 * @throws {ActionError} `SIGNER_CONFIG_INVALID` if its value does not match
 */
export function readVariable(
  env: NodeJS.ProcessEnv,
  names: readonly string[],
  pattern: RegExp,
): { readonly name: string; readonly value: string } | undefined {
  const name = names.find((candidate) => env[candidate]?.trim());
  if (name === undefined) return undefined;
  const value = env[name]?.trim() ?? '';
  if (pattern.test(value)) return { name, value };
  throw configError(
    `Invalid ${name}`,
    `It has ${value.length} characters, and is not shown. No request was sent.`,
    `Correct ${name} in \`env:\` of this step.`,
  );
}

/**
 * Asserts that TLS certificates are checked: otherwise any host that responds receives the credentials.
 *
 * @param names variables that turn the checks off, unless they are false
 * @throws {ActionError} `TLS_UNCHECKED`
 */
export function assertTlsChecked(env: NodeJS.ProcessEnv, names: readonly string[]): void {
  const isOff = env.NODE_TLS_REJECT_UNAUTHORIZED === '0';
  const found = names.find((name) => !/^(?:0|f|false|)$/i.test(env[name]?.trim() ?? ''));
  const name = isOff ? 'NODE_TLS_REJECT_UNAUTHORIZED' : found;
  if (name === undefined) return;
  throw new ActionError({
    code: 'TLS_UNCHECKED',
    title: 'TLS certificate checks are turned off',
    detail: `${name} is set, so any host that responds in place of the key service would receive its credentials. No request was sent.`,
    fix: `Remove ${name} from the environment of this step. For an authority of your own, set NODE_EXTRA_CA_CERTS, or VAULT_CACERT for Vault.`,
  });
}

/** A credential in a header: visible characters of ASCII. */
export const credentialPattern = /^[!-~]{1,16384}$/;

/** Returns the text at a path of names; `''` if there is none. */
export function textAt(value: unknown, ...path: readonly string[]): string {
  const found = path.reduce<unknown>((inner, name) => Object(inner)[name], value);
  return typeof found === 'string' ? found : '';
}
