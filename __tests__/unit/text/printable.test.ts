import { expect, test } from '@jest/globals';
import { printableLine, printableText } from '../../../src/text/printable.ts';

test.each([
  ['a line feed', 'a\nb', 'a\\nb'],
  ['a carriage return', 'a\r\nb', 'a\\r\\nb'],
  ['a tab', 'a\tb', 'a\\tb'],
  ['NUL and ESC', 'a\0\u001b[31mb', 'a\\u0000\\u001b[31mb'],
  ['NEL', 'a\u0085b', 'a\\u0085b'],
  ['line and paragraph separators', 'a\u2028b\u2029c', 'a\\u2028b\\u2029c'],
  ['bidi marks', 'a\u202eb\u2066c', 'a\\u202eb\\u2066c'],
  ['a byte order mark', '\ufeffa', '\\ufeffa'],
  ['a tag character', 'a\u{e0041}b', 'a\\u{e0041}b'],
  ['a command', '::warning::x', '\\u003a:warning::x'],
  ['a command after blanks', ' \u00a0\u3000::warning::x', ' \u00a0\u3000\\u003a:warning::x'],
  [
    'an old command inside the line',
    'a ##[warning]x ##[group]',
    'a \\u0023#[warning]x \\u0023#[group]',
  ],
  ['more number signs', '####[group]', '##\\u0023#[group]'],
])('escapes %s', (_name, text, expected) => {
  expect(printableLine(text)).toBe(expected);
  expect(printableLine(expected)).toBe(expected);
});

test.each(['Key ID: A::b', 'Jörg 速', 'a # b ## c', '## [x]', 'https://[::1]:80'])(
  'leaves %j unchanged',
  (text) => expect(printableLine(text)).toBe(text),
);

test('keeps line feeds between lines', () => {
  expect(printableText('a\n::b::c\r\n')).toBe('a\n\\u003a:b::c\\r\n');
});
