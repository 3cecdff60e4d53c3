import { unixNow } from '../clock.ts';
import type { ErrorCode } from '../errors/codes.ts';
import { type Annotation, Diagnostics } from '../errors/diagnostics.ts';
import { decodeKey } from '../key/encodings.ts';
import { missingIssuerAnnotation } from '../key/identity.ts';
import { keyRunsInLayers, secretsInLayers } from '../key/masking.ts';
import { readConfig } from '../runner/inputs.ts';
import { logReport } from '../runner/report.ts';
import { cleanupState, emptyCleanupPlan, serializeCleanup } from '../runner/state.ts';
import * as runner from '../runner/toolkit.ts';
import { createSigner } from '../signing/signer.ts';
import { signToken, type Token, type TokenKey } from '../token/jws.ts';
import { type Ladder, signLadder } from '../token/ladder.ts';
import type { VerificationResult } from '../verification/verify.ts';
import { applyEffects, planEffects } from './effects.ts';
import { planRun, type ReadyPlan } from './plan.ts';
import { createReport } from './report.ts';

/** Runs the main phase: from the inputs to a masked token in the outputs. Never throws. */
export async function main(): Promise<void> {
  const diagnostics = new Diagnostics();
  try {
    // Saved even if there is nothing to clean up, so that post never reads a STATE_... variable of another step.
    runner.saveState(cleanupState, serializeCleanup(emptyCleanupPlan));
    await run(diagnostics);
  } catch (error) {
    runner.annotate(diagnostics.takeAnnotations());
    const failure = runner.setFailed(error);
    setErrorCode(failure.code);
    await writeSummary((summary) => summary.writeFailureSummary(failure));
  }
}

async function run(diagnostics: Diagnostics): Promise<void> {
  const config = readConfig(runner, diagnostics);
  // public-key may be a private key by mistake.
  const layers = [config.privateKey, config.publicKey ?? ''].flatMap(
    (text) => decodeKey(text).layers,
  );
  runner.setSecrets(secretsInLayers(layers));
  runner.withhold(keyRunsInLayers(layers));
  const plan = await planRun(config, diagnostics);
  if (plan.status === 'skipped') {
    runner.annotate(diagnostics.takeAnnotations());
    const missing = config.privateKeyUri ? 'there are no credentials' : 'private-key is empty';
    runner.info(`No token created: ${missing} and skip-without-key is true.`);
    runner.setOutputs({ available: 'false' });
    return;
  }

  const key = { identity: plan.key.identity, signer: await createSigner(plan.key.signer) };
  const verification = await verifyKey(key, plan, diagnostics);
  const clockOffsetSeconds = verification?.clockOffsetSeconds ?? 0;
  const now = unixNow() + clockOffsetSeconds;
  const token = await signToken(key, plan.tokenOptions, now);
  const ladder = await issueLadder(key, plan, { token, now, clockOffsetSeconds });
  runner.setSecrets((ladder?.rungs ?? [token]).map(({ jwt }) => jwt));

  const effects = await planEffects(plan, { token, ladder });
  const keptFiles = await applyEffects(effects, diagnostics);
  runner.annotate(diagnostics.takeAnnotations());
  const signer = key.signer.describe?.(verification !== undefined);
  const stepId = runner.stepId();
  const results = { token, ladder, verification, signer, effects, keptFiles, now, stepId };
  const report = createReport(plan, results);
  logReport(report);
  if (config.summary) await writeSummary((summary) => summary.writeSuccessSummary(report));
}

async function verifyKey(
  key: TokenKey,
  { verification, fileName, apiUrl }: ReadyPlan,
  diagnostics: Diagnostics,
): Promise<VerificationResult | undefined> {
  if (verification === undefined) {
    const annotation = missingIssuerAnnotation(key.identity, fileName);
    if (annotation !== undefined) diagnostics.add(annotation);
    return undefined;
  }
  const { verify } = await import('../verification/verify.ts');
  const warn = (warning: Annotation): void => diagnostics.add(warning);
  return verify({ key, fileName, apiUrl, ...verification }, { ...runner, warn, env: process.env });
}

async function issueLadder(
  key: TokenKey,
  { tokenOptions, setup }: ReadyPlan,
  { token, now, clockOffsetSeconds }: { token: Token; now: number; clockOffsetSeconds: number },
): Promise<Ladder | undefined> {
  if (setup.ladder === undefined) return undefined;
  const ladder = await signLadder(key, tokenOptions, { plan: setup.ladder, token, now });
  return { ...ladder, clockOffsetSeconds };
}

/** Sets the only output of a failed run. The run may have failed because outputs cannot be written. */
function setErrorCode(code: ErrorCode): void {
  try {
    runner.setOutputs({ 'error-code': code });
  } catch (error) {
    runner.debug(
      `The output error-code could not be set: ${error instanceof Error ? error.message : error}`,
    );
  }
}

/** Writes a job summary, if the runner supports them. A summary that cannot be written does not fail the run. */
async function writeSummary(
  write: (summary: typeof import('../runner/job-summary.ts')) => Promise<void>,
): Promise<void> {
  try {
    if (process.env.GITHUB_STEP_SUMMARY) await write(await import('../runner/job-summary.ts'));
  } catch (error) {
    runner.debug(`Cannot write the job summary: ${error instanceof Error ? error.message : error}`);
  }
}
