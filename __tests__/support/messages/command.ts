import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { type MessageCase, type MessageCases, team } from './scene.ts';

/** A call of the token command in a later step. `preload` is a program that Node runs first. */
function call(
  args: readonly string[],
  { preload, isRemoved = false }: { readonly preload?: string; readonly isRemoved?: boolean } = {},
): MessageCase {
  const NODE_OPTIONS = `--import data:text/javascript,${encodeURIComponent(preload ?? '')}`;
  return team(
    { 'token-command': 'true' },
    {
      show: async ({ outputs }, { job }) => {
        const path = outputs['token-command-path'] ?? '';
        if (isRemoved) rmSync(join(dirname(path), '../ladder.json'));
        const env = { ...job.environment(), ...(preload !== undefined && { NODE_OPTIONS }) };
        const ran = promisify(execFile)(path, [...args], { env });
        const { code = 0, stdout, stderr } = await ran.catch((error) => error);
        return `${stdout}${stderr}(exit code ${code})`;
      },
    },
  );
}

const clockAhead = (seconds: number): string =>
  `const { now } = Date; Date.now = () => now() + ${seconds * 1000};`;

/** Calls of the token command. */
export const commandCases: MessageCases = {
  'app-store-connect-token --help': call(['--help']),
  'app-store-connect-token --lifetim': call(['--lifetim']),
  'app-store-connect-token --header --json': call(['--header', '--json']),
  'app-store-connect-token --lifetime 1m': call(['--lifetime', '1m']),
  'app-store-connect-token, after the job ended': call([], { isRemoved: true }),
  'app-store-connect-token, after seven hours': call([], { preload: clockAhead(7 * 3600) }),
  'app-store-connect-token, after the clock was set back': call([], { preload: clockAhead(-600) }),
  'app-store-connect-token, with a bug': call(['--json'], {
    preload: 'Date.prototype.toISOString = () => { throw new RangeError(); };',
  }),
};
