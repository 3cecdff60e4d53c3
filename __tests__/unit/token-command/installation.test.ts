import { basename, dirname, join, resolve, sep } from 'node:path';
import { expect, test } from '@jest/globals';
import { quotePosix } from '../../../src/shell/quoting.ts';
import { planInstallation } from '../../../src/token-command/installation.ts';
import { parseLadder } from '../../../src/token-command/ladder-file.ts';

const options = {
  ladder: {
    rungs: [{ jwt: 'A.B.C', startsAt: 0, expiresAt: 900 }],
    endsAt: 600,
    clockOffsetSeconds: 7,
  },
  temp: resolve('/temp'),
  node: resolve("/runner's/node"),
  bundle: resolve('/actions/100%/index.js'),
};

/** A path as this system writes it. */
const native = (path: string): string => path.replaceAll('/', sep);

test('quotes any path, for sh and for cmd', () => {
  const { directory, files } = planInstallation({ ...options, platform: 'linux' });
  const [, sh, cmd] = files;
  expect(dirname(directory)).toBe(options.temp);
  expect(basename(directory)).toMatch(/^app-store-connect-token-[0-9a-f]{16}$/);
  const words = [options.node, options.bundle, join(directory, 'ladder.json')].map(quotePosix);
  expect(sh).toMatchObject({
    path: join(directory, 'bin/app-store-connect-token'),
    mode: 0o700,
    content: `#!/bin/sh\nexec ${words.join(' ')} "$@"\n`,
  });
  expect(cmd?.content.split('\r\n')).toContain(
    native(
      `"%here%../../../runner's/node" "%here%../../../actions/100%%/index.js" "%here%../ladder.json" %*`,
    ),
  );
});

test('has a launcher for cmd in ASCII, wherever the runner is', () => {
  const umlauts = {
    temp: resolve('/Jörg/temp'),
    node: resolve('/Jörg/node'),
    bundle: resolve('/Jörg/index.js'),
  };
  const { files } = planInstallation({ ...options, ...umlauts, platform: 'win32' });
  expect(files[2]?.content).toContain(native('"%here%../../../node"'));
  expect(files[2]?.content).not.toContain('Jörg');
});

test('writes the ladder to one private file', () => {
  const [file] = planInstallation({ ...options, platform: 'linux' }).files;
  expect(file?.mode).toBeUndefined(); // 0600
  expect(parseLadder(file?.content ?? '')).toEqual(options.ladder);
});

test('returns the path of the launcher for cmd on Windows', () => {
  expect(planInstallation({ ...options, platform: 'win32' }).path).toMatch(
    /app-store-connect-token\.cmd$/,
  );
});
