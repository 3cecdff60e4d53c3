import { type KeyKind, keyKinds } from '../key/kind.ts';
import type { Report, ReportGroup, ReportLine } from '../runner/report.ts';
import type { SignerDescription } from '../signing/signer.ts';
import { describeEnd, describeKey, describeValidity } from '../token/description.ts';
import type { Tool } from '../tools/tool.ts';
import type { VerificationResult } from '../verification/verify.ts';
import type { IssuedTokens, StepEffects } from './effects.ts';
import type { ReadyPlan } from './plan.ts';

/** The results of a run, after its effects were applied. */
export interface RunResults extends IssuedTokens {
  /** Absent if the key was not verified. */
  readonly verification: VerificationResult | undefined;
  /** Absent for a key in memory. */
  readonly signer?: SignerDescription | undefined;
  readonly effects: StepEffects;
  /** Paths of the files that existed before and stay when the job ends. */
  readonly keptFiles: readonly string[];
  /** Unix seconds, by Apple's clock. */
  readonly now: number;
  /** ID of the step in the workflow; `undefined` if it has none. */
  readonly stepId: string | undefined;
}

/** Maximum number of items in a line. More are counted, and listed in a group. */
const maxInline = 4;

/** Creates the report of a run: the key, its access, the token, and what is ready for later steps. */
export function createReport(plan: ReadyPlan, results: RunResults): Report {
  const access = results.verification?.access ?? [];
  const isLong = access.length > maxInline;
  const { tools } = plan.setup;
  return {
    lines: [
      { subject: 'Key', separator: ' ', text: describeKeyStatus(plan, results) },
      ...(results.signer ? [results.signer] : []),
      ...line('Access', isLong ? [`${access.length} paths`] : access),
      ...describePreflight(results),
      { subject: 'Token', separator: ' ', text: describeToken(plan, results) },
      ...describeFullKey(plan),
      ...line('Ready', describeReady(plan, results)),
    ],
    groups: [
      ...longGroup('Paths that the key can read', access),
      ...longGroup('Permissions of the token', plan.permissions),
      ...group(
        'How to use the tools',
        tools.map(({ name, usage }) => `${name}: ${usage}`),
      ),
      ...createSetupGroups(results),
    ],
  };
}

function describeKeyStatus({ key: { identity } }: ReadyPlan, { verification }: RunResults): string {
  if (verification === undefined) return `${describeKey(identity)}; not verified`;
  const { apiUrl, durationMs } = verification;
  return `${describeKey(identity)} accepted by ${nameOfApi(apiUrl, identity.kind)} in ${durationMs} ms`;
}

function describePreflight({ verification }: RunResults): readonly ReportLine[] {
  return (verification?.preflight ?? []).map(({ status, text }) => ({
    subject: 'Preflight',
    separator: ' ',
    text,
    ...(status === 'unproven' && { isUnproven: true }),
  }));
}

function nameOfApi(apiUrl: string, kind: KeyKind): string {
  if (apiUrl !== keyKinds[kind].apiUrl) return apiUrl;
  return kind === 'in-house' ? 'the Enterprise Program API' : 'App Store Connect';
}

function describeToken(
  { permissions, tokenOptions: { scope } }: ReadyPlan,
  { token, now }: RunResults,
): string {
  const validity = describeValidity(token.expiresAt, now);
  if (permissions.length > maxInline)
    return `${validity}; limited to ${permissions.length} requests`;
  return `${validity}; ${scope.length === 0 ? '' : 'can only '}${permissions.join(', ')}`;
}

/** A line on tools that get the key, if the token has a scope: the scope does not limit what they sign. */
function describeFullKey({
  tokenOptions: { scope },
  setup: { tools },
}: ReadyPlan): readonly ReportLine[] {
  const names = tools.filter(({ files }) => files.length > 0).map(({ name }) => name);
  if (scope.length === 0 || names.length === 0) return [];
  const verb = names.length === 1 ? 'signs' : 'sign';
  const text = `limits this token only; ${names.join(', ')} ${verb} with the full key`;
  return [{ subject: 'Scope', separator: ' ', text }];
}

function describeReady(
  { setup: { tools } }: ReadyPlan,
  { ladder, now, stepId }: RunResults,
): readonly string[] {
  const command = ladder && `command app-store-connect-token (${describeEnd(ladder.endsAt, now)})`;
  return [...tools.map((tool) => describeTool(tool, stepId)), ...(command ? [command] : [])];
}

/** Describes a tool by its name and what the user has to add to its command line. */
function describeTool({ name, add }: Tool, stepId = '<id>'): string {
  return add === undefined ? name : `${name} (add ${add.replaceAll('<id>', stepId)})`;
}

/** Lists the files and variables that later steps find on the machine. */
function createSetupGroups({
  effects: { files, env, paths },
  keptFiles,
}: RunResults): readonly ReportGroup[] {
  const removed = files.map(({ path }) => path).filter((path) => !keptFiles.includes(path));
  const variables = [...Object.keys(env), ...(paths.length > 0 ? ['PATH'] : [])];
  const counts = [
    ...(removed.length > 0 ? [`files (${removed.length})`] : []),
    ...(variables.length > 0 ? [`variables (${variables.length})`] : []),
  ].join(' and ');
  return [
    ...group(`${counts.charAt(0).toUpperCase()}${counts.slice(1)}, removed when the job ends`, [
      ...removed,
      ...variables,
    ]),
    ...group('Key files that existed before, kept when the job ends', keptFiles),
  ];
}

function line(subject: string, items: readonly string[]): readonly ReportLine[] {
  return items.length === 0 ? [] : [{ subject, separator: ': ', text: items.join(', ') }];
}

function group(title: string, lines: readonly string[]): readonly ReportGroup[] {
  return lines.length === 0 ? [] : [{ title, lines }];
}

function longGroup(title: string, items: readonly string[]): readonly ReportGroup[] {
  return items.length > maxInline ? group(`${title} (${items.length})`, items) : [];
}
