import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { openUploadFile, type UploadFile } from '../../../src/upload/file.ts';
import { readPackageInfo } from '../../../src/upload/package.ts';
import { appInfo, type IpaOptions, makeIpa } from '../../support/ipa.ts';

const directory = mkdtempSync(join(tmpdir(), 'package-'));
const path = join(directory, 'App.ipa');
afterAll(() => rmSync(directory, { recursive: true }));

async function withFile<T>(work: (file: UploadFile) => Promise<T>): Promise<T> {
  const file = await openUploadFile(path);
  try {
    return await work(file);
  } finally {
    await file.handle.close();
  }
}

async function infoOf(options: IpaOptions): Promise<unknown> {
  makeIpa(path, options);
  return withFile(readPackageInfo);
}

const info = { bundleId: 'com.example.app123', version: '1.2.3', build: '42', platform: 'IOS' };

describe.each(['binary', 'xml'] as const)('Info.plist in the %s format', (format) => {
  test('has bundle ID, version, build and platform', async () => {
    expect(await infoOf({ format })).toEqual(info);
  });

  test.each([
    ['iPhoneOS', 'IOS'],
    ['MacOSX', 'MAC_OS'],
    ['AppleTVOS', 'TV_OS'],
    ['XROS', 'VISION_OS'],
  ])('for %s is for the platform %s', async (name, platform) => {
    const options = { format, info: { CFBundleSupportedPlatforms: [name] } };
    expect(await infoOf(options)).toMatchObject({ platform });
  });

  test('may lack all of them, or have them in other types', async () => {
    const members = Object.fromEntries(Object.keys(appInfo).map((name) => [name, null]));
    expect(await infoOf({ format, info: members })).toEqual({});
    expect(await infoOf({ format, info: { ...members, CFBundleVersion: 42 } })).toEqual({});
    expect(await infoOf({ format, info: { ...members, CFBundleVersion: ['42'] } })).toEqual({});
  });

  test('may have any text', async () => {
    const text = 'ä & <b> "c" \u{1f600}';
    expect(await infoOf({ format, info: { CFBundleVersion: text } })).toMatchObject({
      build: text,
    });
  });

  test('may not have texts longer than any that Apple accepts', async () => {
    const { build, ...others } = info;
    const CFBundleVersion = '4'.repeat(256);
    expect(await infoOf({ format, info: { CFBundleVersion } })).toEqual(others);
  });

  test('for an unknown platform leaves the platform open', async () => {
    for (const names of [['Newton'], ['constructor'], []])
      expect(
        await infoOf({ format, info: { CFBundleSupportedPlatforms: names } }),
      ).not.toHaveProperty('platform');
  });

  test('for a simulator is rejected', async () => {
    const options = { format, info: { CFBundleSupportedPlatforms: ['iPhoneSimulator'] } };
    await expect(infoOf(options)).rejects.toMatchObject({
      code: 'UPLOAD_PACKAGE_INVALID',
      title: 'The app was built for a simulator',
    });
  });
});

test('Info.plist is read from a zip with Zip64 members, and behind 5 GB', async () => {
  expect(await infoOf({ isZip64: true })).toEqual(info);
  expect(await infoOf({ hole: 5_000_000_000 })).toEqual(info);
});

describe('an .ipa is rejected', () => {
  const invalid = { code: 'UPLOAD_PACKAGE_INVALID', title: 'Cannot read the .ipa' };

  test('that is cut off', async () => {
    makeIpa(path, { padding: 10_000 });
    truncateSync(path, 9000);
    await expect(withFile(readPackageInfo)).rejects.toMatchObject(invalid);
  });

  test.each(['', 'Payload/Info.plist', 'Payload/App.app/x/Info.plist', 'App.app/Info.plist'])(
    'whose only Info.plist is %j',
    async (infoPath) => {
      const options = infoPath === '' ? {} : { infoPath };
      if (infoPath === '') writeFileSync(path, 'no zip');
      else makeIpa(path, options);
      await expect(withFile(readPackageInfo)).rejects.toMatchObject(invalid);
    },
  );

  test('whose Info.plist is over 1 MB, compressed or not', async () => {
    const options = { info: { Comment: 'x'.repeat(1_100_000) } };
    await expect(infoOf(options)).rejects.toMatchObject({
      ...invalid,
      detail: expect.stringContaining('over 1 MB'),
    });
  });
});
