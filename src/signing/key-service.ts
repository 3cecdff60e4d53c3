import type { KeyObject } from 'node:crypto';
import { proxyPasswords } from '../api/proxy-variables.ts';
import { ActionError } from '../errors/action-error.ts';
import type { Diagnostics } from '../errors/diagnostics.ts';
import type { WorkflowEvent } from '../key/missing-key.ts';
import { decodeBase64Body, parsePemBlocks, parsePrivateKeyDer } from '../key/pem.ts';
import { CheckedSigner, isP256, parsePublicKey } from './check.ts';
import { ExecService } from './exec.ts';
import { HttpService } from './http.ts';
import { assertTlsChecked, configError, type ServiceContext } from './service.ts';
import type { RemoteSignerConfig } from './signer.ts';
import { parseKeyUri, schemePattern } from './uri.ts';

/** The inputs for a key in a key service. */
interface KeyServiceInputs {
  readonly privateKey: string;
  readonly privateKeyPath: string | undefined;
  /** Absent if only `public-key` is set, which is an error. */
  readonly privateKeyUri: string | undefined;
  /** Without its layers, and not checked. Absent if the input was not set. */
  readonly publicKeyText: string | undefined;
  readonly skipWithoutKey: boolean;
}

/** The effects of planning such a key. */
interface KeyServiceEffects extends ServiceContext {
  readonly setSecrets: (secrets: readonly string[]) => void;
  /** Masks a text that may be a key, with all of its layers. Returns it without them. */
  readonly maskLayers: (text: string) => string;
  readonly loadEvent: () => Promise<WorkflowEvent | undefined>;
}

/**
 * Plans a key in a key service. Checks the inputs and the environment, and masks credentials, without
 * sending a request.
 *
 * @returns `skipped` if skip-without-key is true and the event has no credentials by design; `undefined` after an error,
 *   which is in `diagnostics`
 */
export async function planKeyService(
  inputs: KeyServiceInputs,
  effects: KeyServiceEffects,
  diagnostics: Diagnostics,
): Promise<RemoteSignerConfig | 'skipped' | undefined> {
  const { privateKeyUri, publicKeyText, skipWithoutKey } = inputs;
  diagnostics.capture(() => assertOnlyKey(inputs));
  const publicKey =
    publicKeyText === undefined
      ? undefined
      : diagnostics.capture(() => readPublicKey(publicKeyText, effects));
  const isRejected = publicKeyText !== undefined && publicKey === undefined;
  if (privateKeyUri === undefined || isRejected) return undefined;
  // Anything else may be a key that was pasted there.
  if (!schemePattern.test(privateKeyUri))
    maskPrivateKey(effects.maskLayers(privateKeyUri), effects);
  const signer = diagnostics.capture(() => createSigner(privateKeyUri, publicKey, effects));
  if (signer !== undefined) return { type: 'remote', signer };
  const isSkipped =
    skipWithoutKey &&
    diagnostics.errors.every(({ code }) => code === 'SIGNER_LOGIN') &&
    (await isWithoutSecrets(effects));
  if (!isSkipped) return undefined;
  diagnostics.errors.pop();
  return 'skipped';
}

function createSigner(
  uri: string,
  publicKey: KeyObject | undefined,
  effects: KeyServiceEffects,
): CheckedSigner {
  const { env, setSecrets } = effects;
  const parsed = parseKeyUri(uri, effects);
  if (parsed.type === 'service') {
    const { api } = parsed;
    if (api.url.startsWith('https:')) assertTlsChecked(env, []);
    setSecrets([...api.credentials, ...proxyPasswords(env)]);
    return new CheckedSigner(new HttpService(api, env), publicKey);
  }
  if (publicKey !== undefined)
    return new CheckedSigner(new ExecService(parsed.command, env), publicKey);
  throw publicKeyError(
    'public-key is missing',
    'Nothing else shows which key a command after exec: signs with.',
  );
}

/**
 * Masks a private key that was pasted by mistake as PEM, which a later step may print. Its layers are masked already.
 *
 * @returns true if `text` is one
 */
function maskPrivateKey(text: string, { setSecrets }: KeyServiceEffects): boolean {
  const der = firstDer(text);
  const privateKey = der && parsePrivateKeyDer(der);
  const pem = privateKey?.export({ type: 'pkcs8', format: 'pem' }) ?? '';
  setSecrets(pem.toString().match(/^[\w+/=]{8,}$/gm) ?? []);
  return privateKey !== undefined || /PRIVATE/.test(text);
}

function firstDer(text: string): Buffer | undefined {
  const [block] = parsePemBlocks(text);
  return decodeBase64Body(block?.body ?? '');
}

function readPublicKey(text: string, effects: KeyServiceEffects): KeyObject {
  if (maskPrivateKey(text, effects)) {
    throw publicKeyError(
      'public-key is a private key',
      'It was masked, and is not used: a copy of the key in a secret defeats the key service.',
    );
  }
  const der = firstDer(text);
  const key = der && parsePublicKey(der);
  if (isP256(key)) return key;
  throw publicKeyError(
    'public-key cannot be read',
    'It is not the public half of a key on P-256, as PEM or its base64.',
  );
}

function publicKeyError(title: string, detail: string): ActionError {
  return new ActionError({
    code: 'PUBLIC_KEY_INVALID',
    title,
    detail,
    fix: 'Set public-key to the output of: openssl pkey -in AuthKey_XXXXXXXXXX.p8 -pubout',
  });
}

function assertOnlyKey({ privateKey, privateKeyPath, privateKeyUri }: KeyServiceInputs): void {
  if (privateKeyUri === undefined) {
    throw configError(
      'public-key needs private-key-uri',
      'private-key-uri is empty.',
      'Set private-key-uri, or remove public-key. If it comes from vars, check the name: one that does not exist arrives as an empty string.',
    );
  }
  if (privateKey.trim() === '' && privateKeyPath === undefined) return;
  throw new ActionError({
    code: 'KEY_GIVEN_TWICE',
    title: 'Both private-key-uri and a private key are set',
    detail: 'The key can come from one of the inputs only.',
    fix: 'Remove private-key and private-key-path, and delete the secret. Or remove private-key-uri.',
  });
}

/** Returns true for an event that gets no secrets by GitHub's design: a fork's, or Dependabot's. */
async function isWithoutSecrets({ loadEvent }: KeyServiceEffects): Promise<boolean> {
  const { describeUnexpectedSkip } = await import('../key/missing-key.ts');
  return describeUnexpectedSkip(await loadEvent()) === undefined;
}
