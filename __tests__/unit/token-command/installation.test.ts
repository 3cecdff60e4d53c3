import { expect, test } from '@jest/globals';
import { planInstallation } from '../../../src/token-command/installation.ts';

const options = {
  key: { kind: 'individual', keyId: 'K', pem: 'PEM' },
  settings: {
    plan: { lifetime: { seconds: 900, maxSpanSeconds: 1200 }, scope: [] },
    clockOffset: 7,
  },
  directory: '/temp/x',
  node: "/runner's/node",
  bundle: '/actions/100%/index.js',
} as const;

test('quotes any path, for sh and for cmd', () => {
  const [, sh, cmd] = planInstallation({ ...options, platform: 'linux' }).files;
  expect(sh).toMatchObject({
    path: '/temp/x/bin/app-store-connect-token',
    mode: 0o700,
    content:
      "#!/bin/sh\nexec '/runner'\\''s/node' /actions/100%/index.js /temp/x/settings.json \"$@\"\n",
  });
  expect(cmd?.content).toBe(
    '@"/runner\'s/node" "/actions/100%%/index.js" "/temp/x/settings.json" %*\r\n',
  );
});

test('leaves key, plan and clock in one private file', () => {
  const [settings] = planInstallation({ ...options, platform: 'linux' }).files;
  expect(settings?.mode).toBeUndefined(); // 0600
  expect(JSON.parse(settings?.content ?? '')).toEqual({ key: options.key, ...options.settings });
});

test('is the launcher for cmd on Windows', () => {
  expect(planInstallation({ ...options, platform: 'win32' }).path).toMatch(
    /app-store-connect-token\.cmd$/,
  );
});
