import { describe, expect, test } from '@jest/globals';
import { capLifetime, parseLifetime, validityPeriod } from '../../../src/token/lifetime.ts';

describe('parseLifetime', () => {
  test.each([
    ['90s', 90],
    ['15m', 900],
    ['15 M', 900],
    ['1h', 3600],
    ['180d', 15_552_000],
    ['600', 600],
    [' 600 ', 600],
  ])('parses %j', (text, seconds) => expect(parseLifetime(text)).toBe(seconds));

  test.each(['', '0', '0m', '-5m', '1.5h', '15min', 'm', '1e3', '9999999999', 'fifteen'])(
    'refuses %j',
    (text) => {
      expect(() => parseLifetime(text)).toThrow(
        expect.objectContaining({ code: 'LIFETIME_INVALID' }),
      );
    },
  );
});

describe('capLifetime', () => {
  test.each([
    [1, 1, false],
    [900, 900, false],
    [1140, 1140, false],
    [1141, 1140, true],
    [1200, 1140, true],
  ])('caps %d seconds at %d without a scope', (requested, seconds, wasCapped) => {
    expect(capLifetime(requested, ['no'])).toEqual({
      lifetime: { seconds, maxSpanSeconds: 1200 },
      wasCapped,
    });
  });

  test('keeps a long lifetime that the scope permits', () => {
    expect(capLifetime(180 * 86_400, [])).toEqual({
      lifetime: { seconds: 15_552_000, maxSpanSeconds: 15_552_000 },
      wasCapped: false,
    });
  });

  test('refuses a long lifetime, naming each reason', () => {
    expect(() => capLifetime(1201, ['One.', 'Two.'])).toThrow(
      expect.objectContaining({
        code: 'LIFETIME_TOO_LONG',
        detail: expect.stringMatching(/1201 seconds.*One\. Two\./),
      }),
    );
  });

  test('refuses more than 180 days', () => {
    expect(() => capLifetime(180 * 86_400 + 1, [])).toThrow(
      expect.objectContaining({ code: 'LIFETIME_TOO_LONG' }),
    );
  });
});

test.each([
  [60, 300],
  [900, 300],
  [901, 299],
  [1140, 60],
])('dates a token of %d seconds back by %d', (seconds, back) => {
  expect(validityPeriod({ seconds, maxSpanSeconds: 1200 }, 10_000)).toEqual({
    iat: 10_000 - back,
    exp: 10_000 + seconds,
  });
});

test('does not backdate a token of the maximum lifetime', () => {
  expect(validityPeriod({ seconds: 15_552_000, maxSpanSeconds: 15_552_000 }, 1)).toEqual({
    iat: 1,
    exp: 15_552_001,
  });
});
