import {
  type DiagnosisRule,
  diagnoseRequest,
  hasResponse,
  type RequestFailure,
  statusOf,
} from '../api/diagnosis.ts';
import { type ApiResponse, type ApiResult, isForbiddenByRole } from '../api/response.ts';
import { ActionError } from '../errors/action-error.ts';
import { type Build, formatBuild } from './build.ts';
import type { App } from './resources.ts';

/** A request of an upload that did not succeed. */
export interface UploadFailure extends Omit<RequestFailure, 'kind' | 'context'> {
  /** The step of the upload in words, for a sentence: `creating the build upload`. */
  readonly step: string;
}

/** The rules for responses that mean something only to an upload, in order. */
const uploadRules: readonly DiagnosisRule<RequestFailure>[] = [
  {
    code: 'UPLOAD_TOKEN_REFUSED',
    title: 'App Store Connect rejected the token',
    matches: (failure) => statusOf(failure) === 401,
    detail: ({ context }) =>
      `It rejected every attempt (401). The token has expired, it has a scope, or its key was revoked. ${context}`,
    fix: () =>
      'Remove token, and set token-command: true without scope on the step that creates the token, so that the upload gets a fresh token whenever it needs one. If it already does, set verify: true there to test the key.',
  },
  {
    code: 'UPLOAD_FORBIDDEN',
    title: "The key's role does not allow uploads",
    matches: (failure) => hasResponse(failure, isForbiddenByRole),
    detail: ({ context }) => `App Store Connect rejected the request (403). ${context}`,
    fix: () =>
      'Use a key with the role Developer, App Manager or Admin that has access to the app. The role of a key cannot be changed: ask the Account Holder or an Admin to create a new key.',
  },
  {
    code: 'UPLOAD_REFUSED',
    title: 'App Store Connect rejected the upload',
    matches: ({ result }) => result.type === 'response' && result.errors.length > 0,
    detail: ({ result, context }) => `${context} Apple's errors:\n${describeErrors(result)}`,
    fix: () => "Correct what Apple's errors name, and run the job again.",
  },
];

/** Diagnoses a failed request of an upload: creates the error that names its cause, who can fix it, and how. */
export function diagnoseUpload({ step, ...failure }: UploadFailure): ActionError {
  const context = `This happened while ${step}.`;
  return diagnoseRequest({ ...failure, kind: 'team', context }, uploadRules);
}

/** Describes Apple's errors in a response, ten at most. */
export function describeErrors(result: ApiResult): string {
  if (result.type === 'failure') return result.errorCode;
  return result.errors
    .slice(0, 10)
    .map(({ code, title, detail }) => `${code}: ${detail || title}`.slice(0, 500))
    .join('\n');
}

/** Describes the errors that mean something specific when a build upload is created. */
export function describeRejection(response: ApiResponse, build: Build): ActionError | undefined {
  const has = (prefix: string): boolean =>
    response.status === 409 && response.errors.some(({ code }) => code.startsWith(prefix));
  if (has('ENTITY_ERROR.ATTRIBUTE.INVALID.DUPLICATE')) {
    return new ActionError({
      code: 'UPLOAD_DUPLICATE',
      title: `Build number ${build.number} is already in use`,
      detail: `App Store Connect already has version ${formatBuild(build)}. ${describeErrors(response)}`,
      fix: 'Increase CFBundleVersion for every upload, for example with github.run_number, and build again.',
    });
  }
  return has('ENTITY_ERROR.RELATIONSHIP.INVALID') ? appNotFoundError(build.app) : undefined;
}

/** The error for an app that the key does not see. */
export function appNotFoundError(name: string): ActionError {
  return new ActionError({
    code: 'UPLOAD_APP_NOT_FOUND',
    title: 'App not found in App Store Connect',
    detail: `There is no app ${name}, or the key has no access to it.`,
    fix: 'Check app: it is the number under App Information > Apple ID, or the bundle ID. If the app is new, create it once in App Store Connect, under Apps.',
  });
}

/** The error for a file that belongs to another app. */
export function bundleIdMismatchError(bundleId: string, app: App): ActionError {
  return new ActionError({
    code: 'UPLOAD_BUNDLE_ID_MISMATCH',
    title: 'The file belongs to another app',
    detail: `The bundle ID in the file is ${bundleId}, but app ${app.id} has the bundle ID ${app.bundleId}.`,
    fix: 'Remove app or set it to the app that the file belongs to, or build with the bundle ID of this app.',
  });
}
