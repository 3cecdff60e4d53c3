import { createHash } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { keyEncodings } from '../key-encodings.ts';
import { bodyOf } from '../keys.ts';
import type { Job } from '../runner.ts';
import { jobFolder } from './cases.ts';
import { fuzzKey } from './corpus.ts';

/** The folders of a job that a run may have to do with; `outside` belongs to somebody else. */
const watched = ['_temp', 'home', 'workspace', 'outside'];

/** Directories that only a state for post names, by the pattern of those that main makes. */
const ownedDirectory = '_temp/app-store-connect-token-0123456789abcdef';

/** The content of every file, and the target of every link, by path from the job's directory. */
export type Snapshot = ReadonlyMap<string, string>;

const files: Readonly<Record<string, string | Buffer>> = {
  'workspace/AuthKey_ABCDE12345.p8': fuzzKey.pem,
  'workspace/ApiKey_ABCDE12345.p8': fuzzKey.pem,
  'workspace/SubscriptionKey_X.p8': fuzzKey.pem,
  'workspace/key.json': keyEncodings['JSON of fastlane']?.(fuzzKey.pem) ?? '',
  'workspace/key.der': Buffer.from(bodyOf(fuzzKey.pem), 'base64'),
  'workspace/empty.p8': '',
  'workspace/large.p8': 'a'.repeat(1024 * 1024 + 1),
  'home/notes.txt': 'notes',
  'home/occupied/AuthKey_ABCDE12345.p8': 'another key',
  'outside/notes.txt': 'notes',
  'outside/AuthKey_ABCDE12345.p8': 'another key',
  'outside/app-store-connect-token-fedcba9876543210/file': 'mine',
  '_temp/notes.txt': 'notes',
  '_temp/app-store-connect-token-0123456789abcdeF/file': 'mine',
};

/** Files that belong to a run, so that a state may have them removed. */
const removable: Readonly<Record<string, string>> = {
  [`${ownedDirectory}/deep/file`]: 'of this run',
  '_temp/AuthKey_ABCDE12345.p8': fuzzKey.pem,
};

/** The snapshot of each job's folders as they were made, while nothing in them has changed. */
const unchanged = new WeakMap<Job, Snapshot>();

/** The folders and files of a job for main: made anew, unless they are as the last run found them. */
export function freshJob(job: Job): Snapshot {
  const found = unchanged.get(job);
  if (found !== undefined) return found;
  resetJob(job);
  const made = snapshot(job);
  unchanged.set(job, made);
  return made;
}

/** Makes a job's folders and files anew. */
export function resetJob(job: Job, { forPost = false } = {}): void {
  unchanged.delete(job);
  job.end();
  job.begin();
  const all = forPost ? { ...files, ...removable } : files;
  for (const [path, content] of Object.entries(all)) {
    const full = join(job.directory, path);
    mkdirSync(dirname(full), { recursive: true });
    writeFileSync(full, content);
  }
  for (const directory of ['home', 'workspace', '_temp', 'outside']) {
    symlinkSync(join(job.directory, 'outside'), join(job.directory, directory, 'link'));
  }
  if (forPost) for (const directory of watched) mkdirSync(join(job.directory, directory, 'empty'));
}

/** Says that a run may have changed what is in a job's folders. */
export function markChanged(job: Job): void {
  unchanged.delete(job);
}

/** What is in a job's folders. */
export function snapshot(job: Job): Snapshot {
  const found = new Map<string, string>();
  const visit = (path: string): void => {
    const full = join(job.directory, path);
    const stats = lstatSync(full);
    if (stats.isSymbolicLink()) found.set(path, readlinkSync(full));
    else if (stats.isDirectory()) {
      found.set(path, 'directory');
      for (const name of readdirSync(full)) visit(join(path, name));
    } else found.set(path, stats.size > 1_000_000 ? 'large' : readFileSync(full, 'latin1'));
  };
  for (const directory of watched) if (existsSync(join(job.directory, directory))) visit(directory);
  return found;
}

/** The paths that two snapshots do not have in common. */
export function differences(one: Snapshot, other: Snapshot): readonly string[] {
  return [...new Set([...one.keys(), ...other.keys()])].filter(
    (path) => one.get(path) !== other.get(path),
  );
}

/**
 * Whether post may remove `path` of the fixture when a state tells it to: also a copy of the key that the job
 * made itself, since whoever can name its digest has the key.
 */
export function isRemovable(path: string): boolean {
  const isEmptyDirectory = /^(?:_temp|home|workspace|outside)\/empty$/.test(path);
  const isKeyFile =
    /\/(?:AuthKey|ApiKey)_\w+\.(?:p8|json)$/.test(path) &&
    { ...files, ...removable }[path] === fuzzKey.pem;
  return (
    isEmptyDirectory ||
    isKeyFile ||
    path === ownedDirectory ||
    path.startsWith(`${ownedDirectory}/`)
  );
}

/** `text` with the directory of `job`, and the digests of its files, in place of their names. */
export function inJob(text: string, job: Job): string {
  const sha256 = (content: string): string => createHash('sha256').update(content).digest('hex');
  return text
    .replaceAll(jobFolder, job.directory)
    .replaceAll('{sha256 of the key}', sha256(fuzzKey.pem))
    .replaceAll('{sha256 of nothing}', sha256(''));
}

/** Whether `path`, as seen from the workspace, is in the directory of the job. */
export function isInJob(path: string, job: Job): boolean {
  return !path.includes('\0') && resolve(job.workspace, path).startsWith(`${job.directory}${sep}`);
}

/** Whether every text in `state`, which may be a path, stays in the directory of the job. */
export function staysInJob(state: string, job: Job): boolean {
  const isInside = (value: unknown): boolean => {
    if (typeof value === 'string')
      return /^(?:[0-9a-f]{64}|x)?$/.test(value) || isInJob(value, job);
    return typeof value !== 'object' || value === null || Object.values(value).every(isInside);
  };
  let parsed: unknown;
  try {
    parsed = JSON.parse(state);
  } catch {
    return true; // post cannot parse it either, and removes nothing
  }
  try {
    return isInside(parsed);
  } catch {
    return false; // nested too deeply to tell
  }
}
