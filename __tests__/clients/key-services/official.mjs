/**
 * Signs a digest with the official client of a key service, or a request with AWS's own library. It runs as a process,
 * because these packages are installed for the tests of clients only.
 *
 * Usage: official.mjs aws|google|azure|sigv4|endpoints < OPTIONS-AS-JSON
 */
import { createHash, createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';

const options = JSON.parse(readFileSync(0, 'utf8'));
const digest = Buffer.from(options.digest ?? '', 'base64');

/** The hash of Node in the form that AWS's library takes. */
class Sha256 {
  constructor(secret) {
    this.hash = secret === undefined ? createHash('sha256') : createHmac('sha256', secret);
  }
  update(data) {
    this.hash.update(data);
  }
  async digest() {
    return this.hash.digest();
  }
}

const tasks = {
  async aws() {
    const { GetPublicKeyCommand, KMSClient, SignCommand } = await import('@aws-sdk/client-kms');
    const { url, region, credentials, KeyId } = options;
    const client = new KMSClient({ endpoint: url, region, credentials });
    const MessageType = 'DIGEST';
    const SigningAlgorithm = 'ECDSA_SHA_256';
    await client.send(new SignCommand({ KeyId, Message: digest, MessageType, SigningAlgorithm }));
    await client.send(new GetPublicKeyCommand({ KeyId }));
  },
  async google() {
    const { default: kms } = await import('@google-cloud/kms');
    const { OAuth2Client } = await import('google-auth-library');
    const authClient = new OAuth2Client();
    authClient.setCredentials({ access_token: options.token });
    const [servicePath, port] = options.host.split(':');
    const client = new kms.KeyManagementServiceClient({
      fallback: true,
      protocol: 'http',
      servicePath,
      port: Number(port),
      authClient,
      projectId: 'p',
    });
    await client.asymmetricSign({ name: options.name, digest: { sha256: digest } });
    await client.getPublicKey({ name: options.name });
  },
  async azure() {
    const { CryptographyClient, KeyClient } = await import('@azure/keyvault-keys');
    const credential = {
      getToken: async () => ({ token: options.token, expiresOnTimestamp: Date.now() + 3_600_000 }),
    };
    const { vault, name, version, proxy } = options;
    const clientOptions = {
      proxyOptions: proxy,
      serviceVersion: '7.4',
      retryOptions: { maxRetries: 0 },
    };
    const id = `${vault}/keys/${name}/${version}`;
    await new CryptographyClient(id, credential, clientOptions).sign('ES256', digest);
    await new KeyClient(vault, credential, clientOptions).getKey(name, { version });
  },
  async sigv4() {
    const { SignatureV4 } = await import('@smithy/signature-v4');
    const { call, credentials, region } = options;
    const signer = new SignatureV4({
      service: 'kms',
      region,
      credentials,
      sha256: Sha256,
      applyChecksum: false,
    });
    const { authorization, 'x-amz-date': date, ...headers } = call.headers;
    const names = /SignedHeaders=([^,]+)/.exec(authorization)[1].split(';');
    const signed = Object.entries(headers).filter(([name]) => names.includes(name));
    const signingDate = new Date(date.replace(/(....)(..)(..T..)(..)(..Z)/, '$1-$2-$3:$4:$5'));
    const request = {
      method: call.method,
      protocol: 'http:',
      hostname: call.host,
      path: call.path,
      query: {},
      headers: Object.fromEntries(signed),
      body: call.body,
    };
    const result = await signer.sign(request, { signingDate });
    console.log(result.headers.authorization ?? result.headers.Authorization);
  },
  async endpoints() {
    const { KMSClient } = await import('@aws-sdk/client-kms');
    const { endpointProvider } = new KMSClient({ region: 'us-east-1' }).config;
    const urls = options.rows.map(
      ([Region, UseFIPS, UseDualStack]) => endpointProvider({ Region, UseFIPS, UseDualStack }).url,
    );
    console.log(JSON.stringify(urls));
  },
};

await tasks[process.argv[2]]();
