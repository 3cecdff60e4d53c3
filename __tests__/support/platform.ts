import { test } from '@jest/globals';

const isWindows = process.platform === 'win32';

/** Returns `items` on systems with links. On Windows, creating one needs a privilege, and Wine has none. */
export function whereLinksExist<T>(...items: readonly T[]): readonly T[] {
  return isWindows ? [] : items;
}

/** A test of file modes or owners. On Windows, modes do not limit access. */
export const testModes = isWindows ? test.skip : test;

/** A test that needs a link. Skipped for the reason at {@link whereLinksExist}. */
export const testLinks = isWindows ? test.skip : test;

/** A test that runs scripts of sh, by name or by their first line. Windows starts neither. */
export const testSh = isWindows ? test.skip : test;

/** A test of signals. On Windows, each of them ends a process at once. */
export const testSignals = isWindows ? test.skip : test;

/** A test of a pipe in the file system. Windows has none. */
export const testPipes = isWindows ? test.skip : test;

/** The mode of a new file or directory that only its owner can use, as `lstat` shows it. */
export function privateMode(mode: number): number {
  return isWindows ? 0o666 : mode;
}
