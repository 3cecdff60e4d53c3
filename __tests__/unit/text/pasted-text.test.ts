import { expect, test } from '@jest/globals';
import {
  decodeUnicode,
  isMasked,
  looksLikePath,
  stripQuotes,
} from '../../../src/text/pasted-text.ts';

test.each(['***', '********'])('recognizes the masked value %s', (text) =>
  expect(isMasked(text)).toBe(true),
);

test.each(['a.p8', '/tmp/a', './a', '~/a', 'D:\\a', 'keys/a.PEM'])(
  'recognizes the path %s',
  (text) => expect(looksLikePath(text)).toBe(true),
);

test('does not treat base64 or JSON as a path', () => {
  expect(looksLikePath('MIGHAgEAMBMGByqGSM49/AgEG')).toBe(false);
  expect(looksLikePath('{"path": "a.json')).toBe(false);
});

test('decodes text, but not binary data', () => {
  expect(decodeUnicode(Buffer.from('\ufeffa\n'))).toBe('a\n');
  expect(decodeUnicode(Buffer.from('ab', 'utf16le'))).toBe('ab');
  expect(decodeUnicode(Buffer.from([0xff, 0x00, 0x01]))).toBeUndefined();
  expect(decodeUnicode(Buffer.from([0x30, 0x41, 0x02, 0x01]))).toBeUndefined();
});

test.each(['"abc"', "'abc'", '`abc`', '\u201cabc\u201d', '\u2018abc\u2019'])(
  'strips one pair of quotes from %s',
  (text) => expect(stripQuotes(text)).toBe('abc'),
);

test.each(['"abc', 'abc"', '"abc\'', '\u201cabc\u201c', 'abc', '"', ''])(
  'leaves %j unchanged',
  (text) => expect(stripQuotes(text)).toBe(text),
);

test('strips one pair of quotes at a time', () => {
  expect(stripQuotes('""abc""')).toBe('"abc"');
  expect(stripQuotes('""')).toBe('');
});
