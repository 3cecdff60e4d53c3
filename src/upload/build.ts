import { ActionError } from '../errors/action-error.ts';
import type { UploadFile } from './file.ts';
import type { UploadConfig } from './inputs.ts';
import type { PackageInfo, Platform } from './package.ts';

/** The build that a file holds, as App Store Connect is told. */
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
      ? 'They are not read from a .pkg'
      : 'Info.plist in the file does not have them';
  throw new ActionError({
    code: 'UPLOAD_INPUT_MISSING',
    title: `Inputs are missing: ${missing.join(', ')}`,
    detail: `${reason}, so these inputs are required: ${missing.join(', ')}.`,
    fix: 'Set them. platform is MAC_OS for a .pkg; version and build are CFBundleShortVersionString and CFBundleVersion of the app.',
  });
}

/** Formats a build for people: `1.2.3 (42) for IOS`. */
export function formatBuild({ version, number, platform }: Build): string {
  return `${version} (${number}) for ${platform}`;
}
