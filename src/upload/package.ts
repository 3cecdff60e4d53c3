import { fromFdPromise } from 'yauzl';
import { ActionError } from '../errors/action-error.ts';
import type { PropertyList } from './binary-property-list.ts';
import type { UploadFile } from './file.ts';
import { parsePropertyList } from './property-list.ts';

/** The platforms of App Store Connect. */
export const platforms = ['IOS', 'MAC_OS', 'TV_OS', 'VISION_OS'] as const;

/** One of {@link platforms}. */
export type Platform = (typeof platforms)[number];

/** The platform that each entry of CFBundleSupportedPlatforms means. */
const platformNames: ReadonlyMap<string, Platform> = new Map([
  ['iPhoneOS', 'IOS'],
  ['MacOSX', 'MAC_OS'],
  ['AppleTVOS', 'TV_OS'],
  ['XROS', 'VISION_OS'],
]);

/** The values in Info.plist of an app. A value that it does not have is absent. */
export interface PackageInfo {
  readonly bundleId?: string;
  readonly version?: string;
  readonly build?: string;
  readonly platform?: Platform;
}

/** The Info.plist of the app itself, not of what is embedded in it. */
const infoPath = /^Payload\/[^/]+\.app\/Info\.plist$/;

/** The longest Info.plist that is read, in bytes. */
const maxInfoBytes = 1024 * 1024;
/** Longer texts are not used: they would go into requests and the log. Characters. */
const maxTextLength = 255;

/**
 * Reads Info.plist of an .ipa without unpacking anything else. A .pkg is not read.
 *
 * @throws {ActionError} `UPLOAD_PACKAGE_INVALID`
 */
export async function readPackageInfo(file: UploadFile): Promise<PackageInfo> {
  if (file.extension === 'pkg') return {};
  let info: PropertyList;
  try {
    info = parsePropertyList(await readInfoPlist(file));
  } catch (cause) {
    throw new ActionError({
      code: 'UPLOAD_PACKAGE_INVALID',
      title: 'Cannot read the .ipa',
      detail: `${file.name} is not a zip with a readable Payload/*.app/Info.plist: ${cause instanceof Error ? cause.message.slice(0, 200).replace(/\.$/, '') : 'unknown error'}.`,
      fix: 'Create the file with xcodebuild -exportArchive. If another job created it, compare its size there and here: it may have been cut off.',
      cause,
    });
  }
  return describe(info);
}

async function readInfoPlist({ handle }: UploadFile): Promise<Buffer> {
  const zip = await fromFdPromise(handle.fd, { autoClose: false });
  for await (const entry of zip.eachEntry()) {
    if (!infoPath.test(entry.fileName)) continue;
    if (entry.uncompressedSize > maxInfoBytes) throw new RangeError('Info.plist is over 1 MB');
    const stream = await zip.openReadStreamPromise(entry);
    return Buffer.concat(await stream.toArray());
  }
  throw new Error('there is no Info.plist');
}

function describe(info: PropertyList): PackageInfo {
  const text = (key: string): string | undefined => {
    const value = info[key];
    const trimmed = typeof value === 'string' ? value.trim() : '';
    return trimmed !== '' && trimmed.length <= maxTextLength ? trimmed : undefined;
  };
  const bundleId = text('CFBundleIdentifier');
  const version = text('CFBundleShortVersionString');
  const build = text('CFBundleVersion');
  const platform = platformOf(info.CFBundleSupportedPlatforms);
  return {
    ...(bundleId !== undefined && { bundleId }),
    ...(version !== undefined && { version }),
    ...(build !== undefined && { build }),
    ...(platform !== undefined && { platform }),
  };
}

/** @throws {ActionError} `UPLOAD_PACKAGE_INVALID` for a build for a simulator */
function platformOf(supported: string | readonly string[] | undefined): Platform | undefined {
  const names = typeof supported === 'string' ? [supported] : (supported ?? []);
  const [platform] = names.flatMap((name) => platformNames.get(name) ?? []);
  const simulator = names.find((name) => name.endsWith('Simulator'));
  if (platform !== undefined || simulator === undefined) return platform;
  throw new ActionError({
    code: 'UPLOAD_PACKAGE_INVALID',
    title: 'The app was built for a simulator',
    detail: `CFBundleSupportedPlatforms in Info.plist is ${simulator}. App Store Connect accepts only builds for devices.`,
    fix: 'Archive for a device: xcodebuild archive -destination generic/platform=iOS.',
  });
}
