import { describe, expect, test } from '@jest/globals';
import { makeCertificate } from '../support/certificate.ts';
import { useJob, useServer } from '../support/fixtures.ts';
import { makeKey } from '../support/keys.ts';
import { readText } from '../support/repository.ts';
import { findProgram, programs, runProgram } from './programs.ts';

const key = makeKey();
const tls = await makeCertificate();
const job = useJob();
const server = useServer(key);
const all = programs(readText('docs/tools.md')).map((program) => ({
  program,
  file: findProgram(program.command, process.env.PATH ?? ''),
}));
const missing = all.filter(({ file }) => file === undefined).map(({ program }) => program.command);
// jest names no test of a file that has skipped ones only.
if (missing.length > 0)
  process.stderr.write(`Not found on the PATH, so not run: ${[...new Set(missing)].join(', ')}\n`);

// Programs in Go take the certificate of the test on Linux only; on a Mac they ask the keychain.
describe('with what the action hands over,', () => {
  for (const { program, file } of all) {
    const name = `${program.command} ${program.task}`;
    if (file === undefined) test.skip(`${name}: not found on the PATH`, () => {});
    else
      test(name, async () => {
        const { main } = await runProgram(program, { job, server, key, tls, file });
        expect(await job.post(main)).toMatchObject({ exitCode: 0, stderr: '' });
      });
  }
});
