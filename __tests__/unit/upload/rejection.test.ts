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
const again = '\nThe same build number can be used again.';

test.each([
  ['90062', /^Raise CFBundleShortVersionString/],
  ['90186', /^Raise CFBundleShortVersionString/],
  ['90478', /^Raise CFBundleShortVersionString/],
  ['90054', /^Build with the bundle ID of the app/],
  ['90055', /^Build with the bundle ID of the app/],
  ['90683', /^Add the purpose string/],
  ['90725', /^Build with the Xcode and SDK/],
  ['90382', /^The daily limit of uploads/],
  ['90999', /^Correct what Apple names\./],
])("says what to do about Apple's %s", (code, fix) => {
  const error = reject(code);
  expect(error).toMatchObject({ code: 'UPLOAD_REJECTED' });
  expect(error.detail).toBe(
    `Version 1.2.3 (42) for IOS was uploaded, and Apple's checks failed.\n${code}: About ${code}.`,
  );
  expect(error.fix).toMatch(fix);
  if (code !== '90999')
    expect(readText('docs/troubleshooting.md')).toMatch(new RegExp(`^\\| .*${code}`, 'm'));
});

test('says each thing once, and finds a code within a longer one', () => {
  expect(reject('90062', 'ITMS-90186').fix.split('\n')).toHaveLength(2);
  expect(reject('STATE_ERROR', '').fix).toBe(`Correct what Apple names.${again}`);
});

test('lists twenty errors at most', () => {
  const codes = Array.from({ length: 30 }, (_, index) => String(90_000 + index));
  expect(reject(...codes).detail.split('\n')).toHaveLength(21);
});
