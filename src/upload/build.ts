import { ActionError } from '../errors/action-error.ts';
import type { UploadFile } from './file.ts';
import type { UploadConfig } from './inputs.ts';
import type { PackageInfo, Platform } from './package.ts';

/** The build in a file, as it is described to App Store Connect. */
export interface Build {
  /** App ID or bundle ID. */
  readonly app: string;
  /** Bundle ID in the file; absent for a .pkg. */
  readonly bundleId?: string | undefined;
  readonly version: string;
  readonly number: string;
  readonly platform: Platform;
}

/**
 * Resolves the build from the inputs and, for what they leave out, from the file.
 *
 * @throws {ActionError} `UPLOAD_INPUT_MISSING`
 */
export function resolveBuild(config: UploadConfig, info: PackageInfo, file: UploadFile): Build {
  const app = config.app ?? info.bundleId;
  const version = config.version ?? info.version;
  const number = config.build ?? info.build;
  const platform = config.platform ?? info.platform;
  if (app && version && number && platform)
    return { app, bundleId: info.bundleId, version, number, platform };
  const values = { app, version, build: number, platform };
  const missing = Object.entries(values).flatMap(([name, value]) => (value ? [] : [name]));
  const reason =
    file.extension === 'pkg'
      ? 'A .pkg is not read'
      : 'Info.plist in the file does not have all values';
  throw new ActionError({
    code: 'UPLOAD_INPUT_MISSING',
    title: `Missing inputs: ${missing.join(', ')}`,
    detail: `${reason}, so these inputs are required: ${missing.join(', ')}.`,
    fix: 'Set these inputs. version and build are the CFBundleShortVersionString and CFBundleVersion of the app; the platform of a .pkg is MAC_OS.',
  });
}

/** Formats a build for people: `1.2.3 (42) for IOS`. */
export function formatBuild({ version, number, platform }: Build): string {
  return `${version} (${number}) for ${platform}`;
}
