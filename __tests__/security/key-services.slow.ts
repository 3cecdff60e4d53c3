import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { useJob } from '../support/fixtures.ts';
import { opensslInputs, publicPem, serviceInputs } from '../support/key-service.ts';
import { bodyOf, findLeak, makeKey } from '../support/keys.ts';
import { oddProxies, oddTunnels, startProxy } from '../support/proxy.ts';
import { annotations, codeOf, type PhaseResult, renderLog } from '../support/runner.ts';
import { serviceCases, useServices } from '../support/services.ts';
import { shortTimeLimits, shortUploadPauses } from '../support/time-limits.ts';

const key = makeKey();
const job = useJob();
const services = useServices(key, job);
const [aws, , , vault] = serviceCases;
if (aws === undefined || vault === undefined) throw new Error('no services');

const everything = { 'token-command': '1h', tools: 'ipsw', summary: 'true' };

/** The files of the job, with their content. */
function filesOf(directory: string): readonly (readonly [string, Buffer])[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .map((path) => join(directory, path))
    .filter((path) => statSync(path).isFile())
    .map((path) => [path, readFileSync(path)] as const);
}

/** The places where a run shows the scalar, or eight characters in a row of the key's body. */
function leaksOf(main: PhaseResult): readonly string[] {
  const scalar = Buffer.from(key.privateKey.export({ format: 'jwk' }).d ?? '', 'base64url');
  const encodings = [
    scalar,
    ...(['hex', 'base64', 'base64url'] as const).map((encoding) =>
      Buffer.from(scalar.toString(encoding).replace(/=+$/, '')),
    ),
  ];
  const places: readonly (readonly [string, Buffer])[] = [
    ...filesOf(job.directory),
    ['log', Buffer.from(main.stdout + main.stderr)],
    [
      'outputs and variables',
      Buffer.from(JSON.stringify([main.outputs, main.exported, main.state])),
    ],
  ];
  return places.flatMap(([place, content]) => {
    const leak = findLeak(content.toString('latin1'), privatePart());
    return [
      ...encodings
        .filter((encoding) => content.includes(encoding))
        .map(() => `${place}: the scalar`),
      ...(leak === undefined ? [] : [`${place}: ${leak}`]),
    ];
  });
}

/** The part of the key's body that has the scalar: what is before it is the same in every key, and the rest is public. */
function privatePart(): string {
  return `-----BEGIN PRIVATE KEY-----\n${bodyOf(key.pem).slice(48, 88)}\n-----END PRIVATE KEY-----\n`;
}

describe('neither the scalar nor a piece of the key is anywhere in the job after', () => {
  test.each(serviceCases.map((service) => [service.name, service] as const))(
    'a run with %s',
    async (_name, service) => {
      const inputs = { ...everything, 'public-key': publicPem(key) };
      const main = await services.main(service, inputs, { env: { RUNNER_DEBUG: '1' } });
      expect(main.exitCode).toBe(0);
      expect(main.outputs['token-command-path']).toBeDefined();
      expect(leaksOf(main)).toEqual([]);
    },
  );

  test('the check would find a key', async () => {
    const main = await services.main(vault, {});
    writeFileSync(join(job.temp, 'key'), key.privateKey.export({ type: 'pkcs8', format: 'der' }));
    expect(leaksOf(main)).toEqual([`${join(job.temp, 'key')}: the scalar`]);
    for (const text of [key.pem, bodyOf(key.pem).slice(60, 68)]) {
      writeFileSync(join(job.temp, 'key'), text);
      expect(leaksOf(main)).toHaveLength(1);
    }
  });
});

test('a private key in public-key is masked in every form, and rejected', async () => {
  for (const text of [
    key.pem,
    Buffer.from(key.pem).toString('base64'),
    JSON.stringify({ key: key.pem }),
    bodyOf(key.pem),
  ]) {
    const { exitCode, stdout, stderr } = await services.main(aws, { 'public-key': text });
    expect(exitCode).toBe(1);
    expect(annotations(stdout).map(codeOf)).toEqual(['PUBLIC_KEY_INVALID']);
    expect(findLeak(stdout.replace(/^::add-mask::.*$/gm, '') + stderr, key.pem)).toBeUndefined();
    const log = renderLog(`${stdout}${text}\n${key.pem}`);
    for (const line of key.pem.split('\n').slice(1, -2)) expect(log).not.toContain(line);
  }
});

test('a public-key that has no key in it is rejected, not ignored', async () => {
  const jwk = key.privateKey.export({ format: 'jwk' });
  for (const text of [JSON.stringify(jwk), '{}', "''"]) {
    const { stdout, outputs } = await services.main(aws, { 'public-key': text });
    expect(outputs).toEqual({ 'error-code': 'PUBLIC_KEY_INVALID' });
    expect(renderLog(`${stdout}${text}\n`)).not.toContain(jwk.d);
  }
});

test('a private key in private-key-uri is masked in every form, and rejected', async () => {
  for (const text of [
    key.pem,
    Buffer.from(key.pem).toString('base64'),
    JSON.stringify({ key: key.pem }),
    bodyOf(key.pem),
  ]) {
    const { stdout, stderr } = await job.main(serviceInputs(key, text));
    expect(annotations(stdout).map(codeOf)).toEqual(['SIGNER_CONFIG_INVALID']);
    expect(findLeak(stdout.replace(/^::add-mask::.*$/gm, '') + stderr, key.pem)).toBeUndefined();
    const log = renderLog(`${stdout}${text}\n${key.pem}`);
    for (const line of key.pem.split('\n').slice(1, -2)) expect(log).not.toContain(line);
  }
});

test('a private key after exec: is in no message', async () => {
  for (const text of [Buffer.from(key.pem).toString('base64'), bodyOf(key.pem)]) {
    const uri = `exec:${text}`;
    const { stdout } = await job.main(serviceInputs(key, uri, { 'public-key': publicPem(key) }));
    expect(annotations(stdout).map(codeOf)).toEqual(['SIGNER_PROGRAM_MISSING']);
    const printed = stdout.replace(/^::add-mask::.*$/gm, '');
    for (const secret of [text, key.pem]) expect(findLeak(printed, secret)).toBeUndefined();
  }
});

describe('a proxy', () => {
  const run = (env: Readonly<Record<string, string>>): Promise<PhaseResult> =>
    services.main(aws, {}, { env: { ...shortUploadPauses, ...env } });

  test.each(Object.entries(oddProxies))('that %s is reported', async (_name, answer) => {
    const proxy = await startProxy(answer);
    try {
      const { stdout, exitCode } = await run(proxy.env);
      expect([exitCode, annotations(stdout).map(codeOf)]).toEqual([1, ['PROXY_FAILED']]);
      expect(proxy.connects()).toBeLessThanOrEqual(3);
    } finally {
      proxy.close();
    }
  });

  test.each(Object.entries(oddTunnels))(
    'that %s gets no flood of requests',
    async (_name, answer) => {
      const proxy = await startProxy(answer);
      try {
        const { stdout, exitCode } = await run({ ...shortTimeLimits, ...proxy.env });
        expect([exitCode, annotations(stdout).length]).toEqual([1, 1]);
        expect(annotations(stdout).map(codeOf).join()).toMatch(/^(?:PROXY|TLS)_FAILED$/);
        expect(proxy.connects()).toBeLessThanOrEqual(3);
      } finally {
        proxy.close();
      }
    },
  );

  test.each(['http://user:the-password@host:99999', 'http://user:the-password@127.0.0.1:9'])(
    '%s is in no message, and its password is masked',
    async (url) => {
      const { exitCode, stdout, stderr } = await run({ HTTPS_PROXY: url });
      expect([exitCode, annotations(stdout).map(codeOf)]).toEqual([1, ['PROXY_FAILED']]);
      expect(stdout).toContain('::add-mask::the-password\n');
      expect(stdout.replace(/^::add-mask::.*$/gm, '') + stderr).not.toContain('the-password');
    },
  );

  test('gets no request to localhost', async () => {
    const proxy = await startProxy((socket) => socket.destroy());
    try {
      const { HTTPS_PROXY: url = '' } = proxy.env;
      const env = { HTTP_PROXY: url, HTTPS_PROXY: url, http_proxy: url, NO_PROXY: '' };
      const { exitCode } = await services.main(vault, {}, { env });
      expect([exitCode, proxy.connects()]).toEqual([0, 0]);
    } finally {
      proxy.close();
    }
  });

  test('sees no credentials, only the name of the host', async () => {
    await services.main(aws);
    expect(new Set(services.fake().tunnels)).toEqual(
      new Set(['kms.eu-central-1.amazonaws.com:443']),
    );
  });
});

describe('TLS', () => {
  test('without a trusted certificate fails, and no request is sent', async () => {
    const { stdout } = await services.main(aws, {}, { env: { NODE_EXTRA_CA_CERTS: '' } });
    expect(annotations(stdout).map(codeOf)).toEqual(['TLS_FAILED']);
    expect(services.fake().calls).toEqual([]);
  });

  test('that is not checked is an error', async () => {
    const env = { NODE_TLS_REJECT_UNAUTHORIZED: '0' };
    const { stdout } = await services.main(aws, {}, { env });
    expect(annotations(stdout).map(codeOf)).toEqual(['TLS_UNCHECKED']);
    expect(services.fake().calls).toEqual([]);
  });

  test('of Vault trusts only the authority of VAULT_CACERT', async () => {
    const env = {
      HTTPS_PROXY: `http://${services.fake().host}`,
      NO_PROXY: '',
      VAULT_ADDR: 'https://vault.example.com',
    };
    const cacert = join(job.directory, 'ca.pem');
    const trusted = await services.main(vault, {}, { env: { ...env, VAULT_CACERT: cacert } });
    expect([annotations(trusted.stdout), trusted.exitCode]).toEqual([[], 0]);
    expect(services.fake().calls.map(({ host }) => host)).toContain('vault.example.com');
    const other = await services.main(vault, {}, { env });
    expect(annotations(other.stdout).map(codeOf)).toEqual(['TLS_FAILED']);
  });
});

test('a command gets no key from this action, and its arguments are those of the URI', async () => {
  const inputs = opensslInputs(key, job, everything);
  const { exitCode, stdout } = await job.main(inputs);
  expect(exitCode).toBe(0);
  expect(findLeak(stdout.replace(/^::add-mask::.*$/gm, ''), privatePart())).toBeUndefined();
});
