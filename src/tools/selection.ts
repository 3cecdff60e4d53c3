import { ActionError } from '../errors/action-error.ts';
import type { Diagnostics } from '../errors/diagnostics.ts';
import { emptyIdHint } from '../key/ids.ts';
import type { KeyKind } from '../key/kind.ts';
import { keysPage } from '../key/storing.ts';

import type { ApiKey } from '../signing/api-key.ts';
import { findSimilar } from '../text/similar-name.ts';
import { toolConflicts, tools } from './catalog.ts';
import type { Tool, Variables } from './tool.ts';

/** Names that people use for a tool or a part of it. */
const aliases = new Map([
  ['app-store-connect', 'codemagic'],
  ['deliver', 'fastlane-token'],
  ['expo', 'eas'],
  ['gym', 'fastlane'],
  ['itmstransporter', 'transporter'],
  ['match', 'fastlane-token'],
  ['notary', 'notarytool'],
  ['pilot', 'fastlane-token'],
  ['supply', 'fastlane'],
  ['xcode', 'xcodebuild'],
]);

/**
 * Selects the tools in a list: names in any case, separated by commas, spaces or newlines, as a YAML list or a JSON
 * array. Errors go to `diagnostics`.
 */
export function selectTools(list: string, diagnostics: Diagnostics): readonly Tool[] {
  const written = list
    .split(/[\s,;"'`[\]]+/)
    .map((name) => name.replace(/^[-*]+/, ''))
    .filter((name) => name !== '');
  const names = new Map(written.map((name) => [name.toLowerCase().replaceAll('_', '-'), name]));
  const selected = [...names].flatMap(
    ([name, asWritten]) => diagnostics.capture(() => findTool(name, asWritten)) ?? [],
  );
  for (const { pair, reason } of toolConflicts) {
    if (pair.every((name) => names.has(name))) diagnostics.errors.push(conflictError(pair, reason));
  }
  return selected;
}

/** Adapts tools to a key: to its kind, and to whether there is a key file. Errors go to `diagnostics`. */
export function adaptToKey(
  selected: readonly Tool[],
  { identity, signer }: ApiKey,
  diagnostics: Diagnostics,
): readonly Tool[] {
  const adapted = adaptToKind(selected, identity.kind, diagnostics);
  return signer.type === 'local' ? adapted : adaptToRemoteKey(adapted, diagnostics);
}

/** Gives tools the token where they take one. The error for tools that need a key file goes to `diagnostics`. */
function adaptToRemoteKey(selected: readonly Tool[], diagnostics: Diagnostics): readonly Tool[] {
  const takesToken = ({ files, individual }: Tool): boolean =>
    files.length === 0 || individual?.files.length === 0;
  const unable = selected.filter((tool) => !takesToken(tool)).map(({ name }) => name);
  if (unable.length > 0) diagnostics.errors.push(keyFileError(unable.join(', ')));
  return selected.map((tool) => ({ ...tool, ...(takesToken(tool) && tool.individual) }));
}

/**
 * Adapts tools to a kind of key: for an individual key, what differs takes the place of the rest. The error for tools
 * that cannot use a key of this kind goes to `diagnostics`.
 */
export function adaptToKind(
  selected: readonly Tool[],
  kind: KeyKind,
  diagnostics: Diagnostics,
): readonly Tool[] {
  const unable = selected.filter(({ kinds }) => !kinds.includes(kind)).map(({ name }) => name);
  if (unable.length > 0) diagnostics.errors.push(unsupportedKindError(unable.join(', '), kind));
  return kind === 'individual'
    ? selected.map((tool) => ({ ...tool, ...tool.individual }))
    : selected;
}

/** Warns about variables in `env` that make a tool use an Apple ID instead of the key. */
export function warnAboutOverrides(
  selected: readonly Tool[],
  env: Variables,
  diagnostics: Diagnostics,
): void {
  for (const { name, overriddenBy } of selected) {
    const variables = overriddenBy?.(env) ?? [];
    if (variables.length === 0) continue;
    const [are, them] = variables.length === 1 ? ['is', 'it'] : ['are', 'them'];
    diagnostics.warn(
      `${name} will not use the key`,
      `${variables.join(' and ')} ${are} set, so ${name} uses an Apple ID instead of the key. Remove ${them} from the environment of the job, or remove ${name} from tools.`,
    );
  }
}

function findTool(name: string, asWritten: string): Tool {
  const found = tools.find((tool) => tool.name === name);
  if (found !== undefined) return found;
  const known = tools.map((tool) => tool.name);
  // Anything else may be a secret.
  const shown = /^[\w-]{1,30}$/.test(asWritten) ? asWritten : undefined;
  const suggestion = aliases.get(name) ?? findSimilar(name, known);
  throw new ActionError({
    code: 'TOOL_UNKNOWN',
    title: shown === undefined ? 'Unknown tool' : `Unknown tool: ${shown}`,
    detail: `${shown === undefined ? 'One of the names in tools' : `"${shown}"`} is not a tool that this action can configure.${suggestion === undefined ? '' : ` Did you mean ${suggestion}?`}`,
    fix: `Use one of: ${known.join(', ')}. Any other tool can use the outputs of this step.`,
  });
}

function conflictError([one, other]: readonly [string, string], reason: string): ActionError {
  return new ActionError({
    code: 'TOOLS_CONFLICT',
    title: `${one} and ${other} cannot be used together`,
    detail: reason,
    fix: `Remove ${one} or ${other} from tools.`,
  });
}

function keyFileError(names: string): ActionError {
  const others = tools
    .filter(({ files, individual }) => files.length === 0 || individual?.files.length === 0)
    .map(({ name }) => name);
  return new ActionError({
    code: 'TOOL_NEEDS_KEY_FILE',
    title: `A key file is required for ${names}`,
    detail: 'private-key-uri is set, so the key stays in the key service, and there is no file.',
    fix: `Use something that takes a token: curl, the upload step, the command of token-command, or tools: ${others.join(', ')}. For anything else, set private-key instead of private-key-uri.`,
  });
}

function unsupportedKindError(names: string, kind: KeyKind): ActionError {
  const usable = tools.filter(({ kinds }) => kinds.includes(kind)).map((tool) => tool.name);
  const others = `use a tool that supports this kind of key: ${usable.join(', ')}.`;
  if (kind === 'individual') {
    return new ActionError({
      code: 'TOOL_CANNOT_USE_KEY',
      title: `issuer-id is required for ${names}`,
      detail: 'issuer-id is empty, so the key is treated as an individual key.',
      fix: `Set issuer-id, the UUID above the list of keys under ${keysPage}. ${emptyIdHint}\nFor an individual key, ${others}`,
    });
  }
  return new ActionError({
    code: 'TOOL_CANNOT_USE_KEY',
    title: `${names} cannot use an in-house key`,
    detail:
      'In-house keys are for the Apple Developer Enterprise Program. App Store Connect, which the tool uses, rejects them.',
    fix: `Use an App Store Connect team key, or ${others}`,
  });
}
