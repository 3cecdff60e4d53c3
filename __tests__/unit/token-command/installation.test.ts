import { expect, test } from '@jest/globals';
import { planInstallation } from '../../../src/token-command/installation.ts';
import { parseLadder } from '../../../src/token-command/ladder-file.ts';

const options = {
  ladder: {
    rungs: [{ jwt: 'A.B.C', startsAt: 0, expiresAt: 900 }],
    endsAt: 600,
    clockOffsetSeconds: 7,
  },
  temp: '/temp',
  node: "/runner's/node",
  bundle: '/actions/100%/index.js',
} as const;

test('quotes any path, for sh and for cmd', () => {
  const { directory, files } = planInstallation({ ...options, platform: 'linux' });
  const [, sh, cmd] = files;
  expect(directory).toMatch(/^\/temp\/app-store-connect-token-[0-9a-f]{16}$/);
  expect(sh).toMatchObject({
    path: `${directory}/bin/app-store-connect-token`,
    mode: 0o700,
    content: `#!/bin/sh\nexec '/runner'\\''s/node' /actions/100%/index.js ${directory}/ladder.json "$@"\n`,
  });
  expect(cmd?.content).toBe(
    `@"/runner's/node" "/actions/100%%/index.js" "${directory}/ladder.json" %*\r\n`,
  );
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
