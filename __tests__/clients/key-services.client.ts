import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { jwtVerify } from 'jose';
import { parseKeyUri } from '../../src/signing/uri.ts';
import { credentials, FakeKeyServices, type ServiceCall } from '../support/fake/key-services.ts';
import { useJob, useServer } from '../support/fixtures.ts';
import { publicPem, serviceInputs } from '../support/key-service.ts';
import { makeKey } from '../support/keys.ts';
import { root } from '../support/repository.ts';
import { annotations, codeOf, type PhaseResult } from '../support/runner.ts';
import { serviceCases, useServices } from '../support/services.ts';

const key = makeKey();
const job = useJob();
const server = useServer(key);
const services = useServices(key, job);
const directory = join(root, '__tests__/clients/key-services');

/** Names what is missing, because Jest does not list the tests of a file in which all are skipped. */
function testWith(isThere: boolean, missing: string): typeof test.skip {
  if (!isThere) process.stderr.write(`Not found, so not run: ${missing}\n`);
  return isThere ? test : test.skip;
}

const testClients = testWith(
  existsSync(join(directory, 'node_modules')),
  'the official clients; run npm ci in __tests__/clients/key-services',
);

/** Runs a task with the official clients. */
function official(task: string, options: object, variables = {}): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const env = Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(?:AWS|GOOGLE|AZURE|HTTPS?_PROXY)/i.test(name),
    ),
  );
  const child = execFile(
    process.execPath,
    [join(directory, 'official.mjs'), task],
    { env: { ...env, ...variables, NODE_NO_WARNINGS: '1' } },
    (error, stdout, stderr) =>
      error === null ? resolve(stdout.trim()) : reject(new Error(stderr)),
  );
  child.stdin?.end(JSON.stringify(options));
  return promise;
}

/**
 * The part of a call that a service acts on. Google's client asks for enums as numbers in a query, and Azure's encodes
 * hyphens.
 */
function essence({ method, host, path, headers, body }: ServiceCall): object {
  return {
    method,
    host,
    path: path.replace(/\?\$alt=.*$/, '').replace('%2D', '-'),
    body: body === '' ? '' : JSON.parse(body),
    target: headers['x-amz-target'],
    token: headers['x-amz-security-token'],
    // SigV4 has other headers in the list, which is compared apart.
    authorization: headers.authorization?.replace(
      /^(AWS4-HMAC-SHA256 Credential=\S+?\/aws4_request).*/,
      '$1',
    ),
    type: body === '' ? undefined : headers['content-type']?.replace(/;.*/, ''),
  };
}

const awsCredentials = {
  accessKeyId: credentials.AWS_ACCESS_KEY_ID,
  secretAccessKey: credentials.AWS_SECRET_ACCESS_KEY,
  sessionToken: credentials.AWS_SESSION_TOKEN,
};
const find = (name: string): (typeof serviceCases)[number] => {
  const found = serviceCases.find((service) => service.name === name);
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
};

/** Runs the action, and returns its two calls: for the signature, and for the public key. */
async function ownCalls(run: Promise<PhaseResult>): Promise<readonly [ServiceCall, ServiceCall]> {
  const { exitCode, stdout } = await run;
  expect([annotations(stdout), exitCode]).toEqual([[], 0]);
  const [signCall, keyCall] = services.fake().calls.splice(0);
  if (signCall === undefined || keyCall === undefined) throw new Error('no calls');
  return [signCall, keyCall];
}

describe('the requests are those of the official client of', () => {
  testClients('AWS KMS, and its library verifies the signature', async () => {
    const { host } = services.fake();
    const region = 'eu-central-1';
    const uri = `awskms://${host}/alias/asc`;
    const env = { ...find('AWS KMS').env(services.fake()), AWS_REGION: region };
    const own = await ownCalls(job.main(serviceInputs(key, uri), { env }));
    const { Message: digest } = JSON.parse(own[0].body);
    const options = { url: `http://${host}`, region, credentials: awsCredentials };
    await official('aws', { ...options, digest, KeyId: 'alias/asc' });
    expect(services.fake().calls.map(essence)).toEqual(own.map(essence));
    for (const call of own) {
      const authorization = await official('sigv4', { ...options, call });
      expect(call.headers.authorization).toBe(authorization);
    }
  });

  testClients('Google Cloud KMS', async () => {
    const [signCall, keyCall] = await ownCalls(services.main(find('Google Cloud KMS')));
    const fake = services.fake();
    await official('google', {
      host: fake.host,
      token: credentials.GOOGLE_OAUTH_ACCESS_TOKEN,
      name: 'projects/p/locations/europe-west3/keyRings/r/cryptoKeys/asc/cryptoKeyVersions/1',
      digest: JSON.parse(signCall.body).digest.sha256,
    });
    // The client is sent to the fake by its address rather than through a proxy.
    const theirs = fake.calls.map((call) => essence({ ...call, host: signCall.host }));
    expect(theirs).toEqual([essence(signCall), essence(keyCall)]);
  });

  testClients('Azure Key Vault', async () => {
    const [signCall, keyCall] = await ownCalls(services.main(find('Azure Key Vault')));
    const fake = services.fake();
    const [host, port] = fake.host.split(':');
    const options = {
      vault: 'https://ascvault.vault.azure.net',
      name: 'asc',
      version: '0123456789abcdef',
      token: credentials.AZURE_ACCESS_TOKEN,
      digest: Buffer.from(JSON.parse(signCall.body).value, 'base64url').toString('base64'),
      proxy: { host: `http://${host}`, port: Number(port) },
    };
    await official('azure', options, { NODE_EXTRA_CA_CERTS: join(job.directory, 'ca.pem') });
    // The client asks once without a token, for the challenge of the vault.
    const authorized = fake.calls.filter(({ headers }) => headers.authorization !== undefined);
    const theirs = authorized.map(essence);
    expect(theirs).toEqual(expect.arrayContaining([essence(signCall), essence(keyCall)]));
  });
});

testClients(
  'the hosts of AWS KMS are those of the official client, in every partition',
  async () => {
    const regions = [
      'us-east-1',
      'eu-central-1',
      'il-central-1',
      'mx-central-1',
      'us-gov-west-1',
      'cn-north-1',
      'cn-northwest-1',
      'eusc-de-east-1',
      'us-iso-east-1',
      'us-isob-east-1',
      'eu-isoe-west-1',
      'us-isof-south-1',
    ];
    const rows = regions.flatMap((region) =>
      [false, true].flatMap((fips) =>
        [false, true].map((dualStack) => [region, fips, dualStack] as const),
      ),
    );
    const theirs: readonly string[] = JSON.parse(await official('endpoints', { rows }));
    const own = rows.map(([AWS_REGION, fips, dualStack]) => {
      const env = {
        ...credentials,
        AWS_REGION,
        AWS_USE_FIPS_ENDPOINT: String(fips),
        AWS_USE_DUALSTACK_ENDPOINT: String(dualStack),
      };
      const parsed = parseKeyUri('awskms:///alias/asc', { env, readFile: () => Buffer.alloc(0) });
      return parsed.type === 'service' ? parsed.api.url : '';
    });
    expect(own).toEqual(theirs.map((url) => url.replace(/\/$/, '')));
  },
);

describe('Vault', () => {
  const binary = ['bao', 'vault'].find((name) => spawnSync(name, ['version']).status === 0);
  testWith(binary !== undefined, 'bao or vault')('itself signs with an imported key', async () => {
    const token = 'hvs.root-token-of-the-test';
    const { spawn } = await import('node:child_process');
    const fake = await FakeKeyServices.start(); // only for a free port
    const address = `http://${fake.host}`;
    await fake.close();
    const child = spawn(
      binary ?? '',
      ['server', '-dev', `-dev-root-token-id=${token}`, `-dev-listen-address=${fake.host}`],
      { stdio: 'ignore', env: { ...process.env, HOME: job.home } },
    );
    try {
      const env = {
        ...process.env,
        VAULT_ADDR: address,
        VAULT_TOKEN: token,
        BAO_ADDR: address,
        BAO_TOKEN: token,
      };
      const run = (...args: string[]): Buffer =>
        execFileSync(binary ?? '', args, { env, stdio: 'pipe' });
      for (
        let tries = 0;
        spawnSync(binary ?? '', ['status'], { env }).status !== 0 && tries < 50;
        tries += 1
      )
        await new Promise((resolve) => setTimeout(resolve, 200));
      run('secrets', 'enable', 'transit');
      const der = key.privateKey.export({ type: 'pkcs8', format: 'der' });
      writeFileSync(join(job.temp, 'k.b64'), der.toString('base64'));
      run(
        'transit',
        'import',
        'transit/keys/asc',
        `@${join(job.temp, 'k.b64')}`,
        'type=ecdsa-p256',
      );
      const main = await job.main(
        serviceInputs(key, 'hashivault://asc', { 'token-command': '1h' }),
        {
          env: { VAULT_ADDR: address, VAULT_TOKEN: token },
        },
      );
      expect([annotations(main.stdout), main.exitCode]).toEqual([[], 0]);
      await expect(jwtVerify(main.outputs.token ?? '', key.publicKey)).resolves.toBeDefined();
    } finally {
      child.kill();
    }
  });
});

describe('exec: with SoftHSM and OpenSC, and two keys in the token,', () => {
  const module = [
    '/usr/lib/softhsm/libsofthsm2.so',
    '/usr/lib64/pkcs11/libsofthsm2.so',
    '/opt/homebrew/lib/softhsm/libsofthsm2.so',
  ].find(existsSync);
  const hasPrograms = ['softhsm2-util', 'pkcs11-tool'].every(
    (name) => spawnSync(name, ['--help']).error === undefined,
  );
  const testHsm = testWith(
    module !== undefined && hasPrograms,
    'SoftHSM and OpenSC (softhsm2, opensc)',
  );
  const other = makeKey();

  /** Creates a token with two keys, and the script of the documentation. Returns the variables of the step. */
  function prepare(): { readonly env: Readonly<Record<string, string>>; readonly script: string } {
    const at = (name: string): string => join(job.directory, 'hsm', name);
    mkdirSync(at('tokens'), { recursive: true });
    writeFileSync(
      at('softhsm2.conf'),
      `directories.tokendir = ${at('tokens')}\nobjectstore.backend = file\n`,
    );
    const env = { SOFTHSM2_CONF: at('softhsm2.conf'), PIN: '12345678' };
    const run = (...args: string[]): Buffer =>
      execFileSync('softhsm2-util', args, { env: { ...process.env, ...env }, stdio: 'pipe' });
    run('--init-token', '--free', '--label', 'asc', '--so-pin', '87654321', '--pin', env.PIN);
    for (const [id, label, { pem }] of [
      ['02', 'other', other],
      ['01', 'asc', key],
    ] as const) {
      writeFileSync(at('key.pem'), pem);
      run(
        '--import',
        at('key.pem'),
        '--token',
        'asc',
        '--label',
        label,
        '--id',
        id,
        '--pin',
        env.PIN,
      );
    }
    const page = readFileSync(join(root, 'docs/key-services.md'), 'utf8');
    const [, script = ''] = /```sh\n(#!\/bin\/sh\n[\s\S]*?)```/.exec(page) ?? [];
    writeFileSync(at('sign'), script, { mode: 0o755 });
    return { env, script: at('sign') };
  }
  const inputs = { 'public-key': publicPem(key), 'token-command': '1h' };

  testHsm('signs with the key of the ID', async () => {
    const { env, script } = prepare();
    const main = await job.main(serviceInputs(key, `exec:${script} ${module}`, inputs), { env });
    expect([annotations(main.stdout), main.exitCode]).toEqual([[], 0]);
    const { token = '' } = main.outputs;
    await expect(jwtVerify(token, key.publicKey)).resolves.toBeDefined();
    const headers = { Authorization: `Bearer ${token}` };
    expect((await fetch(`${server.url}/v1/apps`, { headers })).status).toBe(200);
    expect(main.stdout).not.toContain(env.PIN);
  });

  testHsm('finds out that another key signed', async () => {
    const { env, script } = prepare();
    writeFileSync(script, readFileSync(script, 'utf8').replace('--id 01', '--id 02'));
    const main = await job.main(serviceInputs(key, `exec:${script} ${module}`, inputs), { env });
    expect(annotations(main.stdout).map(codeOf)).toEqual(['SIGNER_WRONG_KEY']);
  });

  testHsm('reports a mechanism that the token lacks', async () => {
    const { env } = prepare();
    const uri = `exec:pkcs11-tool --module ${module} --login --pin env:PIN --sign -m ECDSA-SHA256 --id 01 --signature-format openssl`;
    const main = await job.main(serviceInputs(key, uri, inputs), { env });
    expect(annotations(main.stdout)).toMatchObject([
      { message: expect.stringMatching(/CKR_MECHANISM_INVALID[\s\S]*Code: SIGNER_PROGRAM_FAILED/) },
    ]);
  });

  testHsm('tries a wrong PIN once', async () => {
    const { env, script } = prepare();
    const wrong = { ...env, PIN: '00000000' };
    const main = await job.main(serviceInputs(key, `exec:${script} ${module}`, inputs), {
      env: wrong,
    });
    expect(annotations(main.stdout).map(codeOf)).toEqual(['SIGNER_PROGRAM_FAILED']);
    const right = await job.main(serviceInputs(key, `exec:${script} ${module}`, inputs), { env });
    expect(right.exitCode).toBe(0);
  });
});
