import { expect, test } from '@jest/globals';
import { planInstallation } from '../../../src/token-command/installation.ts';

const options = {
  config: {
    key: { identity: { kind: 'individual', keyId: 'K' }, signer: { type: 'local', pem: 'PEM' } },
    tokenOptions: { lifetime: { seconds: 900, maxSpanSeconds: 1200 }, scope: [] },
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
    content: `#!/bin/sh\nexec '/runner'\\''s/node' /actions/100%/index.js ${directory}/config.json "$@"\n`,
  });
  expect(cmd?.content).toBe(
    `@"/runner's/node" "/actions/100%%/index.js" "${directory}/config.json" %*\r\n`,
  );
});

test('leaves the configuration in one private file', () => {
  const [config] = planInstallation({ ...options, platform: 'linux' }).files;
  expect(config?.mode).toBeUndefined(); // 0600
  expect(JSON.parse(config?.content ?? '')).toEqual(options.config);
});

test('is the launcher for cmd on Windows', () => {
  expect(planInstallation({ ...options, platform: 'win32' }).path).toMatch(
    /app-store-connect-token\.cmd$/,
  );
});
