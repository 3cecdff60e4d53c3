import { Findings } from '../errors/findings.ts';
import { readFileUpTo } from '../files/reading.ts';
import { type ApiKey, readApiKey } from '../key/api-key.ts';
import { readIds } from '../key/ids.ts';
import { secretsInPem, secretsInText } from '../key/masking.ts';
import { type KeySource, readKeySource } from '../key/source.ts';
import { isEmpty, unwrap } from '../key/spellings.ts';
import * as runner from '../runner/actions.ts';
import { type Config, readConfig } from '../runner/inputs.ts';
import { cleanupState, emptyCleanupPlan, serializeCleanup } from '../runner/state.ts';
import { type ScopePlan, unscoped } from '../scope/plan.ts';
import type { TokenPlan } from '../token/claims.ts';
import { describeToken } from '../token/description.ts';
import { capLifetime } from '../token/lifetime.ts';
import { isoSeconds, secondsNow } from '../token/moment.ts';
import { signToken } from '../token/signing.ts';

/** The main phase: from the inputs to a masked token in the outputs. Never throws. */
export async function main(): Promise<void> {
  const findings = new Findings();
  try {
    // Saved even when there is nothing to clean up, so that no other step's STATE_ variable stands in for it.
    runner.saveState(cleanupState, serializeCleanup(emptyCleanupPlan));
    await run(findings);
  } catch (error) {
    runner.remark(findings.remarks.splice(0));
    const failure = runner.fail(error);
    await summarize((page) => page.writeFailure(failure));
  }
}

async function run(findings: Findings): Promise<void> {
  const inputs = { readInput: runner.readInput, readFlag: runner.readFlag };
  const config = readConfig(inputs, findings);
  const source = findings.attempt(() => readKeySource(config, readFileUpTo));
  runner.mask(secretsInText(source?.text ?? config.privateKey));
  const key = source && (await readKey(source, config, findings));
  if (source === undefined) checkIds(config, findings);
  const scope = await readScope(config, findings);
  const capped = findings.attempt(() => capLifetime(config.lifetime, scope.obstacles));
  const isVerified = config.verify || config.requireAccess !== '';
  const verifying = isVerified || config.apiUrl !== '' ? await import('./verify.ts') : undefined;
  const verification = verifying?.planVerification(config, findings);
  const isHandedOver = config.tools !== '' || config.tokenCommand || config.keyDirectory !== '';
  const handing = isHandedOver ? await import('./hand-over.ts') : undefined;
  const toHandOver = handing?.planHandOver(config, key, findings);
  findings.throwIfAny();
  if (key === 'skipped') {
    runner.say('There is no key, and skip-without-key is true: no token was made.');
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
  const now = secondsNow() + clockOffset;
  const plan: TokenPlan = { lifetime: capped.lifetime, scope: scope.entries };
  const token = await signToken(key, plan, now);
  runner.mask([token.jwt]);
  runner.remark(findings.remarks.splice(0));
  const description = describeToken({ key, token, can: scope.words }, now);
  runner.sayGroup(
    'App Store Connect token',
    description.map(([name, value]) => `${name}: ${value}`),
  );
  const handedOver = toHandOver && handing?.handOver(toHandOver, { key, token, plan, clockOffset });
  runner.setOutputs({
    token: token.jwt,
    'expires-at': isoSeconds(token.expiresAt),
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
    await summarize((page) => page.writeSuccess(rows));
  }
}

/** Writes a job summary, if this runner has them. A summary that cannot be written fails nothing. */
async function summarize(
  write: (page: typeof import('../runner/job-summary.ts')) => Promise<void>,
): Promise<void> {
  try {
    if (process.env.GITHUB_STEP_SUMMARY) await write(await import('../runner/job-summary.ts'));
  } catch (error) {
    runner.sayDebug(
      `The job summary could not be written: ${error instanceof Error ? error.message : error}`,
    );
  }
}

async function readScope({ scope }: Config, findings: Findings): Promise<ScopePlan> {
  return scope === '' ? unscoped : (await import('../scope/reading.ts')).readScope(scope, findings);
}

/** The key, masked. Of an empty one, `skipped` or a problem; of an unusable one, its problems. */
async function readKey(
  source: KeySource,
  config: Config,
  findings: Findings,
): Promise<ApiKey | 'skipped' | undefined> {
  const spelling = unwrap(source.text);
  if (isEmpty(spelling)) {
    if (config.skipWithoutKey) return 'skipped';
    const { missingKey } = await import('../runner/missing-secret.ts');
    // @actions/github reads the event while it is loaded, and throws when it cannot.
    const event = await import('../runner/event.ts').then(
      ({ readEvent }) => readEvent(),
      () => undefined,
    );
    findings.problems.push(missingKey(event));
    checkIds(config, findings);
    return undefined;
  }
  const key = readApiKey(spelling, { ...config, fileName: source.fileName }, findings);
  if (key !== undefined) runner.mask(secretsInPem(key.pem));
  return key;
}

/** Checks the IDs where there is no key, so that one run reports all. A missing one may be in the key. */
function checkIds(config: Config, findings: Findings): void {
  if (config.keyId.trim() !== '') readIds({ ...config, keyText: '' }, findings);
}
