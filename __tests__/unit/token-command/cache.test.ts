import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { readCachedToken, writeCachedToken } from '../../../src/token-command/cache.ts';

const plan = { lifetime: { seconds: 900, maxSpanSeconds: 1200 }, scope: [] };
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cache-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('gives a token back while over half of its life is left', () => {
  const path = join(folder, 'token.json');
  const token = { jwt: 'A.B.C', expiresAt: 1900 };
  writeCachedToken(path, token);
  expect(readCachedToken(path, plan, 1449)).toEqual(token);
  expect(readCachedToken(path, plan, 1450)).toBeUndefined();
});

test('keeps it in one file of mode 0600', () => {
  const path = join(folder, 'token.json');
  writeCachedToken(path, { jwt: 'A', expiresAt: 1 });
  writeCachedToken(path, { jwt: 'B', expiresAt: 1 });
  expect(readdirSync(folder)).toHaveLength(1);
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('gives nothing when there is none, or what is there is broken', () => {
  const path = join(folder, 'token.json');
  expect(readCachedToken(path, plan, 0)).toBeUndefined();
  for (const text of [
    '{"jwt":',
    'null',
    '{"expiresAt":9999999999}',
    '{"jwt":"A.B.C"}',
    '{"jwt":1,"expiresAt":9999999999}',
  ]) {
    writeFileSync(path, text);
    expect([text, readCachedToken(path, plan, 0)]).toEqual([text, undefined]);
  }
});
