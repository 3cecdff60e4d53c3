import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { correctByRules } from '../../src/api/request-syntax.ts';
import { Diagnostics } from '../../src/errors/diagnostics.ts';
import { parseScopeEntries } from '../../src/scope/parser.ts';
import { longLivedBlockers, warnAboutEntries } from '../../src/scope/warnings.ts';
import { LocalSigner } from '../../src/signing/local.ts';
import { signToken } from '../../src/token/jws.ts';
import { capLifetime } from '../../src/token/lifetime.ts';
import { issuerId, makeKey } from '../support/keys.ts';
import { mutate, mutation } from '../support/mutations.ts';
import { sdkOperations } from '../support/operations.ts';
import { checkToken } from '../support/token-rules.ts';

const key = makeKey();
const now = 1_800_000_000;
const tokenKey = {
  identity: { kind: 'team', keyId: key.keyId, issuerId } as const,
  signer: new LocalSigner(key.privateKey),
};
const gets = sdkOperations().filter(({ method }) => method === 'GET');

const idText = fc.stringMatching(/^[A-Za-z0-9-]{1,20}$/);
/** A value. One that ends with a comma is rejected, because the comma was meant to separate entries. */
const value = fc.stringMatching(/^[A-Za-z0-9.,_-]{0,11}[A-Za-z0-9._-]$/);

/** A request for a GET of the API, with some of its parameters. */
const request = fc.constantFrom(...gets).chain(({ path, parameters }) =>
  fc.record({
    path: fc
      .array(idText, { minLength: 3, maxLength: 3 })
      .map((ids) => ids.reduce((rest, id) => rest.replace('{id}', id), path)),
    query: fc
      .subarray([...parameters])
      .chain((names) => fc.tuple(...names.map((name) => value.map((text) => `${name}=${text}`)))),
  }),
);
const join = (path: string, query: readonly string[]): string =>
  query.length === 0 ? path : `${path}?${query.join('&')}`;
const ignoredExtras = fc.subarray(['limit=5', 'cursor=abc', 'sort=-version']);

async function send(
  scope: readonly string[],
  target: string,
  method = 'GET',
  seconds = 900,
): Promise<string> {
  const diagnostics = new Diagnostics();
  const entries = parseScopeEntries(scope.join('\n'), diagnostics);
  warnAboutEntries(entries, diagnostics);
  expect(diagnostics.errors).toEqual([]);
  expect(diagnostics.annotations.filter(({ level }) => level === 'warning')).toEqual([]);
  const { lifetime } = capLifetime(seconds, longLivedBlockers(entries));
  const options = { lifetime, scope: entries.map(({ text }) => text) };
  const { jwt } = await signToken(tokenKey, options, now);
  const checked = checkToken(
    { method, target, authorization: `Bearer ${jwt}` },
    { keys: [key], now, audience: 'appstoreconnect-v1' },
  );
  return 'rejection' in checked ? checked.rejection : 'accepted';
}

test('a scope accepted without a warning permits a matching request, whatever the order of its parameters', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(request, { minLength: 1, maxLength: 4 }),
      ignoredExtras,
      fc.nat(3),
      async (requests, extras, index) => {
        const scope = requests.map(({ path, query }) => `GET ${join(path, query)}`);
        const { path, query } = requests[index % requests.length] ?? { path: '', query: [] };
        const shuffled = [...extras, ...query.toReversed()];
        expect(await send(scope, join(path, shuffled))).toBe('accepted');
      },
    ),
    { numRuns: 300 },
  );
});

test('a scope denies another path, parameter, value or method', async () => {
  await fc.assert(
    fc.asyncProperty(request, request, async (scoped, another) => {
      const scope = [`GET ${join(scoped.path, scoped.query)}`];
      fc.pre(scoped.path !== another.path);
      expect(await send(scope, join(another.path, another.query))).toBe('scope');
      expect(await send(scope, join(scoped.path, [...scoped.query, 'filter[other]=1']))).toBe(
        'scope',
      );
      expect(await send(scope, join(scoped.path, scoped.query), 'POST')).toBe('scope');
      if (scoped.query.length > 0) {
        expect(await send(scope, join(scoped.path, scoped.query.slice(1)))).toBe('scope');
        expect(
          await send(
            scope,
            join(
              scoped.path,
              scoped.query.map((pair) => `${pair}x`),
            ),
          ),
        ).toBe('scope');
      }
    }),
    { numRuns: 300 },
  );
});

test('Apple accepts every long lifetime that the action accepts', async () => {
  await fc.assert(
    fc.asyncProperty(
      request,
      fc.integer({ min: 1201, max: 180 * 86_400 }),
      async ({ path, query }, seconds) => {
        const target = join(path, query);
        const accepted = await send([`GET ${target}`], target, 'GET', seconds).catch(
          (error) => error.code,
        );
        expect(['accepted', 'LIFETIME_TOO_LONG']).toContain(accepted);
      },
    ),
    { numRuns: 2000 },
  );
});

/** Any mutation, or one that a syntax rule matches. */
const entryMutation = fc.oneof(
  mutation,
  fc.record({
    kind: fc.constant('insert' as const),
    index: fc.nat(200),
    text: fc.constantFrom(
      ...['"', ' ', '\t', '/', '//', '?', '&', '=', '#', '*', '%', '{id}', 'ü', '${{', '/../'],
      ...['get ', 'GET ', 'https://host', '[', ']', '\n'],
    ),
  }),
  fc.record({
    kind: fc.constant('cut' as const),
    index: fc.integer({ min: 0, max: 12 }),
    count: fc.integer({ min: 1, max: 30 }),
  }),
);

test('corrects every mutation of an entry at most once per rule', () => {
  fc.assert(
    fc.property(
      request,
      fc.array(entryMutation, { minLength: 1, maxLength: 5 }),
      ({ path, query }, changes) => {
        const text = changes.reduce(mutate, `GET ${join(path, query)}`);
        const applied: unknown[] = [];
        for (const { rule } of correctByRules(text, 'scope')) {
          expect(applied).not.toContain(rule); // fails if the corrections never end
          applied.push(rule);
        }
        const diagnostics = new Diagnostics();
        parseScopeEntries(text, diagnostics);
        for (const { code } of diagnostics.errors) expect(code).toBe('SCOPE_INVALID');
      },
    ),
    { numRuns: 5000 },
  );
});
