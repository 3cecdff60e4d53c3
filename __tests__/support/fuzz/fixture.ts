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
import { jobDirectory } from './cases.ts';
import { fuzzKey } from './corpus.ts';

/** The directories of a job that a run may change, and `outside`, which it must not change. */
const watched = ['_temp', 'home', 'workspace', 'outside'];

/** Directories that occur only in a state, named like those that main creates. */
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

/** Files that belong to a run, so that post may remove them. */
const removable: Readonly<Record<string, string>> = {
  [`${ownedDirectory}/deep/file`]: 'of this run',
  '_temp/AuthKey_ABCDE12345.p8': fuzzKey.pem,
};

/** The snapshot of each job's directories after creation, while they are unchanged. */
const unchanged = new WeakMap<Job, Snapshot>();

/** Prepares the directories and files of a job for main: creates them again if a run changed them. */
export function freshJob(job: Job): Snapshot {
  const found = unchanged.get(job);
  if (found !== undefined) return found;
  resetJob(job);
  const made = snapshot(job);
  unchanged.set(job, made);
  return made;
}

/** Creates a job's directories and files again. */
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

/** Records that a run may have changed a job's directories. */
export function markChanged(job: Job): void {
  unchanged.delete(job);
}

/** Returns the content of a job's directories. */
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

/** Lists the paths that differ between two snapshots. */
export function differences(before: Snapshot, after: Snapshot): readonly string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter(
    (path) => before.get(path) !== after.get(path),
  );
}

/**
 * True if post may remove `path` of the fixture when a state contains it. This includes a copy of the key that the
 * job created itself, because only someone who has the key knows its hash.
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

/** Replaces placeholders in `text` with the directory of `job` and the hashes of its files. */
export function inJob(text: string, job: Job): string {
  const sha256 = (content: string): string => createHash('sha256').update(content).digest('hex');
  return text
    .replaceAll(jobDirectory, job.directory)
    .replaceAll('{sha256 of the key}', sha256(fuzzKey.pem))
    .replaceAll('{sha256 of nothing}', sha256(''));
}

/** True if `path`, relative to the workspace, is in the directory of the job. */
export function isInJob(path: string, job: Job): boolean {
  return !path.includes('\0') && resolve(job.workspace, path).startsWith(`${job.directory}${sep}`);
}

/** True if every text in `state`, which may be a path, is in the directory of the job. */
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
    return false; // nested too deeply to check
  }
}
