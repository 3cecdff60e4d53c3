import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { capLifetime, validityPeriod } from '../../src/token/lifetime.ts';

const clock = fc.integer({ min: 1_700_000_000, max: 2_000_000_000 });

test('no accepted lifetime spans more than 20 minutes or ends more than 20 minutes from now', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1200 }), clock, (seconds, now) => {
      const { iat, exp } = validityPeriod(capLifetime(seconds, ['no scope']).lifetime, now);
      expect(exp - iat).toBeLessThanOrEqual(1200);
      expect(exp - now).toBeLessThanOrEqual(1140);
      expect(exp - now).toBe(Math.min(seconds, 1140));
      expect(iat).toBeLessThanOrEqual(now - 60);
    }),
  );
});

test('no long lifetime spans more than 180 days', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1201, max: 180 * 86_400 }), clock, (seconds, now) => {
      const { iat, exp } = validityPeriod(capLifetime(seconds, []).lifetime, now);
      expect(exp - iat).toBeLessThanOrEqual(180 * 86_400);
      expect(exp - now).toBe(seconds);
    }),
  );
});

test('with the default of 15 minutes, tokens are valid even if the clock is up to 5 minutes fast', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 300 }), clock, (fast, now) => {
      expect(validityPeriod(capLifetime(900, []).lifetime, now + fast).iat).toBeLessThanOrEqual(
        now,
      );
    }),
  );
});
