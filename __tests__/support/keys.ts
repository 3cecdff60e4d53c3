import { generateKeyPairSync, type KeyObject } from 'node:crypto';

/** A key generated for a test, in the forms that the action and the fake server need. */
export interface TestKey {
  readonly keyId: string;
  readonly issuerId: string;
  /** PKCS#8 PEM: LF, 64 columns, a final newline. */
  readonly pem: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

export const issuerId = '57246542-96fe-1a63-e053-0824d011072a';

/** Generates a key as App Store Connect does. */
export function makeKey({ keyId = 'ABCDE12345' } = {}): TestKey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  return { keyId, issuerId, pem, privateKey, publicKey };
}

/** The base64 body of a PEM on one line. */
export function bodyOf(pem: string): string {
  return pem.replace(/-----[^-]+-----/g, '').replace(/\s/g, '');
}

/** The length of a piece of a key that must not be shown. */
const fragmentLength = 8;

/** The fragments of each key, by its PEM, because tests search thousands of texts for those of one key. */
const fragmentsByPem = new Map<string, ReadonlySet<string>>();

/** Finds the first eight consecutive characters of `text` that belong to the key, in any encoding. */
export function findLeak(text: string, pem: string): string | undefined {
  const fragments = fragmentsByPem.get(pem) ?? fragmentsOf(pem);
  fragmentsByPem.set(pem, fragments);
  // Every encoding below has only these characters, so a fragment contains no others.
  for (const run of text.match(/[\w+/=-]{8,}/g) ?? []) {
    for (const fragment of windowsOf(run)) if (fragments.has(fragment)) return fragment;
  }
  return undefined;
}

function fragmentsOf(pem: string): ReadonlySet<string> {
  const body = bodyOf(pem);
  const der = Buffer.from(body, 'base64');
  const encodings = [
    body,
    Buffer.from(pem).toString('base64'),
    der.toString('hex'),
    der.toString('base64url'),
    ...pem.split('\n').filter((line) => !line.startsWith('-----')),
  ];
  return new Set(encodings.flatMap((encoding) => [...windowsOf(encoding)]));
}

/** The substrings of the length of a fragment. */
function* windowsOf(text: string): Generator<string> {
  for (let end = fragmentLength; end <= text.length; end += 1)
    yield text.slice(end - fragmentLength, end);
}
