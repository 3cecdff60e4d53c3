import { expect, test } from '@jest/globals';
import { loadKeySource } from '../../../src/key/source.ts';

const none = (): Uint8Array => {
  throw new Error('no file must be read');
};
const failing = (code: string) => (): Uint8Array => {
  throw Object.assign(new Error('no'), { code });
};

test('uses private-key without reading a file', () => {
  expect(loadKeySource({ privateKey: ' text ', privateKeyPath: undefined }, none)).toEqual({
    text: ' text ',
  });
});

test('reads the file in private-key-path, and keeps its name', () => {
  const read = (path: string): Uint8Array => Buffer.from(`read ${path}`);
  expect(loadKeySource({ privateKey: '', privateKeyPath: 'a/AuthKey_X.p8' }, read)).toEqual({
    text: 'read a/AuthKey_X.p8',
    fileName: 'AuthKey_X.p8',
  });
});

test('decodes UTF-16, and encodes binary files as base64', () => {
  const text = (bytes: Buffer): string =>
    loadKeySource({ privateKey: '', privateKeyPath: 'k' }, () => bytes).text;
  expect(text(Buffer.from('\ufeffkey', 'utf16le'))).toBe('key');
  expect(text(Buffer.from([0x30, 0x81, 0x87]))).toBe('MIGH');
});

test('rejects both inputs at once', () => {
  expect(() => loadKeySource({ privateKey: 'x', privateKeyPath: 'y' }, none)).toThrow(
    expect.objectContaining({ code: 'KEY_GIVEN_TWICE' }),
  );
});

test('treats a blank private-key as no key', () => {
  expect(
    loadKeySource({ privateKey: ' \n', privateKeyPath: 'k' }, () => Buffer.from('x')).text,
  ).toBe('x');
});

test.each(['k\\SubscriptionKey_ABC.p8', 'k/subscriptionkey_ABC.p8'])(
  'rejects an In-App Purchase key by its name: %s',
  (privateKeyPath) => {
    expect(() => loadKeySource({ privateKey: '', privateKeyPath }, none)).toThrow(
      expect.objectContaining({ code: 'KEY_IN_APP_PURCHASE' }),
    );
  },
);

test('reads a file whose name only ends like that of an In-App Purchase key', () => {
  const privateKeyPath = 'k/no-SubscriptionKey_ABC.p8';
  const { fileName } = loadKeySource({ privateKey: '', privateKeyPath }, () => Buffer.from('x'));
  expect(fileName).toBe('no-SubscriptionKey_ABC.p8');
});

test('reads at most 1 MiB of a file', () => {
  const limits: number[] = [];
  loadKeySource({ privateKey: '', privateKeyPath: 'k' }, (_path, limit) => {
    limits.push(limit);
    return Buffer.from('x');
  });
  expect(limits).toEqual([1_048_576]);
});

test.each([
  ['ENOENT', 'it does not exist'],
  ['EISDIR', 'it is a directory'],
  ['EACCES', 'the user of the runner has no permission to read it'],
  ['EFBIG', 'over 1 MB'],
  ['EIO', 'it cannot be read'],
])('reports the reason why a file cannot be read: %s', (code, reason) => {
  expect(() =>
    loadKeySource({ privateKey: '', privateKeyPath: 'AuthKey_X.p8' }, failing(code)),
  ).toThrow(
    expect.objectContaining({
      code: 'KEY_FILE_UNREADABLE',
      detail: expect.stringContaining(reason),
    }),
  );
});

test('does not show a path that may be the key itself', () => {
  const path = 'MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg';
  expect(() => loadKeySource({ privateKey: '', privateKeyPath: path }, failing('ENOENT'))).toThrow(
    expect.objectContaining({
      detail: 'private-key-path names a file, but it does not exist.',
    }),
  );
});

test.each(['AuthKey_X.p8', 'AuthKey_ABCDE12345.P8', 'key.pem', 'my-key.v2.json', 'a.key', 'a.txt'])(
  'shows the file name %s',
  (name) => {
    expect(() =>
      loadKeySource({ privateKey: '', privateKeyPath: `keys/${name}` }, failing('ENOENT')),
    ).toThrow(
      expect.objectContaining({
        detail: `private-key-path names ${name}, but it does not exist.`,
      }),
    );
  },
);

test.each([
  'MIGHAgEA+MBMGByqGSM49.p8',
  'MIGHAgEAMBMGByqGSM49 AuthKey_X.p8',
  'MIGHAgEAMBMGByqGSM49\nAuthKey_X.p8',
  'AuthKey_X.p8+MIGHAgEAMBMGByqGSM49',
  'AuthKey_X.p8 MIGHAgEAMBMGByqGSM49',
  'AuthKey_X.p8\nMIGHAgEAMBMGByqGSM49',
  'AuthKey_X.p8MIGHAgEAMBMGByqGSM49',
  'MIGHAgEAMBMGByqGSM49p8',
  `${'MIGHAgEAMBMGByqGSM49'.repeat(5)}.p8`,
])('does not show %j, which may contain key material', (privateKeyPath) => {
  const read = (): unknown => loadKeySource({ privateKey: '', privateKeyPath }, failing('ENOENT'));
  expect(read).toThrow(
    expect.objectContaining({
      detail: 'private-key-path names a file, but it does not exist.',
      fix: expect.not.stringMatching(/MIGH|AuthKey_X/),
    }),
  );
});
