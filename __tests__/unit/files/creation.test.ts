import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { privateMode, testLinks, whereLinksExist } from '../../support/platform.ts';

const { linkSync, unlinkSync } = fs;
const link = jest.fn(linkSync);
const unlink = jest.fn(unlinkSync);
jest.unstable_mockModule('node:fs', () => ({ ...fs, linkSync: link, unlinkSync: unlink }));
const { createDirectory, createWholeFile, draftPathFor, withoutDraftSuffix } = await import(
  '../../../src/files/creation.ts'
);

let directory: string;
let path: string;
beforeEach(() => {
  directory = fs.mkdtempSync(join(tmpdir(), 'creation-'));
  path = join(directory, 'key');
});
afterEach(() => {
  link.mockReset().mockImplementation(linkSync);
  unlink.mockReset().mockImplementation(unlinkSync);
  fs.rmSync(directory, { recursive: true });
});

const create = (content = 'content'): void =>
  createWholeFile({ path, draftPath: draftPathFor(path), content });
const modeOf = (name: string): number => fs.lstatSync(name).mode & 0o777;

test('a file gets its name when it is whole and private', () => {
  const seen: unknown[] = [];
  link.mockImplementation((draft, target) => {
    seen.push(target, fs.existsSync(target), fs.readFileSync(draft, 'utf8'), modeOf(String(draft)));
    linkSync(draft, target);
  });
  create();
  expect(seen).toEqual([path, false, 'content', privateMode(0o600)]);
  expect(fs.readdirSync(directory)).toEqual(['key']);
  expect([fs.readFileSync(path, 'utf8'), fs.lstatSync(path).nlink]).toEqual(['content', 1]);
});

test('a file system without links gets a copy, as private', () => {
  link.mockImplementation(() => {
    throw Object.assign(new Error('no links'), { code: 'EPERM' });
  });
  create();
  expect(fs.readdirSync(directory)).toEqual(['key']);
  expect([fs.readFileSync(path, 'utf8'), modeOf(path)]).toEqual(['content', privateMode(0o600)]);
  expect(() => create('other')).toThrow(expect.objectContaining({ code: 'EEXIST' }));
  expect(fs.readFileSync(path, 'utf8')).toBe('content');
});

test.each<readonly [string, () => void]>([
  ['a file', () => fs.writeFileSync(path, 'theirs')],
  ['a directory', () => fs.mkdirSync(path)],
  ...whereLinksExist(['a link to nothing', () => fs.symlinkSync('none', path)] as const),
])('%s that exists is not replaced, and no draft stays', (_name, make) => {
  make();
  expect(() => create()).toThrow(expect.objectContaining({ code: 'EEXIST' }));
  expect(fs.readdirSync(directory)).toEqual(['key']);
});

testLinks('a draft is not written through a link', () => {
  const draftPath = draftPathFor(path);
  fs.symlinkSync(join(directory, 'target'), draftPath);
  expect(() => createWholeFile({ path, draftPath, content: 'x' })).toThrow(
    expect.objectContaining({ code: 'EEXIST' }),
  );
  expect(fs.existsSync(join(directory, 'target'))).toBe(false);
});

test('a draft that cannot be created is the error, although there is none to remove', () => {
  const draftPath = join(directory, 'missing', 'draft');
  expect(() => createWholeFile({ path, draftPath, content: 'x' })).toThrow(
    expect.objectContaining({ code: 'ENOENT', syscall: 'open' }),
  );
});

test('a draft that cannot be removed is an error', () => {
  unlink.mockImplementation(() => {
    throw Object.assign(new Error('in use'), { code: 'EBUSY' });
  });
  expect(() => create()).toThrow(expect.objectContaining({ code: 'EBUSY' }));
});

test('drafts have names of their own', () => {
  const drafts = [draftPathFor(path), draftPathFor(path)];
  expect(new Set(drafts).size).toBe(2);
  expect(drafts.map(withoutDraftSuffix)).toEqual([path, path]);
  for (const other of [path, `${path}.0123456789abcde`, join('/a.0123456789abcdef', 'key')])
    expect(withoutDraftSuffix(other)).toBe(other);
});

test('a directory is created once, and never taken for one where something else is', () => {
  expect([createDirectory(path), createDirectory(path)]).toEqual([true, false]);
  expect(modeOf(path)).toBe(privateMode(0o700));
  const file = join(directory, 'file');
  fs.writeFileSync(file, '');
  expect(() => createDirectory(file)).toThrow(expect.objectContaining({ code: 'EEXIST' }));
});

testLinks('a link to a directory is not taken for one', () => {
  fs.mkdirSync(path);
  const symlink = join(directory, 'symlink');
  fs.symlinkSync(path, symlink);
  expect(() => createDirectory(symlink)).toThrow(expect.objectContaining({ code: 'EEXIST' }));
});
