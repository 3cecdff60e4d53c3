// Replaces fast-check during mutation testing: the full number of runs for each mutant would take hours.
import fc from './node_modules/fast-check/lib/fast-check.js';

const assert = (property, { numRuns = 100, ...parameters } = {}) =>
  fc.assert(property, { ...parameters, numRuns: Math.min(numRuns, 500), endOnFailure: true });

export default { ...fc, assert };
