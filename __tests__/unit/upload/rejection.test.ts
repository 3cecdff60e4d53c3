import { expect, test } from '@jest/globals';
import { rejectionError } from '../../../src/upload/rejection.ts';
import { readText } from '../../support/repository.ts';

const build = { app: '123', version: '1.2.3', number: '42', platform: 'IOS' } as const;
const reject = (...codes: readonly string[]): ReturnType<typeof rejectionError> =>
  rejectionError(
    {
      state: 'FAILED',
      errors: codes.map((code) => ({ code, description: `About ${code}.` })),
      warnings: [],
      infos: [],
    },
    build,
  );
const again = '\nYou can use the same build number again.';

test.each([
  ['90062', /^Increase CFBundleShortVersionString/],
  ['90186', /^Increase CFBundleShortVersionString/],
  ['90478', /^Increase CFBundleShortVersionString/],
  ['90054', /^Build with the bundle ID that the app has/],
  ['90055', /^Build with the bundle ID that the app has/],
  ['90683', /^Add the purpose string/],
  ['90725', /^Build with the SDK/],
  ['90382', /^Wait a day/],
  ['90999', /^Correct what Apple reports\./],
])("explains how to fix Apple's %s", (code, fix) => {
  const error = reject(code);
  expect(error).toMatchObject({ code: 'UPLOAD_REJECTED' });
  expect(error.detail).toBe(
    `Version 1.2.3 (42) for IOS was uploaded, but did not pass Apple's checks.\n${code}: About ${code}.`,
  );
  expect(error.fix).toMatch(fix);
  if (code !== '90999')
    expect(readText('docs/troubleshooting.md')).toMatch(new RegExp(`^\\| .*${code}`, 'm'));
});

test('says each thing once, and finds a code within a longer one', () => {
  expect(reject('90062', 'ITMS-90186').fix.split('\n')).toHaveLength(2);
  expect(reject('STATE_ERROR', '').fix).toBe(`Correct what Apple reports.${again}`);
});

test('lists twenty errors at most', () => {
  const codes = Array.from({ length: 30 }, (_, index) => String(90_000 + index));
  expect(reject(...codes).detail.split('\n')).toHaveLength(21);
});
