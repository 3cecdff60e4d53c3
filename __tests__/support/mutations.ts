import fc from 'fast-check';

/** A change to a text: a piece is cut, doubled or inserted, or a bit is flipped. */
export const mutation = fc.oneof(
  fc.record({
    kind: fc.constant('cut' as const),
    index: fc.nat(2000),
    count: fc.integer({ min: 1, max: 120 }),
  }),
  fc.record({
    kind: fc.constant('flip' as const),
    index: fc.nat(2000),
    bit: fc.integer({ min: 0, max: 6 }),
  }),
  fc.record({
    kind: fc.constant('insert' as const),
    index: fc.nat(2000),
    text: fc.string({ minLength: 1, maxLength: 12, unit: 'binary-ascii' }),
  }),
  fc.record({
    kind: fc.constant('double' as const),
    index: fc.nat(2000),
    count: fc.integer({ min: 1, max: 120 }),
  }),
);
type Mutation = typeof mutation extends fc.Arbitrary<infer M> ? M : never;

/** Applies a change to `text`. The index is taken modulo its length. */
export function mutate(text: string, change: Mutation): string {
  const index = change.index % (text.length + 1);
  const [before, after] = [text.slice(0, index), text.slice(index)];
  if (change.kind === 'cut') return before + after.slice(change.count);
  if (change.kind === 'insert') return before + change.text + after;
  if (change.kind === 'double') return before + after.slice(0, change.count) + after;
  return (
    before + String.fromCharCode((after.charCodeAt(0) || 0) ^ (1 << change.bit)) + after.slice(1)
  );
}
