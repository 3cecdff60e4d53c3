import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ActRun } from './act.ts';
import { findLeak, type TestKey } from './keys.ts';

/** The start of every token, as of any JWS with a header. */
const tokenPattern = /eyJ[\w-]{8,}/;

/** Lists the places where a run shows a piece of a key or any token: the log, and the remaining files. */
export function findSecrets(run: ActRun, ...keys: readonly TestKey[]): readonly string[] {
  const files = run.left.filter((path) => statSync(join(run.directory, path)).isFile());
  const texts = [
    ['log', run.log.text],
    ...files.map((path) => [path, readFileSync(join(run.directory, path), 'latin1')]),
  ];
  return texts.flatMap(([place = '', text = '']) => {
    const found = [...keys.map(({ pem }) => findLeak(text, pem)), tokenPattern.exec(text)?.[0]];
    return found.flatMap((secret) => (secret === undefined ? [] : [`${place}: ${secret}`]));
  });
}
