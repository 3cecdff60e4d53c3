import { Findings } from '../errors/findings.ts';
import { readFileUpTo } from '../files/reading.ts';
import { type ApiKey, readApiKey } from '../key/api-key.ts';
import { secretsInPem, secretsInText } from '../key/masking.ts';
import { readKeySource } from '../key/source.ts';
import { isEmpty, unwrap } from '../key/spellings.ts';
import * as runner from '../runner/actions.ts';
import { type Config, readConfig } from '../runner/inputs.ts';
import { type ScopePlan, unscoped } from '../scope/plan.ts';
import { describeToken } from '../token/description.ts';
import { fitLifetime } from '../token/lifetime.ts';
import { isoSeconds, signToken } from '../token/signing.ts';

/** The main phase: from the inputs to a masked token in the outputs. Never throws. */
export async function main(): Promise<void> {
  const findings = new Findings();
  try {
    await run(findings);
  } catch (error) {
    runner.remark(findings.remarks);
    runner.fail(error);
  }
}

async function run(findings: Findings): Promise<void> {
  const config = readConfig({ readInput: runner.readInput, readFlag: runner.readFlag }, findings);
  const key = await readKey(config, findings);
  const scope = await readScope(config, findings);
  const lifetime = findings.attempt(() => fitLifetime(config.lifetime, scope.obstacles));
  const signIn = config.tools === '' ? undefined : await import('./sign-in.ts');
  const tools = signIn?.chooseTools(config, key, findings);
  findings.throwIfAny();
  if (key === 'skipped') {
    runner.say('There is no key, and skip-without-key is true: no token was made.');
    runner.setOutputs({ available: 'false' });
    return;
  }
  if (key === undefined || lifetime === undefined) throw new TypeError('a problem went unreported');
  if (lifetime.cut) {
    findings.warn(
      'The lifetime was cut to 19 minutes',
      'Apple refuses tokens that last over 20 minutes; one minute is kept as a margin. Set lifetime to 19m or less.',
    );
  }

  const now = Math.floor(Date.now() / 1000);
  const token = await signToken(key, { lifetime, scope: scope.entries }, now);
  runner.mask([token.jwt]);
  runner.remark(findings.remarks);
  const description = describeToken({ key, token, can: scope.words }, now);
  runner.sayGroup(
    'App Store Connect token',
    description.map(([name, value]) => `${name}: ${value}`),
  );
  const toolOutputs = tools && signIn?.signInTools(tools, key, token);
  runner.setOutputs({
    token: token.jwt,
    'expires-at': isoSeconds(token.expiresAt),
    available: 'true',
    'key-id': key.keyId,
    'issuer-id': key.issuerId,
    ...toolOutputs,
  });
}

async function readScope({ scope }: Config, findings: Findings): Promise<ScopePlan> {
  return scope === '' ? unscoped : (await import('../scope/reading.ts')).readScope(scope, findings);
}

/** The key, masked. Of an empty one, `skipped` or a problem; of an unusable one, its problems. */
async function readKey(
  config: Config,
  findings: Findings,
): Promise<ApiKey | 'skipped' | undefined> {
  const source = findings.attempt(() => readKeySource(config, readFileUpTo));
  if (source === undefined) return undefined;
  runner.mask(secretsInText(source.text));
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
    return undefined;
  }
  const key = readApiKey(spelling, { ...config, fileName: source.fileName }, findings);
  if (key !== undefined) runner.mask(secretsInPem(key.pem));
  return key;
}
