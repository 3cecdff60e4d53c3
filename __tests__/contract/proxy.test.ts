import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { makeCertificate } from '../support/certificate.ts';
import { useVerification } from '../support/verification.ts';

type Env = Readonly<Record<string, string>>;

const { job, server, verify, verifyFailure } = useVerification();

describe('a proxy', () => {
  const host = { 'api-url': '' }; // Apple's own
  const proxyEnv = (url: string): Env => ({ HTTPS_PROXY: url, NO_PROXY: '' });

  test('from the environment is used, with TLS to Apple through its tunnel', async () => {
    const tls = await makeCertificate();
    await server.restart({ tls });
    const ca = join(job.directory, 'ca.pem');
    writeFileSync(ca, tls.cert);
    const { exitCode } = await verify(host, { ...proxyEnv(server.url), NODE_EXTRA_CA_CERTS: ca });
    expect(exitCode).toBe(0);
    expect(server.requests).toMatchObject([{ target: '/v1/apps?limit=1', status: 200 }]);
  });

  test('that inspects TLS is not reported as a rejected key', async () => {
    await server.restart({ tls: await makeCertificate() });
    expect(await verifyFailure(host, proxyEnv(server.url))).toMatch(
      /SELF_SIGNED[\s\S]*NODE_EXTRA_CA_CERTS[\s\S]*Code: TLS_FAILED/,
    );
    expect(server.requests).toEqual([]);
  });
});
