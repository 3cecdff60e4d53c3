import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { type ErrorCode, errorCodes } from '../../src/errors/codes.ts';
import { renderCatalog } from '../support/messages/catalog.ts';
import { titlesInSource } from '../support/messages/titles.ts';

const path = join(import.meta.dirname, 'messages.txt');

/** Codes that no run can produce, with the reason, in the order of all codes. */
const unreachable: readonly ErrorCode[] = [
  // Shown as a warning without the code, because a key without a role for apps is still valid.
  'APPLE_REFUSED_ROLE',
];

let catalog = '';
beforeAll(async () => {
  catalog = await renderCatalog();
}, 300_000);

test('messages.txt contains every message, word for word', () => {
  if (process.env.UPDATE_MESSAGES === '1') writeFileSync(path, catalog);
  expect(catalog.split('\n')).toEqual(readFileSync(path, 'utf8').split('\n'));
});

describe('the cases show', () => {
  test('every code except those that no run can produce', () => {
    const shown = new Set([...catalog.matchAll(/^ *Code: (\w+)/gm)].map(([, code]) => code));
    expect(errorCodes.filter((code) => !shown.has(code))).toEqual(unreachable);
  });

  test('every title of an error, a warning or a notice', () => {
    const titles = titlesInSource();
    const place = /^ *(?:(?:Error|Warning|Notice): |\d+\. |app-store-connect-token: )(.*)$/gm;
    const shown = [...catalog.matchAll(place)].map(([, text = '']) => text);
    const missing = titles.filter((title) => {
      // A title may begin with the name of its input.
      const pattern = new RegExp(`^(?:[a-z-]+ )?${title}(?:\\.| \\[|$)`);
      return !shown.some((text) => pattern.test(text));
    });
    expect(missing).toEqual([]);
    expect(titles.length).toBeGreaterThan(60);
  });
});
