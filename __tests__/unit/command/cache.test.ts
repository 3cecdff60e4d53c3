import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { readCached, writeCached } from '../../../src/command/cache.ts';

const plan = { lifetime: { seconds: 900, limit: 1200 }, scope: [] };
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cache-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('gives a token back while over half of its life is left', () => {
  const path = join(folder, 'token.json');
  const token = { jwt: 'A.B.C', expiresAt: 1900 };
  writeCached(path, token);
  expect(readCached(path, plan, 1449)).toEqual(token);
  expect(readCached(path, plan, 1450)).toBeUndefined();
});

test('keeps it in one file of mode 0600', () => {
  const path = join(folder, 'token.json');
  writeCached(path, { jwt: 'A', expiresAt: 1 });
  writeCached(path, { jwt: 'B', expiresAt: 1 });
  expect(readdirSync(folder)).toHaveLength(1);
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('gives nothing when there is none, or what is there is broken', () => {
  const path = join(folder, 'token.json');
  expect(readCached(path, plan, 0)).toBeUndefined();
  for (const text of [
    '{"jwt":',
    'null',
    '{"expiresAt":9999999999}',
    '{"jwt":"A.B.C"}',
    '{"jwt":1,"expiresAt":9999999999}',
  ]) {
    writeFileSync(path, text);
    expect([text, readCached(path, plan, 0)]).toEqual([text, undefined]);
  }
});
