import { errorCodes } from '../../../src/errors/codes.ts';
import { findLeak } from '../keys.ts';
import type { PhaseResult } from '../runner.ts';
import { checkToken } from '../token-rules.ts';
import { workflowCommands } from '../workflow-commands.ts';
import { fuzzKey, injectedData } from './corpus.ts';

/** A rule that an execution broke. */
export interface Violation {
  readonly invariant: 'errors' | 'commands' | 'leaks' | 'time' | 'files' | 'tokens';
  /** What was seen. */
  readonly detail: string;
  /** Where it was seen; findings of one kind, invariant and place count as one. */
  readonly place: string;
}

/**
 * The commands that the action prints, as it prints them: its annotations have a title. State and outputs have
 * files. A message may start with an input; what is not a message may not.
 */
const expectedCommand = new RegExp(
  `^::(?:add-mask::|endgroup::|(?:debug|group)::(?!${injectedData})|(?:error|warning|notice) title=)`,
);

/** Checks the rules for everything that a phase printed and set for later steps. */
export function checkOutput(result: PhaseResult): readonly Violation[] {
  return [...checkErrors(result), ...checkCommands(result), ...checkLeaks(result)];
}

function checkErrors({ stdout, stderr }: PhaseResult): readonly Violation[] {
  const known: readonly string[] = errorCodes;
  const messages = workflowCommands(stdout).filter(({ name }) => name === 'error');
  const codes = [...messages.map(({ data }) => data), stderr].flatMap(
    (text) => /(?:%0A|\n)Code: (\w+)/.exec(text)?.[1] ?? [],
  );
  const wrong = codes.find((code) => code === 'UNEXPECTED' || !known.includes(code));
  if (wrong === undefined && messages.length <= codes.length) return [];
  const stack = workflowCommands(stdout).find(({ data }) => /%0A\s+at /.test(data))?.data ?? '';
  const where = /%0A\s+at ([^%]*)/.exec(stack)?.[1] ?? '';
  return [
    {
      invariant: 'errors',
      detail: `${wrong ?? 'an error without a code'}: ${stack.replaceAll('%0A', '\n').slice(0, 600)}`,
      place: where.replace(/ .*/, ''),
    },
  ];
}

function checkCommands({ stdout, stderr }: PhaseResult): readonly Violation[] {
  // Carriage returns also end lines, so a line here may be part of a printed line.
  const commandLines = (text: string): readonly string[] =>
    text.split(/\r\n|\n|\r/).filter((line) => workflowCommands(line).length > 0);
  const unexpected = [
    ...commandLines(stdout).filter((line) => !expectedCommand.test(line)),
    ...commandLines(stderr),
  ];
  return unexpected.slice(0, 1).map((line) => ({
    invariant: 'commands',
    detail: line.slice(0, 200),
    place: workflowCommands(line)[0]?.name ?? '',
  }));
}

function checkLeaks({
  stdout,
  stderr,
  outputs,
  exported,
  paths,
  state,
  summary,
}: PhaseResult): readonly Violation[] {
  const { lines, masks } = readLog(stdout);
  const texts: readonly (readonly [string, string])[] = [
    ...lines,
    ['stderr', stderr],
    ['summary', summary],
    ['outputs', JSON.stringify(outputs)],
    ['variables', JSON.stringify(exported)],
    ['paths', JSON.stringify(paths)],
    ['state', JSON.stringify(state)],
  ];
  return texts.flatMap(([place, text]) => {
    // Applying masks takes time, and is not needed without a leak.
    if (findLeak(text, fuzzKey.pem) === undefined) return [];
    const shown = masks.reduce((rest, mask) => rest.replaceAll(mask, '***'), text);
    const leak = findLeak(shown, fuzzKey.pem);
    if (leak === undefined) return [];
    const index = shown.indexOf(leak);
    const detail = `${leak} in ...${shown.slice(Math.max(0, index - 80), index + 40)}...`;
    return [{ invariant: 'leaks' as const, detail, place }];
  });
}

/** The lines of a log with their places, and the masks as the runner registers them: as a whole, and by line. */
function readLog(stdout: string): { lines: [string, string][]; masks: readonly string[] } {
  const masks = new Set<string>();
  const lines: [string, string][] = [];
  for (const line of stdout.split('\n')) {
    const [command] = workflowCommands(line);
    const text = line.replaceAll('%0A', '\n').replaceAll('%0D', '\r').replaceAll('%25', '%');
    if (command?.name === 'add-mask') {
      const secret = text.replace('::add-mask::', '');
      for (const mask of [secret, ...secret.split(/[\r\n]+/)]) if (mask !== '') masks.add(mask);
    } else {
      const [, title = ''] = /^::\w+ title=(.*?)::/.exec(line) ?? [];
      const code = /\nCode: (\w+)/.exec(text)?.[1] ?? title.replace(/\d+|GET.*|\/.*/g, '');
      lines.push([`${command?.name ?? 'log'} ${code}`.trim(), text]);
    }
  }
  return { lines, masks: [...masks].toSorted((a, b) => b.length - a.length) };
}

/** A token, and when it must be valid. Unix seconds. */
export interface IssuedToken {
  readonly jwt: string;
  readonly from: number;
  /** The first second in which it is not valid. */
  readonly to: number;
  /** The valid audiences. */
  readonly audience: string;
  readonly keyId: string;
  readonly issuerId: string | undefined;
}

/** Checks the rules of the fake server at both ends and in the middle of a token's lifetime. */
export function checkIssuedToken({
  jwt,
  from,
  to,
  audience,
  keyId,
  issuerId,
}: IssuedToken): readonly Violation[] {
  const { publicKey } = fuzzKey;
  const keys = [{ keyId, publicKey, ...(issuerId !== undefined && { issuerId }) }];
  const claims = JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString());
  const entry: string = claims.scope?.[0] ?? 'GET /v1/apps';
  const [method = '', target = ''] = entry.startsWith('/') ? ['GET', entry] : entry.split(' ');
  for (const now of [from, Math.floor((from + to) / 2), to - 1]) {
    const request = { method, target, authorization: `Bearer ${jwt}` };
    const tolerated = ['scope /notary/v2' as const];
    const checked = checkToken(request, { keys, now, audience, tolerated });
    if ('rejection' in checked) {
      const { iat, exp, scope } = claims;
      const detail = `rejected for ${checked.rejection}: ${JSON.stringify({ now, from, to, iat, exp, scope })}`;
      return [{ invariant: 'tokens', detail, place: checked.rejection }];
    }
  }
  return [];
}
