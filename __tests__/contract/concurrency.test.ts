import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { useJob, useServer } from '../support/fixtures.ts';
import { teamInputs } from '../support/inputs.ts';
import { makeKey } from '../support/keys.ts';

// With `background: true` other steps run while main does, among them this action.

const key = makeKey();
const job = useJob();
const server = useServer(key, { tolerated: ['scope /notary/v2'] });
const inputs = teamInputs(key, {
  tools: 'fastlane, transporter',
  'token-command': 'true',
  summary: 'true',
});

/** Runs before the entry of dist: notes each line of stdout, each file that is created, and each command, in order. */
const trace = `
  import fs from 'node:fs';
  const { openSync, appendFileSync } = fs;
  const note = (text) => appendFileSync(process.env.TRACE, text + '\\n');
  const { write } = process.stdout;
  process.stdout.write = (chunk, ...rest) => {
    for (const line of String(chunk).split('\\n').filter(Boolean)) note('print ' + line);
    return write.call(process.stdout, chunk, ...rest);
  };
  fs.openSync = (path, flags, ...rest) => {
    if (flags & fs.constants.O_CREAT) note('create ' + path);
    return openSync(path, flags, ...rest);
  };
  fs.appendFileSync = (path, data, ...rest) => {
    note('append ' + path + ' ' + JSON.stringify(String(data)));
    return appendFileSync(path, data, ...rest);
  };
`;

/** The effects of main, in order, as `print LINE`, `create PATH` and `append PATH DATA`. */
async function effectsOfMain(): Promise<readonly string[]> {
  const path = join(job.directory, 'trace');
  const { exitCode } = await job.main(
    { ...inputs, preflight: 'upload 123, notarization', 'api-url': server.url },
    {
      env: {
        TRACE: path,
        NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(trace)}`,
      },
    },
  );
  expect(exitCode).toBe(0);
  return readFileSync(path, 'utf8').trim().split('\n');
}

describe('the effects of main', () => {
  test('begin with the masks of the key; nothing precedes them but a state without a path', async () => {
    const [state = '', ...others] = await effectsOfMain();
    expect(state).toMatch(/^append \S+state .*ownedDirectories/);
    expect(state).not.toContain(job.temp);
    const masks = key.pem.split('\n').filter((line) => /^[\w+/=]{8,}$/.test(line));
    const firstOther = others.findIndex((effect) => !effect.startsWith('print ::add-mask::'));
    const leading = others.slice(0, firstOther);
    expect(leading).toEqual(
      expect.arrayContaining(masks.map((line) => `print ::add-mask::${line}`)),
    );
  });

  test('write no token anywhere, and send none, before its mask is printed', async () => {
    const effects = await effectsOfMain();
    const tokens = new Set(effects.join('\n').match(/eyJ[\w-]+\.[\w-]+\.[\w-]{86}/g));
    expect(tokens.size).toBeGreaterThan(77); // the ladder, and those of the requests
    for (const token of tokens) {
      const first = effects.findIndex((effect) => effect.includes(token));
      expect(effects[first]).toBe(`print ::add-mask::${token}`);
    }
    for (const { token } of server.requests) expect(tokens).toContain(token);
  });

  test('end with outputs, after every file', async () => {
    const effects = await effectsOfMain();
    const lastFile = effects.findLastIndex((effect) => effect.startsWith('create '));
    const firstOutput = effects.findIndex((effect) => /^append \S+output /.test(effect));
    expect(lastFile).toBeGreaterThan(0);
    expect(firstOutput).toBeGreaterThan(lastFile);
  });
});

test('several mains of one job at once all succeed, and each post removes its own files', async () => {
  const home = join(job.home, '.appstoreconnect/private_keys');
  const mains = await Promise.all(Array.from({ length: 6 }, () => job.main(inputs)));
  for (const { exitCode, outputs } of mains) {
    expect(exitCode).toBe(0);
    expect(readFileSync(outputs['key-path'] ?? '', 'utf8')).toBe(key.pem);
  }
  expect(new Set(mains.map(({ outputs }) => outputs['key-path'])).size).toBe(6);
  expect(readdirSync(home)).toEqual(['AuthKey_ABCDE12345.p8']);
  expect(readFileSync(join(home, 'AuthKey_ABCDE12345.p8'), 'utf8')).toBe(key.pem);
  for (const main of mains) {
    const { exitCode, stdout } = await job.post(main);
    expect([exitCode, stdout]).toEqual([0, expect.not.stringContaining('::warning')]);
  }
  expect([readdirSync(job.temp), readdirSync(job.home)]).toEqual([[], []]);
});
