import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ActionError } from '../../src/errors/action-error.ts';
import { Diagnostics } from '../../src/errors/diagnostics.ts';
import { decodeKey } from '../../src/key/encodings.ts';
import { parseIdentityInputs, resolveIdentity } from '../../src/key/identity.ts';
import { keyRunsInLayers, secretsInLayers } from '../../src/key/masking.ts';
import { parsePrivateKey } from '../../src/key/private-key.ts';
import { keyEncodings } from '../support/key-encodings.ts';
import { findLeak, issuerId, makeKey } from '../support/keys.ts';
import { mutate, mutation } from '../support/mutations.ts';

const secretsOf = (text: string): readonly string[] => secretsInLayers(decodeKey(text).layers);
const keyRunsOf = (text: string): readonly string[] => keyRunsInLayers(decodeKey(text).layers);

const { pem } = makeKey();
const names = Object.keys(keyEncodings);

/** Errors and annotations of a text as the key, and the PEM if there was no error. */
function intakeOf(
  text: string,
  keyId: string,
  issuer: string,
): Diagnostics & { readonly pem?: string | undefined } {
  const diagnostics = new Diagnostics();
  const payload = decodeKey(text);
  const read = diagnostics.capture(() => parsePrivateKey(payload));
  const inputs = parseIdentityInputs({ keyId, issuerId: issuer, inHouse: false }, diagnostics);
  const sources = { json: payload.ids, keyTexts: keyRunsOf(text) };
  const identity = inputs && resolveIdentity(inputs, sources, diagnostics);
  return Object.assign(diagnostics, { pem: identity && read });
}

/** The same, with everything that the action would say as one text. */
function intake(
  text: string,
  keyId = 'ABCDE12345',
): { pem: string | undefined; said: string; codes: string[] } {
  const diagnostics = intakeOf(text, keyId, issuerId);
  // The stack is left out, since jest maps each one to its source; a test below reads one.
  const said = [
    ...diagnostics.errors.flatMap((error) => [error.message, error.fix]),
    JSON.stringify(diagnostics.annotations),
  ];
  for (const problem of diagnostics.errors) expect(problem).toBeInstanceOf(ActionError);
  return {
    pem: diagnostics.pem,
    said: said.join('\n'),
    codes: diagnostics.errors.map(({ code }) => code),
  };
}

/** An encoding of the key, or one within another as far as the outer one takes any text. */
const outer = names.filter((name) =>
  /^(?:base64(?!.* of )|double|single|back|JSON of fastlane|a JSON|zero|spaces before|a byte)/.test(
    name,
  ),
);
const encoded = fc
  .tuple(fc.constantFrom(...names), fc.option(fc.constantFrom(...outer)))
  .map(([inner, around]) => {
    const text = keyEncodings[inner]?.(pem) ?? '';
    return around === null ? text : (keyEncodings[around]?.(text) ?? '');
  });
test('every encoding, alone and within another, gives the same key', () => {
  fc.assert(
    fc.property(encoded, (text) => expect(intake(text).pem).toBe(pem)),
    { numRuns: 3000 },
  );
});

test('a mutated key gives the same key or an error code without key material', () => {
  let [runs, same] = [0, 0];
  const rejections = new Map<string, number>();
  fc.assert(
    fc.property(encoded, fc.array(mutation, { minLength: 1, maxLength: 3 }), (text, changes) => {
      runs += 1;
      const mutant = changes.reduce(mutate, text);
      const { pem: read, said, codes } = intake(mutant);
      expect(findLeak(said, pem)).toBeUndefined();
      if (read === undefined)
        expect(codes.length + (decodeKey(mutant).text === '' ? 1 : 0)).toBeGreaterThan(0);
      else expect(read).toBe(pem);
      if (read !== undefined) same += 1;
      for (const code of codes) rejections.set(code, (rejections.get(code) ?? 0) + 1);
    }),
    { numRuns: 20_000 },
  );
  // A mutation that never changed anything, or always the same, would show nothing.
  expect(same / runs).toBeGreaterThan(0.005);
  expect(rejections.size).toBeGreaterThan(5);
});

test('the stack of an error, and that of its cause, hold no key material', () => {
  const text = pem.replace(/\n(.{40})./, (_line, start: string) => `\n${start}\u00e9`);
  const diagnostics = intakeOf(text, text, text);
  expect(diagnostics.errors.map(({ code }) => code)).toContain('KEY_DAMAGED');
  for (const { stack, cause } of diagnostics.errors) {
    expect(stack).toMatch(/\n\s+at /);
    expect(
      findLeak(`${stack}\n${cause instanceof Error ? cause.stack : cause}`, pem),
    ).toBeUndefined();
  }
});

test('text of any kind is rejected with an error code', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 300, unit: 'binary' }), (text) => {
      expect(intake(`x${text}`).pem).toBeUndefined();
    }),
    { numRuns: 3000 },
  );
});

const repeated: readonly (readonly [string, string])[] = [
  ['dashes', '-'],
  ['backslashes', '\\'],
  ['equals signs', '='],
  ['BEGIN lines', '-----BEGIN PRIVATE KEY-----'],
  ['BEGIN without its end', '-----BEGIN A '],
  ['END lines', '-----END PRIVATE KEY-----'],
  ['opening braces', '{"key":'],
  ['quotes', '"'],
  ['escaped quotes', '\\"'],
  ['base64', 'LS0t'],
  ['spaces', ' '],
  ['spaces and dashes', '- '],
  ['carriage returns', '\\r'],
  ['expressions', '${{ '],
  ['zeros', 'AAAA'],
];

/** The exponent of growth: the slope of time over size on a log-log scale, by least squares. */
function exponentOf(times: ReadonlyMap<number, number>): number {
  const points = [...times].map(([size, time]) => ({ x: Math.log(size), y: Math.log(time) }));
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanX, meanY] = [mean(points.map(({ x }) => x)), mean(points.map(({ y }) => y))];
  return (
    mean(points.map(({ x, y }) => (x - meanX) * (y - meanY))) /
    mean(points.map(({ x }) => (x - meanX) ** 2))
  );
}

/** Milliseconds of work so far: CPU time, but on Windows, where that ticks every 16 ms, real time. */
function workTime(): number {
  if (process.platform === 'win32') return performance.now();
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

test.each(repeated)('takes linear time on many %s', (_name, piece) => {
  const texts = [32, 96, 512].map(
    (kilobytes) => `${piece.repeat((kilobytes * 1024) / piece.length)}x`,
  );
  // The least of several rounds, so that what else the machine does counts for little.
  const times = new Map<number, number>();
  for (let round = 0; round < 5; round += 1) {
    for (const text of texts) {
      const start = workTime();
      secretsOf(text);
      intake(text, text);
      intake(`"${text}"`);
      intake(Buffer.from(text).toString('base64'));
      const time = workTime() - start;
      times.set(text.length, Math.min(time, times.get(text.length) ?? time));
    }
  }
  expect(exponentOf(times)).toBeLessThan(1.5); // 2 is quadratic
});
