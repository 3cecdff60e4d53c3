import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { jwtVerify } from 'jose';
import { useJob, useServer } from '../support/fixtures.ts';
import { publicPem } from '../support/key-service.ts';
import { makeKey } from '../support/keys.ts';
import { annotations } from '../support/runner.ts';
import { serviceCases, useServices } from '../support/services.ts';

const key = makeKey();
const job = useJob();
const server = useServer(key);
const services = useServices(key, job);
const rows = serviceCases.map((service) => [service.name, service] as const);

const callsOf = (): readonly string[] =>
  services.fake().calls.map(({ method, host, path }) => `${method} ${host}${path}`);

describe.each(rows)('%s', (_name, service) => {
  const place = (): string => service.place.replace('127.0.0.1:PORT', services.fake().host);

  test('signs a token that App Store Connect and jose accept, with two requests', async () => {
    const { exitCode, outputs, stdout, stderr } = await services.main(service);
    expect([annotations(stdout), stderr, exitCode]).toEqual([[], '', 0]);
    const { token = '' } = outputs;
    await expect(jwtVerify(token, key.publicKey)).resolves.toBeDefined();
    const headers = { Authorization: `Bearer ${token}` };
    expect((await fetch(`${server.url}/v1/apps`, { headers })).status).toBe(200);
    expect(callsOf()).toEqual([service.sign, service.publicKey]);
    expect(stdout).toContain(
      `\n? Signed by ${place()}; neither public-key nor verify proves that Apple knows this key\n`,
    );
    for (const secret of service.secrets) expect(stdout).toContain(`::add-mask::${secret}\n`);
    expect(stdout).toContain(`::add-mask::${token}\n`);
  });

  test('sends only a digest, which is that of the token', async () => {
    const { outputs } = await services.main(service, { 'public-key': publicPem(key) });
    const [input] = /^[^.]+\.[^.]+/.exec(outputs.token ?? '') ?? [''];
    const digest = createHash('sha256').update(input).digest();
    expect(callsOf()).toEqual([service.sign]);
    const body = services.fake().calls[0]?.body ?? '';
    expect(Object.keys(JSON.parse(body)).sort()).toEqual(service.members);
    const encodings = [digest.toString('base64'), digest.toString('base64url')];
    expect(encodings.some((text) => body.includes(JSON.stringify(text)))).toBe(true);
  });

  test('with public-key needs no request for the key, and the log says so', async () => {
    const { stdout } = await services.main(service, { 'public-key': publicPem(key) });
    expect(callsOf()).toEqual([service.sign]);
    expect(stdout).toContain(`\n✓ Signed by ${place()}; it is the key of public-key\n`);
  });

  test('signs a ladder, one request a token and eight at a time', async () => {
    const inputs = { 'token-command': 'true', 'public-key': publicPem(key) };
    const { exitCode, stdout } = await services.main(service, inputs);
    expect(exitCode).toBe(0);
    const tokens = [...stdout.matchAll(/^::add-mask::(eyJ.*\..*\..{86})$/gm)].map(
      ([, token = '']) => token,
    );
    const own = tokens.filter((token) => !service.secrets.includes(token));
    expect(own).toHaveLength(77);
    expect(services.fake().calls).toHaveLength(77);
    expect(services.fake().maxOpen).toBeLessThanOrEqual(8);
    expect(services.fake().maxOpen).toBeGreaterThan(3);
    for (const token of own)
      await expect(
        jwtVerify(token, key.publicKey, { currentDate: new Date(0), clockTolerance: 2 ** 40 }),
      ).resolves.toBeDefined();
  });

  test('signs once for each request of verify, and retries reuse the token', async () => {
    server.faults.push((_request, response) => response.writeHead(503).end());
    const { exitCode, stdout } = await services.main(service, {
      verify: 'true',
      'require-access': '/v1/builds',
      'api-url': server.url,
    });
    expect(exitCode).toBe(0);
    expect(server.requests.map(({ status }) => status)).toEqual([503, 200, 200]);
    const calls = callsOf();
    // the probe, the path and the token of the step, and the public key
    expect(calls).toHaveLength(4);
    expect(stdout).toContain(`\n✓ Signed by ${place()}; verify proved that Apple knows the key\n`);
  });

  test('signs anew only after a 401', async () => {
    server.faults.push((_request, response) => response.writeHead(401).end());
    const { exitCode } = await services.main(service, {
      verify: 'true',
      'api-url': server.url,
      'public-key': publicPem(key),
    });
    expect([exitCode, services.fake().calls.length]).toEqual([0, 3]);
  });
});
