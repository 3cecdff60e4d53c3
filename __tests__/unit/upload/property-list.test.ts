import { describe, expect, test } from '@jest/globals';
import { parsePropertyList } from '../../../src/upload/property-list.ts';
import { writeBinaryPropertyList as binary } from '../../support/property-list.ts';

/** Time of the CPU, far more than any list here takes. */
const timeLimitMs = 3000;

/** Parses a list, and fails if that takes too long. */
function parseInTime(list: string | Buffer): unknown {
  const start = process.cpuUsage();
  try {
    return parsePropertyList(Buffer.from(list));
  } finally {
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1000).toBeLessThan(timeLimitMs);
  }
}

/** Wraps the content of a list in the head and foot that Xcode writes. */
const xml = (content: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">${content}</plist>
`;

const build42 = '<key>CFBundleVersion</key><string>42</string>';
const megabyte = 1024 * 1024;

describe('an XML property list', () => {
  test.each([
    ['with a byte order mark', `\ufeff${xml(`<dict>${build42}</dict>`)}`],
    ['with Windows line ends', xml(`<dict>\n${build42}\n</dict>`).replaceAll('\n', '\r\n')],
    ['with CDATA', xml('<dict><key>CFBundleVersion</key><string><![CDATA[42]]></string></dict>')],
    ['with references', xml('<dict><key>CFBundleVersion</key><string>&#52;&#x32;</string></dict>')],
    ['with comments', xml(`<!-- <dict> --><dict><!-- ' -->${build42}</dict>`)],
    [
      'with nested dictionaries',
      xml(`<dict>${build42}<key>A</key><dict>${build42.replace('42', '7')}</dict></dict>`),
    ],
  ])('%s is read', (_name, list) => {
    expect(parseInTime(list)).toMatchObject({ CFBundleVersion: '42' });
  });

  test('may have a member of any name', () => {
    const list = xml('<dict><key>__proto__</key><string>x</string><key>A</key><string/></dict>');
    expect(Object.entries(Object(parseInTime(list)))).toEqual([
      ['__proto__', 'x'],
      ['A', ''],
    ]);
  });

  test.each([
    ['nothing', ''],
    ['text', 'CFBundleVersion = 42;'],
    ['JSON', '{"CFBundleVersion":"42"}'],
    ['other XML', '<html><body/></html>'],
    ['a list that ends early', '<plist version="1.0"><dict><key>CFBundleVersion</key>'],
    ['crossed elements', xml('<dict><key>A</dict></key>')],
    ['an entity of its own', `<!DOCTYPE plist [<!ENTITY x "42">]>${xml('<dict>&x;</dict>')}`],
    ['a file as an entity', `<!DOCTYPE plist [<!ENTITY x SYSTEM "/etc/hosts">]>${xml('&x;')}`],
    [
      'a billion laughs',
      `<!DOCTYPE plist [<!ENTITY a "lol"><!ENTITY b "${'&a;'.repeat(1000)}"><!ENTITY c "${'&b;'.repeat(1000)}">]>${xml('&c;')}`,
    ],
    ['a megabyte of open elements', '<plist>'.repeat(megabyte / 7)],
    ['a megabyte of open comments', `<plist>${'<!--'.repeat(megabyte / 4)}`],
    ['a megabyte of quotes', `<plist ${'a"'.repeat(megabyte / 2)}>`],
    ['a megabyte of ampersands', xml('&'.repeat(megabyte))],
  ])('is not %s', (_name, list) => {
    expect(() => parseInTime(list)).toThrow();
  });

  test.each([
    ['nested 100,000 deep', xml(`${'<dict>'.repeat(100_000)}${'</dict>'.repeat(100_000)}`)],
    ['with a megabyte of carriage returns', xml('\r'.repeat(megabyte))],
    ['with 100,000 attributes', xml(`<dict ${'a="" '.repeat(100_000)}/>`)],
  ])('%s is read in bounded time', (_name, list) => {
    expect(Object.keys(Object(parseInTime(list)))).toEqual([]);
  });
});

const range = (length: number): readonly number[] => Array.from({ length }, (_, index) => index);

describe('a binary property list', () => {
  test('has text and lists of text, and nothing deeper', () => {
    const objects = [{ A: 1, B: 2, C: 3, D: 4 }, 'a', [1, 1, 3], { A: 1 }, Buffer.from([0x10, 42])];
    expect(parseInTime(binary({ objects }))).toEqual(
      Object.assign(Object.create(null), { A: 'a', B: ['a', 'a'] }),
    );
  });

  test('may have a member of any name', () => {
    const members = Object.fromEntries([['__proto__', 1]]);
    expect(Object.entries(Object(parseInTime(binary({ objects: [members, 'x'] }))))).toEqual([
      ['__proto__', 'x'],
    ]);
  });

  test.each<readonly [string, Buffer]>([
    ['a header alone', Buffer.from('bplist00')],
    ['rubbish', Buffer.from(`bplist00${'\xff'.repeat(100)}`, 'latin1')],
    ['a list', binary({ objects: [[1], 'a'] })],
    ['a list of itself', binary({ objects: [[0]] })],
    ['a text', binary({ objects: ['a'] })],
    ['cut off', binary({ objects: [{ A: 1 }, 'x'.repeat(100)] }).subarray(0, -20)],
    ['with a reference to nothing', binary({ objects: [{ A: 1_000_000 }] })],
    [
      'with a top that is not there',
      binary({ objects: [{ A: 1 }, 'a'], trailer: { top: 2n ** 63n } }),
    ],
    [
      'with a table that is not there',
      binary({ objects: [{}], trailer: { table: 2n ** 64n - 1n } }),
    ],
    ['with offsets of no size', binary({ objects: [{}], trailer: { offsetSize: 0 } })],
    [
      'with references of no size',
      binary({ objects: [{ A: 1 }, 'a'], trailer: { referenceSize: 0 } }),
    ],
    [
      'with two billion members',
      binary({ objects: [Buffer.from([0xdf, 0x12, 0x7f, 255, 255, 255])] }),
    ],
    [
      'with a count of 2^64',
      binary({ objects: [Buffer.from([0xdf, 0x13, ...Array(8).fill(255)])] }),
    ],
    [
      'with a count of 32 KB',
      binary({ objects: [Buffer.concat([Buffer.from([0xdf, 0x1f]), Buffer.alloc(32768, 255)])] }),
    ],
    [
      'with a list of two billion',
      binary({ objects: [{ A: 1 }, Buffer.from([0xaf, 0x12, 0x7f, 255, 255, 255])] }),
    ],
    [
      'with a text of two billion',
      binary({ objects: [{ A: 1 }, Buffer.from([0x6f, 0x12, 0x7f, 255, 255, 255])] }),
    ],
  ])('is not %s', (_name, list) => {
    expect(() => parseInTime(list)).toThrow(/^it (?:ends too early|is not a dictionary)|no size/);
  });

  test('that contains itself is read no deeper than two levels', () => {
    expect(
      Object.entries(Object(parseInTime(binary({ objects: [{ A: 0, B: 1 }, [1, 0]] })))),
    ).toEqual([['B', []]]);
  });

  test('nested 30,000 deep does not exhaust the stack', () => {
    const nested = range(30_000).map((index) => [index + 2]);
    const list = binary({ objects: [{ A: 1, B: 30_001 }, ...nested, 'b'] });
    expect(parseInTime(list)).toMatchObject({ A: [], B: 'b' });
  });

  test('whose lists share lists without end is not followed', () => {
    const shared = range(60).map((index) => Array(30).fill(index + 2));
    const list = binary({ objects: [{ A: 1 }, ...shared, 'b'] });
    expect(Object.entries(Object(parseInTime(list)))).toEqual([['A', []]]);
  });

  test.each<readonly [string, Buffer]>([
    [
      'a text 50,000 times in a list',
      binary({ objects: [{ A: 1 }, Array(50_000).fill(2), 'x'.repeat(500_000)] }),
    ],
    [
      'a list of 50,000 in 10,000 members',
      binary({
        objects: [
          Object.fromEntries(range(10_000).map((index) => [`k${index}`, 1])),
          Array(50_000).fill(2),
          'x',
        ],
      }),
    ],
  ])('that repeats %s is too large', (_name, list) => {
    expect(() => parseInTime(list)).toThrow('it is too large to read');
  });

  test('of a megabyte is not too large', () => {
    const texts = range(20_000).map((index) => `value ${index}`.padEnd(30));
    const members = Object.fromEntries(texts.map((_, index) => [`k${index}`, index + 1]));
    const list = binary({ objects: [members, ...texts] });
    expect(list.length).toBeGreaterThan(900_000);
    expect(Object.keys(Object(parseInTime(list)))).toHaveLength(20_000);
  });

  test('with any byte changed is read or rejected, and quickly', () => {
    const list = binary({ objects: [{ A: 1, B: 2 }, 'a'.repeat(20), [1, 3], 'b'] });
    for (let index = 8; index < list.length; index += 1) {
      for (const value of [0, 1, 0x0f, 0x5f, 0x7f, 0xaf, 0xdf, 0xff]) {
        const changed = Buffer.from(list);
        changed[index] = value;
        try {
          parseInTime(changed);
        } catch (error) {
          expect(String(error)).toMatch(
            /: it (?:ends too early|is not a dictionary|is too large)|no size/,
          );
        }
      }
    }
  });
});
