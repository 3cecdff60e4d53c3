import fc from 'fast-check';
import { tools } from '../../../src/tools/catalog.ts';
import { bodyOf, issuerId } from '../keys.ts';
import { mutate, mutation } from '../mutations.ts';
import {
  encodedKeys,
  fuzzKey,
  hostileTexts,
  repeatedPieces,
  routePaths,
  wrongKeys,
} from './corpus.ts';

/** Placeholder for the directory of the job in the texts of a case, so that a case is the same in every job. */
export const jobDirectory = '{job}';

/** The longest generated text, in characters. */
const maxLength = 100_000;

/** Texts of the corpus, and random texts. */
const hostile = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...hostileTexts) },
  { weight: 1, arbitrary: fc.string({ maxLength: 60, unit: 'binary' }) },
);

/** A text of `base`, possibly mutated or with a hostile text inserted; occasionally a hostile or very long text. */
function textFrom(base: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const spliced = fc.tuple(base, hostile, fc.nat(2000)).map(([text, piece, place]) => {
    const index = place % (text.length + 1);
    return text.slice(0, index) + piece + text.slice(index);
  });
  const mutated = fc
    .tuple(base, fc.array(mutation, { minLength: 1, maxLength: 3 }))
    .map(([text, changes]) => changes.reduce(mutate, text));
  const long = fc
    .tuple(
      fc.oneof(fc.constantFrom(...repeatedPieces), hostile, base),
      fc.constantFrom(1000, 5000, 17_000, 50_000, maxLength),
    )
    .map(([piece, length]) =>
      piece.repeat(Math.max(1, Math.floor(length / Math.max(1, piece.length)))),
    );
  return fc.oneof(
    { weight: 60, arbitrary: base },
    { weight: 40, arbitrary: mutated },
    { weight: 30, arbitrary: spliced },
    { weight: 10, arbitrary: hostile },
    { weight: 1, arbitrary: long },
  );
}

const flag = fc.oneof(
  { weight: 20, arbitrary: fc.constantFrom('', 'true', 'false', 'True', 'FALSE') },
  { weight: 1, arbitrary: textFrom(fc.constant('true')) },
);

const key = textFrom(fc.constantFrom(...encodedKeys));
const wrongKey = textFrom(fc.constantFrom(...wrongKeys));
const keyId = textFrom(fc.constantFrom(fuzzKey.keyId, 'abc', 'X'.repeat(32), `"${fuzzKey.keyId}"`));
const issuer = textFrom(fc.constantFrom(issuerId, issuerId.toUpperCase(), ''));
const duration = textFrom(
  fc.oneof(
    fc.constantFrom('', '15m', '19m', '20m', '1201', '180d', '181d', '1s', 'true', 'false', '24h'),
    fc
      .tuple(fc.nat(100_000), fc.constantFrom('', 's', 'm', 'h', 'd'))
      .map((parts) => parts.join('')),
  ),
);

const parameter = fc.constantFrom(
  'limit=5',
  'filter[bundleId]=com.example.app',
  'include=builds',
  'sort=-version',
  'a=%0A%1B%5B31m',
  'a=%23%23%5Bgroup%5DINJECTED',
  'a=x%0A%3A%3Awarning%3A%3AINJECTED',
  'filter[version]=%E2%80%AE',
  'x',
);
const target = fc
  .tuple(fc.constantFrom(...routePaths), fc.array(parameter, { maxLength: 3 }))
  .map(([path, query]) => (query.length === 0 ? path : `${path}?${query.join('&')}`));
const method = fc.constantFrom('GET', 'GET', 'GET', 'GET', 'POST', 'PATCH', 'DELETE', 'get', '');
const requests = fc
  .array(
    fc.tuple(method, target).map(([verb, path]) => `${verb} ${path}`.trim()),
    { minLength: 1, maxLength: 5 },
  )
  .chain((lines) => fc.constantFrom(lines.join('\n'), lines.join('\r\n'), JSON.stringify(lines)));
const scope = textFrom(requests);
const access = textFrom(
  fc.array(target, { minLength: 1, maxLength: 5 }).map((lines) => lines.join('\n')),
);

const toolList = textFrom(
  fc
    .tuple(fc.subarray(tools.map(({ name }) => name)), fc.constantFrom(',', ', ', '\n', ' '))
    .map(([names, separator]) => names.join(separator)),
);
const apiUrl = textFrom(
  fc.constantFrom(
    '',
    'https://gateway.example.com/apple',
    'http://127.0.0.1:8080',
    'http://localhost',
    'http://[::1]:1/',
    'https://user:pw@example.com',
    'https://example.com/?q#f',
    'http://127.0.0.1.example.com',
    'javascript:alert(1)',
    'file:///etc/passwd',
  ),
);
const keyDirectory = textFrom(
  fc.constantFrom(
    '',
    'keys',
    'keys ##[group]INJECTED',
    './a/b/c',
    '..keys',
    '../outside/new',
    `${jobDirectory}/_temp/keys`,
    `${jobDirectory}/_temp/keys/`,
    `${jobDirectory}/home/deep/er`,
    `${jobDirectory}/home/occupied`,
    `${jobDirectory}/home/link`,
    `${jobDirectory}/workspace/keys`,
    `${jobDirectory}/workspace/AuthKey_ABCDE12345.p8`,
    '~/keys',
    '$HOME/keys',
  ),
);
/** Files of the fixture, including all encodings of the key, and paths without a file. */
const keyPath = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      'AuthKey_ABCDE12345.p8',
      `${jobDirectory}/workspace/AuthKey_ABCDE12345.p8`,
      'ApiKey_ABCDE12345.p8',
      'key.json',
      'key.der',
      'empty.p8',
      'large.p8',
      '.',
      'missing.p8',
      'SubscriptionKey_X.p8',
    ),
  },
  { weight: 1, arbitrary: textFrom(fc.constantFrom('AuthKey_ABCDE12345.p8', ...encodedKeys)) },
);

/** The response of the fake server to every request of an execution. */
const answer = fc.record({
  status: fc.constantFrom(200, 200, 200, 201, 302, 400, 401, 403, 404, 429, 500, 503),
  headers: fc.dictionary(
    fc.constantFrom('date', 'retry-after', 'x-rate-limit', 'content-type', 'location'),
    textFrom(
      fc.constantFrom(
        'Thu, 01 Jan 2026 00:00:00 GMT',
        'Fri, 31 Dec 9999 23:59:59 GMT',
        'Sat, 13 Sep 275760 00:00:00 GMT',
        'Thu, 01 Jan 1970 00:00:00 GMT',
        '1',
        '99999999999',
        'user-hour-lim:3600;user-hour-rem:10;',
        'user-hour-lim:0;user-hour-rem:-1;',
        'text/html',
      ),
      // Node rejects anything else from a server
    ).map((text) =>
      text
        .replace(/[^\t\x20-\x7e\xa0-\xff]/g, '')
        .slice(0, 8000)
        .trim(),
    ),
    { maxKeys: 4 },
  ),
  body: textFrom(
    fc.constantFrom(
      '',
      '{"data":[]}',
      '{"data":[],"errors":[null,1,"x",{}]}',
      '{"errors":{"0":1}}',
      '{"errors":[{"code":"FORBIDDEN_ERROR","title":"t","detail":"d"}]}',
      '{"errors":[{"code":"FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED"}]}',
      '{"errors":[{"code":{"toString":1},"title":["a"]}]}',
      '<html>::error::INJECTED</html>',
    ),
  ),
});

/** Paths that a state may tell post to remove. All of them are in the job's directory. */
const statePath = fc
  .tuple(
    fc.constantFrom(
      '_temp',
      'home',
      'workspace',
      'outside',
      '_temp/../outside',
      './_temp',
      '_temp/',
    ),
    fc.constantFrom(
      '',
      '/app-store-connect-token-0123456789abcdef',
      '/app-store-connect-token-0123456789abcdeF',
      '/app-store-connect-token-fedcba9876543210',
      '/AuthKey_ABCDE12345.p8',
      '/occupied/AuthKey_ABCDE12345.p8',
      '/link/AuthKey_ABCDE12345.p8',
      '/notes.txt',
      '/occupied',
      '/link',
      '/empty',
      '/empty/AuthKey_ABCDE12345.p8',
      '/x/../empty',
    ),
  )
  .map(([directory, name]) => `${jobDirectory}/${directory}${name}`);
const sha256 = fc.constantFrom(
  '{sha256 of the key}',
  '{sha256 of nothing}',
  '',
  'x',
  '0'.repeat(64),
);
const stateText = fc
  .record({
    ownedDirectories: fc.array(statePath, { maxLength: 4 }),
    files: fc.array(fc.record({ path: statePath, sha256 }), { maxLength: 4 }),
    parents: fc.array(statePath, { maxLength: 4 }),
  })
  .map((state) => JSON.stringify(state));

const ladderText = fc
  .record({
    endsAt: fc.oneof(fc.constant(4_000_000_000), fc.double(), fc.integer()),
    clockOffsetSeconds: fc.oneof(fc.constant(0), fc.integer(), fc.maxSafeInteger()),
    rungs: fc.array(
      fc.record({
        jwt: fc.constantFrom('a.b.c', 'a.b', '::warning::INJECTED', 'a.b.c\n'),
        startsAt: fc.oneof(fc.constant(0), fc.integer()),
        expiresAt: fc.oneof(fc.constant(4_000_000_000), fc.integer(), fc.maxSafeInteger()),
      }),
      { maxLength: 4 },
    ),
  })
  .map((ladder) => JSON.stringify(ladder));
const argument = textFrom(
  fc.constantFrom('--json', '--header', '--fresh', '-h', '--version', '--scope=x', '--', '-', ''),
);

/** A piece of the key with some of its private part, as if pasted into another input. */
const keyPiece = fc
  .tuple(
    fc.constantFrom(fuzzKey.pem, bodyOf(fuzzKey.pem), Buffer.from(fuzzKey.pem).toString('base64')),
    fc.nat(1000),
    fc.integer({ min: 10, max: 200 }),
  )
  .map(([text, place, length]) => {
    const start = Math.floor(text.length / 2) + (place % Math.floor(text.length / 3));
    return text.slice(start, start + length);
  });

const optional = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined, freq: 3 });

/** Inputs of main. An input that is undefined is not set. */
const mainInputs = fc.record({
  'private-key': fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...encodedKeys) },
    { weight: 4, arbitrary: key },
    { weight: 3, arbitrary: wrongKey },
  ),
  'private-key-path': fc.oneof({ weight: 2, arbitrary: fc.constant(undefined) }, keyPath),
  'key-id': fc.oneof({ weight: 4, arbitrary: fc.constant(fuzzKey.keyId) }, keyId),
  'issuer-id': fc.oneof({ weight: 4, arbitrary: fc.constant(issuerId) }, issuer),
  'in-house': optional(flag),
  lifetime: optional(duration),
  scope: optional(scope),
  verify: optional(flag),
  'require-access': optional(access),
  tools: optional(toolList),
  'key-directory': optional(keyDirectory),
  'token-command': optional(duration),
  'skip-without-key': optional(flag),
  summary: optional(flag),
  'api-url': optional(apiUrl),
});

/** Valid inputs except some fields: if all were invalid, no run would get far. */
const calmInputs = fc
  .tuple(
    mainInputs,
    fc.subarray(
      [
        'lifetime',
        'scope',
        'require-access',
        'tools',
        'key-directory',
        'token-command',
        'api-url',
        'summary',
        'private-key-path',
        'verify',
      ],
      { maxLength: 3 },
    ),
  )
  .map(([inputs, kept]) => {
    const { 'private-key': pasted, 'private-key-path': path, ...others } = inputs;
    const base =
      path !== undefined && kept.includes('private-key-path')
        ? { 'private-key-path': path }
        : { 'private-key': pasted };
    return {
      ...base,
      'key-id': fuzzKey.keyId,
      'issuer-id': issuerId,
      ...Object.fromEntries(Object.entries(others).filter(([name]) => kept.includes(name))),
    };
  });

/** A whole key in `private-key`, and a piece of it in other inputs. */
const pieceInputs = fc
  .tuple(
    fc.constantFrom(...encodedKeys),
    fc.dictionary(
      fc.constantFrom(
        'key-id',
        'issuer-id',
        'scope',
        'require-access',
        'tools',
        'api-url',
        'lifetime',
        'token-command',
        'key-directory',
        'verify',
      ),
      fc.oneof(
        keyPiece,
        keyPiece.map((piece) => `GET /v1/${piece}`),
        keyPiece.map((piece) => `/v1/apps/${piece}`),
      ),
      { minKeys: 1, maxKeys: 2 },
    ),
  )
  .map(([pasted, others]) => ({
    'private-key': pasted,
    'key-id': fuzzKey.keyId,
    'issuer-id': issuerId,
    ...others,
  }));

/** One execution of the fuzz target. The kind determines which functions get the input. */
export type FuzzCase =
  | { readonly kind: 'key'; readonly input: { text: string; keyId: string; issuerId: string } }
  | { readonly kind: 'scope'; readonly input: { scope: string; lifetime: string } }
  | { readonly kind: 'access'; readonly input: { access: string; answer: Answer } }
  | {
      readonly kind: 'answer';
      readonly input: { answer: Answer; apiUrl: string; inHouse: boolean };
    }
  | { readonly kind: 'tools'; readonly input: { tools: string; individual: boolean } }
  | { readonly kind: 'durations'; readonly input: { lifetime: string; reach: string } }
  | { readonly kind: 'settings'; readonly input: { apiUrl: string; keyDirectory: string } }
  | { readonly kind: 'command'; readonly input: { ladder: string; args: string[] } }
  | {
      readonly kind: 'main';
      readonly input: {
        inputs: Readonly<Record<string, string | undefined>>;
        answer: Answer;
        dist: boolean;
      };
    }
  | { readonly kind: 'post'; readonly input: { state: string; dist: boolean } };

export type Answer = typeof answer extends fc.Arbitrary<infer A> ? A : never;

/** Cases of all kinds. One in `distEvery` goes through dist. */
export function fuzzCases(distEvery: number): fc.Arbitrary<FuzzCase> {
  const kind = <K extends FuzzCase['kind']>(
    name: K,
    input: fc.Arbitrary<Extract<FuzzCase, { kind: K }>['input']>,
  ): fc.Arbitrary<FuzzCase> => input.map((made) => ({ kind: name, input: made }) as FuzzCase);
  // Four in ten cases are of a kind that can go through dist.
  const dist = fc.oneof(
    { weight: Math.max(1, Math.round(distEvery * 0.4)) - 1, arbitrary: fc.constant(false) },
    { weight: 1, arbitrary: fc.constant(true) },
  );
  const inputs = fc.oneof(
    { weight: 5, arbitrary: calmInputs },
    { weight: 2, arbitrary: mainInputs },
    { weight: 1, arbitrary: pieceInputs },
  );
  return fc.oneof(
    {
      weight: 14,
      arbitrary: kind(
        'key',
        fc.record({ text: fc.oneof(key, key, wrongKey), keyId, issuerId: issuer }),
      ),
    },
    { weight: 10, arbitrary: kind('scope', fc.record({ scope, lifetime: duration })) },
    { weight: 8, arbitrary: kind('access', fc.record({ access, answer })) },
    { weight: 10, arbitrary: kind('answer', fc.record({ answer, apiUrl, inHouse: fc.boolean() })) },
    {
      weight: 5,
      arbitrary: kind('tools', fc.record({ tools: toolList, individual: fc.boolean() })),
    },
    { weight: 4, arbitrary: kind('durations', fc.record({ lifetime: duration, reach: duration })) },
    { weight: 5, arbitrary: kind('settings', fc.record({ apiUrl, keyDirectory })) },
    {
      weight: 4,
      arbitrary: kind(
        'command',
        fc.record({ ladder: textFrom(ladderText), args: fc.array(argument, { maxLength: 3 }) }),
      ),
    },
    { weight: 30, arbitrary: kind('main', fc.record({ inputs, answer, dist })) },
    { weight: 10, arbitrary: kind('post', fc.record({ state: textFrom(stateText), dist })) },
  );
}
