import { toIsoSeconds, unixNow } from '../clock.ts';
import { Diagnostics } from '../errors/diagnostics.ts';
import { readFileBounded } from '../files/bounded-read.ts';
import { type ApiKey, readApiKey } from '../key/api-key.ts';
import { decodeKey, isBlank } from '../key/encodings.ts';
import { resolveIdentity } from '../key/identity.ts';
import { secretsInPem, secretsInText } from '../key/masking.ts';
import { type KeySource, loadKeySource } from '../key/source.ts';
import { type Config, readConfig } from '../runner/inputs.ts';
import { cleanupState, emptyCleanupPlan, serializeCleanup } from '../runner/state.ts';
import * as runner from '../runner/toolkit.ts';
import { type Scope, unrestrictedScope } from '../scope/scope.ts';
import type { TokenOptions } from '../token/claims.ts';
import { describeToken } from '../token/description.ts';
import { signToken } from '../token/jws.ts';
import { capLifetime } from '../token/lifetime.ts';

/** The main phase: from the inputs to a masked token in the outputs. Never throws. */
export async function main(): Promise<void> {
  const findings = new Diagnostics();
  try {
    // Saved even when there is nothing to clean up, so that no other step's STATE_ variable stands in for it.
    runner.saveState(cleanupState, serializeCleanup(emptyCleanupPlan));
    await run(findings);
  } catch (error) {
    runner.annotate(findings.annotations.splice(0));
    const failure = runner.setFailed(error);
    await summarize((page) => page.writeFailureSummary(failure));
  }
}

async function run(findings: Diagnostics): Promise<void> {
  const inputs = { getInput: runner.getInput, getBooleanInput: runner.getBooleanInput };
  const config = readConfig(inputs, findings);
  const source = findings.capture(() => loadKeySource(config, readFileBounded));
  runner.setSecrets(secretsInText(source?.text ?? config.privateKey));
  const key = source && (await readKey(source, config, findings));
  if (source === undefined) checkIds(config, findings);
  const scope = await readScope(config, findings);
  const capped = findings.capture(() => capLifetime(config.lifetime, scope.longLivedBlockers));
  const isVerified = config.verify || config.requireAccess !== '';
  const verifying =
    isVerified || config.apiUrl !== '' ? await import('../verification/verify.ts') : undefined;
  const verification = verifying?.planVerification(config, findings);
  const isHandedOver = config.tools !== '' || config.tokenCommand || config.keyDirectory !== '';
  const handing = isHandedOver ? await import('./effects.ts') : undefined;
  const toHandOver = handing?.planHandOver(config, key, findings);
  findings.throwIfErrors();
  if (key === 'skipped') {
    runner.info('There is no key, and skip-without-key is true: no token was made.');
    runner.setOutputs({ available: 'false' });
    return;
  }
  if (key === undefined || capped === undefined) throw new TypeError('a problem went unreported');
  if (capped.wasCapped) {
    findings.warn(
      'The lifetime was cut to 19 minutes',
      'Apple refuses tokens that last over 20 minutes; one minute is kept as a margin. Set lifetime to 19m or less.',
    );
  }

  const verified =
    isVerified && verification
      ? await verifying?.verify(key, { plan: verification, fileName: source?.fileName })
      : undefined;
  const clockOffset = verified?.clockOffset ?? 0;
  const now = unixNow() + clockOffset;
  const plan: TokenOptions = { lifetime: capped.lifetime, scope: scope.entries };
  const token = await signToken(key, plan, now);
  runner.setSecrets([token.jwt]);
  runner.annotate(findings.annotations.splice(0));
  const description = describeToken({ key, token, permissions: scope.description }, now);
  runner.logGroup(
    'App Store Connect token',
    description.map(([name, value]) => `${name}: ${value}`),
  );
  const handedOver = toHandOver && handing?.handOver(toHandOver, { key, token, plan, clockOffset });
  runner.setOutputs({
    token: token.jwt,
    'expires-at': toIsoSeconds(token.expiresAt),
    available: 'true',
    'key-id': key.keyId,
    'issuer-id': key.issuerId,
    ...handedOver,
  });
  if (config.summary) {
    const rows = [
      ...description,
      ...(toHandOver?.tools ?? []).map(({ name }) => ['Signed in', name] as const),
      ...(verified?.lines ?? []).map((line) => ['App Store Connect', line] as const),
    ];
    await summarize((page) => page.writeSuccessSummary(rows));
  }
}

/** Writes a job summary, if this runner has them. A summary that cannot be written fails nothing. */
async function summarize(
  write: (page: typeof import('../runner/job-summary.ts')) => Promise<void>,
): Promise<void> {
  try {
    if (process.env.GITHUB_STEP_SUMMARY) await write(await import('../runner/job-summary.ts'));
  } catch (error) {
    runner.debug(
      `The job summary could not be written: ${error instanceof Error ? error.message : error}`,
    );
  }
}

async function readScope({ scope }: Config, findings: Diagnostics): Promise<Scope> {
  return scope === ''
    ? unrestrictedScope
    : (await import('../scope/reading.ts')).parseScope(scope, findings);
}

/** The key, masked. Of an empty one, `skipped` or a problem; of an unusable one, its problems. */
async function readKey(
  source: KeySource,
  config: Config,
  findings: Diagnostics,
): Promise<ApiKey | 'skipped' | undefined> {
  const spelling = decodeKey(source.text);
  if (isBlank(spelling)) {
    if (config.skipWithoutKey) return 'skipped';
    const { missingKeyError } = await import('../key/missing-key.ts');
    // @actions/github reads the event while it is loaded, and throws when it cannot.
    const event = await import('../runner/event.ts').then(
      ({ readWorkflowEvent }) => readWorkflowEvent(),
      () => undefined,
    );
    findings.errors.push(missingKeyError(event));
    checkIds(config, findings);
    return undefined;
  }
  const key = readApiKey(spelling, { ...config, fileName: source.fileName }, findings);
  if (key !== undefined) runner.setSecrets(secretsInPem(key.pem));
  return key;
}

/** Checks the IDs where there is no key, so that one run reports all. A missing one may be in the key. */
function checkIds(config: Config, findings: Diagnostics): void {
  if (config.keyId.trim() !== '') resolveIdentity({ ...config, keyText: '' }, findings);
}
