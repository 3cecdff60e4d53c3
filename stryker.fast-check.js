// Stands in for fast-check while code is mutated: all runs for each mutant would take hours. Fewer than a
// quarter would not be enough for what properties/key expects of its 20 000.
import fc from './node_modules/fast-check/lib/fast-check.js';

const assert = (property, { numRuns = 100, ...parameters } = {}) =>
  fc.assert(property, { ...parameters, numRuns: Math.ceil(numRuns / 4), endOnFailure: true });

export default { ...fc, assert };
