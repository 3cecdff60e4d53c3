import { KeyObject } from 'node:crypto';
import { resolveApiUrl } from '../api/base-url.ts';
import type { Diagnostics } from '../errors/diagnostics.ts';
import { readFileBounded } from '../files/bounded-read.ts';
import { type KeyDirectory, resolveKeyDirectory } from '../files/key-directory.ts';
import { decodeKey, isBlank, type KeyPayload } from '../key/encodings.ts';
import { parseIdentityInputs, resolveIdentity } from '../key/identity.ts';
import {
  keyBodiesInLayers,
  keyForms,
  keyRunsInLayers,
  secretsInForms,
  secretsInLayers,
} from '../key/masking.ts';
import { readPrivateKey } from '../key/private-key.ts';
import { type KeySource, loadKeySource } from '../key/source.ts';
import type { Config } from '../runner/inputs.ts';
import { runnerTemp, setSecrets, withhold } from '../runner/toolkit.ts';
import { type Scope, unrestrictedScope } from '../scope/scope.ts';
import type { ApiKey } from '../signing/api-key.ts';
import { looksLikePath } from '../text/pasted-text.ts';
import type { TokenOptions } from '../token/claims.ts';
import { formatDuration, formatRemaining } from '../token/duration.ts';
import { defaultReachSeconds, type LadderPlan, planLadder } from '../token/ladder.ts';
import { capLifetime, type Lifetime } from '../token/lifetime.ts';

import type { Tool } from '../tools/tool.ts';
import type { VerificationRequest } from '../verification/verify.ts';

/** The plan of a run: skipped, or ready if all inputs are valid. */
export type RunPlan = { readonly status: 'skipped' } | ReadyPlan;

/** The plan of a run with a key. */
export interface ReadyPlan {
  readonly status: 'ready';
  readonly key: ApiKey;
  /** Name of the key file, if the key came from one. */
  readonly fileName: string | undefined;
  readonly tokenOptions: TokenOptions;
  /** The scope in words, one entry each. */
  readonly permissions: readonly string[];
  /** Base URL. */
  readonly apiUrl: string;
  /** Absent if the key is not to be verified. */
  readonly verification?: Pick<VerificationRequest, 'requiredAccess' | 'preflight'>;
  readonly setup: SetupPlan;
}

/** The part of the plan that provides for later steps. */
interface SetupPlan {
  readonly tools: readonly Tool[];
  readonly keyDirectory: KeyDirectory | undefined;
  /** The tokens of the token command; absent if it is not to be installed. */
  readonly ladder: LadderPlan | undefined;
}

/**
 * Plans a run. Reads and masks the key and checks every input, without writing a file or sending a request.
 *
 * @throws {ActionError} the errors of all inputs, as one
 */
export async function planRun(config: Config, diagnostics: Diagnostics): Promise<RunPlan> {
  const source = diagnostics.capture(() => loadKeySource(config, readFileBounded));
  const key = await planKey(source, config, diagnostics);
  const scope = await planScope(config, diagnostics);
  const lifetime = planLifetime(config, scope, diagnostics);
  const kind = typeof key === 'object' ? key.identity.kind : 'team';
  const apiUrl = diagnostics.capture(() => resolveApiUrl(config.apiUrl, kind));
  const verification = await planVerification(config, diagnostics);
  const setup = await planSetup(config, key, diagnostics);
  const ladder = planTokenCommand(reachOf(config, setup), lifetime, diagnostics);
  warnAboutScope(setup, scope, diagnostics);

  const hasErrors = diagnostics.errors.length > 0;
  if (key === 'skipped' && !hasErrors) return { status: 'skipped' };
  if (typeof key !== 'object' || lifetime === undefined || apiUrl === undefined || hasErrors) {
    throw diagnostics.toError();
  }
  return {
    status: 'ready',
    key,
    fileName: source?.fileName,
    tokenOptions: { lifetime, scope: scope.entries },
    permissions: scope.description,
    apiUrl,
    ...(verification !== undefined && { verification }),
    setup: { ...setup, ladder },
  };
}

/** Plans a key in a key service, whose code no other run loads. */
async function planRemoteKey(
  config: Config,
  diagnostics: Diagnostics,
): Promise<ApiKey | 'skipped' | undefined> {
  const { planKeyService } = await import('../signing/key-service.ts');
  const publicKeyText = config.publicKey && decodeKey(config.publicKey).text;
  const signer = await planKeyService(
    { ...config, publicKeyText },
    { env: process.env, setSecrets, maskLayers, loadEvent, readFile: readFileBounded },
    diagnostics,
  );
  if (signer === 'skipped') return 'skipped';
  const ids = parseIdentityInputs(config, diagnostics);
  const identity = ids && resolveIdentity(ids, { keyBodies: [] }, diagnostics);
  return signer && identity && { identity, signer };
}

function maskLayers(text: string): string {
  const payload = decodeKey(text);
  setSecrets(secretsInLayers(payload.layers));
  return payload.text;
}

/** Reads and masks the key; `skipped` if it is empty and skip-without-key is true, `undefined` after an error. */
async function planKey(
  source: KeySource | undefined,
  config: Config,
  diagnostics: Diagnostics,
): Promise<ApiKey | 'skipped' | undefined> {
  if (config.privateKeyUri || config.publicKey) return planRemoteKey(config, diagnostics);
  const payload = decodeKey(source?.text ?? pastedKey(config));
  if (config.privateKeyPath !== undefined) {
    setSecrets(secretsInLayers(payload.layers));
    withhold(keyRunsInLayers(payload.layers));
  }
  const isMissing = source !== undefined && isBlank(payload);
  if (isMissing) await reportMissingKey(source, config, diagnostics);
  if (isMissing && config.skipWithoutKey) return 'skipped';
  const ids = parseIdentityInputs(config, diagnostics);
  if (source === undefined || isMissing) return undefined;

  const privateKey = await planPrivateKey(payload, diagnostics);
  const forms = privateKey === undefined ? [] : keyForms(privateKey);
  setSecrets(secretsInForms(forms));
  withhold([...forms, ...keyRunsInLayers(payload.layers)]);
  const keyBodies = [...forms, ...keyBodiesInLayers(payload.layers)];
  const sources = { json: payload.ids, fileName: source.fileName, keyBodies };
  const identity = ids && resolveIdentity(ids, sources, diagnostics);
  return privateKey && identity
    ? { identity, signer: { type: 'local', key: privateKey } }
    : undefined;
}

/** The private key; `undefined` if there was an error. */
async function planPrivateKey(
  payload: KeyPayload,
  diagnostics: Diagnostics,
): Promise<KeyObject | undefined> {
  const read = readPrivateKey(payload);
  if (read instanceof KeyObject) return read;
  const { rejectionError } = await import('../key/rejections.ts');
  diagnostics.errors.push(rejectionError(read));
  return undefined;
}

/** Reports an empty key: as a warning if the run is skipped without one, as an error otherwise. */
async function reportMissingKey(
  { fileName }: KeySource,
  { skipWithoutKey }: Config,
  diagnostics: Diagnostics,
): Promise<void> {
  const { describeUnexpectedSkip, missingKeyError } = await import('../key/missing-key.ts');
  const event = await loadEvent();
  if (!skipWithoutKey) {
    diagnostics.errors.push(missingKeyError(event, fileName));
    return;
  }
  const warning = describeUnexpectedSkip(event);
  if (warning !== undefined) diagnostics.warn('private-key is empty', warning);
}

/** Returns the text of `private-key-path` if it is not a path: it may be the key itself, pasted there. */
function pastedKey({ privateKeyPath = '' }: Config): string {
  return looksLikePath(privateKeyPath) ? '' : privateKeyPath;
}

/** Reads the event of this run; `undefined` if that fails, which happens while `@actions/github` is imported. */
async function loadEvent(): Promise<import('../key/missing-key.ts').WorkflowEvent | undefined> {
  try {
    return (await import('../runner/event.ts')).readWorkflowEvent();
  } catch {
    return undefined;
  }
}

async function planScope({ scope }: Config, diagnostics: Diagnostics): Promise<Scope> {
  if (scope === undefined) return unrestrictedScope;
  return (await import('../scope/parser.ts')).parseScope(scope, diagnostics);
}

function planLifetime(
  { lifetimeSeconds }: Config,
  { longLivedBlockers }: Scope,
  diagnostics: Diagnostics,
): Lifetime | undefined {
  if (lifetimeSeconds === undefined) return undefined;
  const capped = diagnostics.capture(() => capLifetime(lifetimeSeconds, longLivedBlockers));
  if (capped?.wasCapped) {
    diagnostics.warn(
      'Lifetime reduced to 19 minutes',
      'Apple rejects tokens that are valid for more than 20 minutes, and a minute is kept as a margin. Set lifetime to 19m or less.',
    );
  }
  return capped?.lifetime;
}

async function planVerification(
  { verify, requireAccess, preflight }: Config,
  diagnostics: Diagnostics,
): Promise<ReadyPlan['verification']> {
  if (!verify && requireAccess === undefined && preflight === undefined) return undefined;
  return {
    requiredAccess:
      requireAccess === undefined
        ? []
        : (await import('../verification/access.ts')).parseRequiredAccess(
            requireAccess,
            diagnostics,
          ),
    preflight:
      preflight === undefined
        ? []
        : (await import('../verification/preflight/parser.ts')).parsePreflight(
            preflight,
            diagnostics,
          ),
  };
}

async function planSetup(
  { tools: list, keyDirectory: input }: Config,
  key: ApiKey | 'skipped' | undefined,
  diagnostics: Diagnostics,
): Promise<Omit<SetupPlan, 'ladder'>> {
  const tools = list === undefined ? [] : await planTools(list, key, diagnostics);
  const needsFiles = tools.some(({ files }) => files.length > 0);
  if (input !== undefined && !needsFiles) {
    diagnostics.notice(
      'key-directory has no effect',
      'No tool in tools needs a key file. Remove key-directory.',
    );
  }
  const { GITHUB_WORKSPACE: workspace } = process.env;
  const workspaces = [process.cwd(), ...(workspace ? [workspace] : [])];
  const directories = { temp: runnerTemp(), workspaces, platform: process.platform };
  const keyDirectory =
    needsFiles || input !== undefined
      ? diagnostics.capture(() => resolveKeyDirectory(input, directories, diagnostics))
      : undefined;
  return { tools, keyDirectory };
}

async function planTools(
  list: string,
  key: ApiKey | 'skipped' | undefined,
  diagnostics: Diagnostics,
): Promise<readonly Tool[]> {
  const { adaptToKey, selectTools, warnAboutOverrides } = await import('../tools/selection.ts');
  const tools = selectTools(list, diagnostics);
  warnAboutOverrides(tools, process.env, diagnostics);
  return typeof key === 'object' ? adaptToKey(tools, key, diagnostics) : tools;
}

/** The time that the token command has to cover; `undefined` if neither the input nor a tool asks for the command. */
function reachOf(
  { tokenCommandSeconds }: Config,
  { tools }: Pick<SetupPlan, 'tools'>,
): number | undefined {
  const isUsed = tools.some(({ usesTokenCommand }) => usesTokenCommand);
  return tokenCommandSeconds ?? (isUsed ? defaultReachSeconds : undefined);
}

/** Warns that the scope limits tools that use the token: they send requests of their own. */
function warnAboutScope(
  { tools }: Pick<SetupPlan, 'tools'>,
  { entries }: Scope,
  diagnostics: Diagnostics,
): void {
  const names = tools.filter(({ usesTokenCommand }) => usesTokenCommand).map(({ name }) => name);
  if (entries.length === 0 || names.length === 0) return;
  diagnostics.warn(
    `The scope limits ${names.join(', ')}`,
    'Its tokens have the scope of this step, so Apple rejects every request of fastlane outside the scope, and every upload. Remove scope, or use a separate step with the scope for other requests.',
  );
}

function planTokenCommand(
  reachSeconds: number | undefined,
  lifetime: Lifetime | undefined,
  diagnostics: Diagnostics,
): LadderPlan | undefined {
  if (reachSeconds === undefined || lifetime === undefined) return undefined;
  const ladder = planLadder(lifetime, reachSeconds);
  if (ladder.isShortened) {
    diagnostics.warn(
      `The token command ends after ${formatRemaining(ladder.end)}`,
      `It holds at most 200 tokens, and with a lifetime of ${formatDuration(lifetime.seconds)} they cover less time than token-command asks for. Set a longer lifetime, up to 19m.`,
    );
  }
  return ladder;
}
