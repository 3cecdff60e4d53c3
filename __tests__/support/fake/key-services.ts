import { createPublicKey, type KeyObject } from 'node:crypto';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { toDer } from '../key-service.ts';
import { signDigest } from './ecdsa.ts';
import { isSigned } from './sigv4.ts';

/** A request as a fake key service received it. */
export interface ServiceCall {
  readonly method: string;
  /** The host in the header, without a port. */
  readonly host: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

interface Reply {
  readonly status: number;
  readonly json: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A response instead of the regular one. */
export type ServiceFault = (response: ServerResponse, call: ServiceCall) => void;

/** The credentials that the fake services accept. */
export const credentials = {
  AWS_ACCESS_KEY_ID: 'ASIAIOSFODNN7EXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  AWS_SESSION_TOKEN: 'IQoJb3JpZ2luX2VjEC0aDGV1LWNlbnRyYWwtMSJHMEUCIQDk/5Zq7X0v3nT+G0vJtq==',
  GOOGLE_OAUTH_ACCESS_TOKEN: 'ya29.c.c0ASRK0Ga7Qe5v-Zt1kX9_3mLw8bYh2RfUoPj6SdNc',
  AZURE_ACCESS_TOKEN:
    'eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJhenVyZSJ9.q7Xv3nTG0vJtk5ZpL1mWe8Rb',
  VAULT_TOKEN: 'hvs.CAESIPm8Zt1kX93mLw8bYh2RfUoPj6SdNcQe5vGh4KHGh2cy5',
} as const;

/** The hosts that the fake services have behind the proxy. */
export const serviceHosts = [
  'kms.eu-central-1.amazonaws.com',
  'kms-fips.us-gov-west-1.amazonaws.com',
  'kms.cn-north-1.amazonaws.com.cn',
  'cloudkms.googleapis.com',
  'ascvault.vault.azure.net',
  'vault.example.com',
];

/** AWS KMS, Google Cloud KMS, Azure Key Vault and Vault's transit engine on loopback, by their documented APIs. */
export class FakeKeyServices {
  readonly calls: ServiceCall[] = [];
  /** The targets of CONNECT. */
  readonly tunnels: string[] = [];
  /** The versions of the key `asc`; the last one is the latest. */
  readonly keys: KeyObject[] = [];
  /** Each responds to one request, in order. */
  readonly faults: ServiceFault[] = [];
  /** Responds to every request for which `faults` has no entry. */
  fault: ServiceFault | undefined;
  /** Changes each raw signature. */
  change: (raw: Buffer) => Buffer = (raw) => raw;
  /** Converts signatures to DER, for AWS and Google. */
  toDer: (raw: Buffer) => Buffer = toDer;
  /** Changes each coordinate of a JWK. */
  changeCoordinate: (coordinate: string) => string = (coordinate) => coordinate;
  /** The most requests that were open at the same time. */
  maxOpen = 0;
  #open = 0;
  readonly #server = createServer();
  readonly #sockets = new Set<Duplex>();

  /** @param tls certificate and key; with them, the server is also a proxy that leads to itself through TLS */
  static async start(tls?: {
    readonly cert: string;
    readonly key: string;
  }): Promise<FakeKeyServices> {
    const fake = new FakeKeyServices();
    const server = fake.#server;
    const handle = (request: IncomingMessage, response: ServerResponse): Promise<void> =>
      fake.#handle(request, response);
    server.on('request', handle);
    server.on('connection', (socket) => {
      fake.#sockets.add(socket);
      socket.on('error', () => {}).on('close', () => fake.#sockets.delete(socket));
    });
    if (tls !== undefined) {
      const behind = createTlsServer(tls, handle);
      server.on('connect', ({ url = '' }, socket: Socket) => {
        fake.tunnels.push(url);
        socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
        behind.emit('connection', socket);
      });
    }
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return fake;
  }

  /** Responds to a request that another server received, if it is for one of the services; returns true if it was. */
  respond(request: IncomingMessage, response: ServerResponse): boolean {
    const isOwn = serviceHosts.includes(request.headers.host ?? '');
    if (isOwn) void this.#handle(request, response);
    return isOwn;
  }

  /** `127.0.0.1:PORT` */
  get host(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.#open += 1;
    this.maxOpen = Math.max(this.maxOpen, this.#open);
    const { method = '', url: path = '', headers } = request;
    const body = Buffer.concat(await request.toArray()).toString();
    const host = (headers.host ?? '').replace(/:\d+$/, '');
    const call = { method, host, path, headers, body };
    this.calls.push(call);
    const fault = this.faults.shift() ?? this.fault;
    if (fault !== undefined) {
      this.#open -= 1;
      fault(response, call);
      return;
    }
    // Requests that are sent together are open together.
    await new Promise((resolve) => setTimeout(resolve, 5));
    const { status, json, headers: more } = this.#answer(call);
    response.writeHead(status, { 'Content-Type': 'application/json', ...more });
    this.#open -= 1;
    response.end(JSON.stringify(json));
  }

  #answer(call: ServiceCall): Reply {
    if (call.headers['x-amz-target'] !== undefined) return this.#answerAws(call);
    if (call.path.startsWith('/v1/projects/')) return this.#answerGoogle(call);
    if (call.path.startsWith('/keys/')) return this.#answerAzure(call);
    return this.#answerVault(call);
  }

  #key(version = this.keys.length): KeyObject {
    const key = this.keys[version - 1];
    if (key === undefined) throw new Error(`no version ${version}`);
    return key;
  }

  /** Returns the raw signature of a digest. */
  #sign(digest: string, encoding: 'base64' | 'base64url'): Buffer {
    return this.change(signDigest(this.#key(), Buffer.from(digest, encoding)));
  }

  #answerAws({ method, path, headers, body }: ServiceCall): Reply {
    const { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret } = credentials;
    if (!isSigned({ method, path, headers, body }, { id, secret }))
      return awsError('InvalidSignatureException', 'The request signature does not match.');
    if (headers['x-amz-security-token'] !== credentials.AWS_SESSION_TOKEN)
      return awsError('UnrecognizedClientException', 'The security token is invalid.');
    const { KeyId: name, ...rest } = JSON.parse(body);
    const KeyId = `arn:aws:kms:eu-central-1:123456789012:key/${name}`;
    const SigningAlgorithm = 'ECDSA_SHA_256';
    if (headers['x-amz-target'] === 'TrentService.GetPublicKey') {
      const PublicKey = createPublicKey(this.#key()).export({ type: 'spki', format: 'der' });
      return {
        status: 200,
        json: {
          KeyId,
          PublicKey: PublicKey.toString('base64'),
          KeySpec: 'ECC_NIST_P256',
          KeyUsage: 'SIGN_VERIFY',
          SigningAlgorithms: [SigningAlgorithm],
        },
      };
    }
    if (rest.MessageType !== 'DIGEST' || rest.SigningAlgorithm !== SigningAlgorithm)
      return awsError('ValidationException', 'invalid');
    const Signature = this.toDer(this.#sign(rest.Message, 'base64')).toString('base64');
    return { status: 200, json: { KeyId, Signature, SigningAlgorithm } };
  }

  #answerGoogle({ method, path, headers, body }: ServiceCall): Reply {
    if (headers.authorization !== `Bearer ${credentials.GOOGLE_OAUTH_ACCESS_TOKEN}`)
      return googleError(401, 'UNAUTHENTICATED', 'Request had invalid authentication credentials.');
    const [, name, operation] =
      /^\/v1\/(projects\/[\w-]+\/locations\/europe-west3\/keyRings\/\w+\/cryptoKeys\/asc\/cryptoKeyVersions\/\d+)(:asymmetricSign|\/publicKey)/.exec(
        path,
      ) ?? [];
    if (name === undefined) return googleError(404, 'NOT_FOUND', 'not found');
    if (operation === '/publicKey' && method === 'GET') {
      const pem = createPublicKey(this.#key()).export({ type: 'spki', format: 'pem' });
      return {
        status: 200,
        json: { name, pem, algorithm: 'EC_SIGN_P256_SHA256', protectionLevel: 'HSM' },
      };
    }
    const signature = this.toDer(this.#sign(JSON.parse(body).digest.sha256, 'base64'));
    return { status: 200, json: { name, signature: signature.toString('base64') } };
  }

  #answerAzure({ method, path, headers, body, host }: ServiceCall): Reply {
    if (headers.authorization !== `Bearer ${credentials.AZURE_ACCESS_TOKEN}`) {
      const challenge =
        'Bearer authorization="https://login.microsoftonline.com/tenant", resource="https://vault.azure.net"';
      return azureError(401, 'Unauthorized', 'AKV10000', { 'WWW-Authenticate': challenge });
    }
    const [, version = '', operation = ''] =
      /^\/keys\/asc(?:\/(\w+))?(\/sign)?\?api(?:-|%2D)version=[\d.]+$/.exec(path) ?? [];
    const kid = `https://${host}/keys/asc/${version || 'f1e2d3c4b5a6'}`;
    if (method === 'GET') {
      const { x = '', y = '', ...jwk } = createPublicKey(this.#key()).export({ format: 'jwk' });
      const key = {
        ...jwk,
        kid,
        x: this.changeCoordinate(x),
        y: this.changeCoordinate(y),
        key_ops: ['sign', 'verify'],
      };
      return { status: 200, json: { key, attributes: { enabled: true } } };
    }
    if (operation !== '/sign' || JSON.parse(body).alg !== 'ES256')
      return azureError(400, 'BadParameter', '');
    const value = this.#sign(JSON.parse(body).value, 'base64url');
    return { status: 200, json: { kid, value: value.toString('base64url') } };
  }

  #answerVault({ method, path, headers, body }: ServiceCall): Reply {
    if (headers['x-vault-token'] !== credentials.VAULT_TOKEN)
      return { status: 403, json: { errors: ['permission denied'] } };
    const mount = '/v1/(?:transit|team/asc)';
    if (new RegExp(`^${mount}/keys/asc$`).test(path) && method === 'GET') {
      const entries = this.keys.map((key, index) => [
        String(index + 1),
        { public_key: createPublicKey(key).export({ type: 'spki', format: 'pem' }) },
      ]);
      const keys = Object.fromEntries(entries);
      return {
        status: 200,
        json: { data: { type: 'ecdsa-p256', keys, latest_version: this.keys.length } },
      };
    }
    if (!new RegExp(`^${mount}/sign/asc/sha2-256$`).test(path))
      return { status: 400, json: { errors: ['signing key not found'] } };
    const { input, prehashed, marshaling_algorithm: form } = JSON.parse(body);
    if (prehashed !== true || form !== 'jws') return { status: 400, json: { errors: ['no'] } };
    const raw = this.#sign(input, 'base64');
    const version = this.keys.length;
    const signature = `vault:v${version}:${raw.toString('base64url')}`;
    return { status: 200, json: { data: { signature, key_version: version } } };
  }
}

/** An error as AWS KMS sends it. */
export function awsError(code: string, message: string, status = 400): Reply {
  return { status, json: { __type: code, message } };
}

/** An error as Google's APIs send it. */
export function googleError(code: number, status: string, message: string): Reply {
  return { status: code, json: { error: { code, status, message } } };
}

/** An error as Azure Key Vault sends it. */
export function azureError(
  status: number,
  code: string,
  inner: string,
  headers: Readonly<Record<string, string>> = {},
  message = 'The message of Azure',
): Reply {
  const innererror = inner === '' ? undefined : { code: inner };
  return { status, json: { error: { code, message, innererror } }, headers };
}

/** A fault that sends a reply. */
export function replyWith({ status, json, headers }: Reply): ServiceFault {
  return (response) => {
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
    response.end(JSON.stringify(json));
  };
}
