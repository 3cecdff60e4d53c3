import { ActionError } from '../errors/action-error.ts';
import type { Diagnostics } from '../errors/diagnostics.ts';
import { assertBounded, type InputSource } from '../runner/inputs.ts';
import { day, minute, parseDuration, quoteDuration } from '../token/duration.ts';
import { type Platform, platforms } from './package.ts';

/** The inputs of an upload. An input that is not set is absent. */
export interface UploadConfig {
  /** A path or pattern; may be empty. */
  readonly file: string;
  /** App ID or bundle ID. */
  readonly app: string | undefined;
  readonly version: string | undefined;
  readonly build: string | undefined;
  readonly platform: Platform | undefined;
  /** A secret. Absent: tokens come from the command. */
  readonly token: string | undefined;
  readonly wait: boolean;
  /** The longest wait. Absent only if the input is invalid. */
  readonly timeoutSeconds: number | undefined;
  readonly apiUrl: string | undefined;
}

/** Reads all inputs. Errors go to `diagnostics`. */
export function readUploadConfig(
  { getInput, getBooleanInput }: InputSource,
  diagnostics: Diagnostics,
): UploadConfig {
  const text = (name: string): string | undefined =>
    diagnostics.capture(() => assertBounded(name, getInput(name)).trim()) || undefined;
  const checked = (name: string, pattern: RegExp, expected: string): string | undefined =>
    diagnostics.capture(() => checkFormat({ name, value: text(name), pattern, expected }));
  return {
    file: text('file') ?? '',
    app: checked('app', /^(?:\d{1,20}|[A-Za-z0-9][A-Za-z0-9.-]{0,254})$/, 'an app ID or bundle ID'),
    version: checked('version', /^\S{1,50}$/, 'a version such as 1.2.3'),
    build: checked('build', /^\S{1,50}$/, 'a build number such as 42'),
    platform: diagnostics.capture(() => parsePlatform(text('platform'))),
    token: checked(
      'token',
      /^[\w-]+\.[\w-]+\.[\w-]+$/,
      'a JWT, such as the output token of the action',
    ),
    wait:
      text('wait') === undefined || (diagnostics.capture(() => getBooleanInput('wait')) ?? false),
    timeoutSeconds: diagnostics.capture(() => parseTimeout(text('timeout') ?? '60m')),
    apiUrl: text('api-url'),
  };
}

function checkFormat({
  name,
  value,
  pattern,
  expected,
}: {
  readonly name: string;
  readonly value: string | undefined;
  readonly pattern: RegExp;
  readonly expected: string;
}): string | undefined {
  if (value === undefined || pattern.test(value)) return value;
  throw new ActionError({
    code: 'UPLOAD_INPUT_INVALID',
    title: `Invalid ${name}`,
    // Even a damaged token must not be shown.
    detail: `${name} is not ${expected}${name === 'token' ? '' : `: ${JSON.stringify(value.slice(0, 100))}`}.`,
    fix: `Check where the value comes from, or remove ${name}.`,
  });
}

function parsePlatform(text: string | undefined): Platform | undefined {
  const platform = platforms.find((name) => name === text?.toUpperCase());
  if (text === undefined || platform !== undefined) return platform;
  throw new ActionError({
    code: 'UPLOAD_INPUT_INVALID',
    title: 'Invalid platform',
    detail: `platform is ${JSON.stringify(text.slice(0, 100))}.`,
    fix: `Write one of ${platforms.join(', ')}. For an .ipa, platform can be removed.`,
  });
}

function parseTimeout(text: string): number {
  const seconds = parseDuration(text);
  if (seconds !== undefined && seconds >= minute && seconds <= day) return seconds;
  throw new ActionError({
    code: 'UPLOAD_INPUT_INVALID',
    title: 'Invalid timeout',
    detail: `timeout is ${quoteDuration(text)}. It must be a duration from 1m to 24h.`,
    fix: 'Write a duration such as 60m, or remove timeout.',
  });
}
