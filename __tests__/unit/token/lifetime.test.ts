import { describe, expect, test } from '@jest/globals';
import { Diagnostics } from '../../../src/errors/diagnostics.ts';
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
    ['15 minutes', 900],
    ['PT15M', 900],
  ])('parses %j', (text, seconds) => {
    const diagnostics = new Diagnostics();
    expect(parseLifetime(text, diagnostics)).toBe(seconds);
    expect(diagnostics.annotations).toEqual([]);
  });

  test('parses a bare number below 60 as seconds, with a warning', () => {
    const diagnostics = new Diagnostics();
    expect(parseLifetime('15', diagnostics)).toBe(15);
    expect(diagnostics.annotations).toEqual([
      {
        level: 'warning',
        title: 'lifetime is in seconds',
        message: 'lifetime: 15 means 15 seconds. Did you mean 15m?',
      },
    ]);
  });

  const invalid = ['', '0', '0m', '-5', '-5m', '1.5', '1.5h', 'm', '1e3', '9999999999', 'fifteen'];

  test.each([...invalid, 'PT15MIN', 'P9DAYS', 'xPT15M'])(
    'rejects %j, quoting it, without another remark',
    (text) => {
      const diagnostics = new Diagnostics();
      expect(() => parseLifetime(text, diagnostics)).toThrow(
        expect.objectContaining({
          code: 'LIFETIME_INVALID',
          title: 'Invalid lifetime',
          detail: `lifetime is "${text}". Expected a whole number above zero with a unit: s, m, h or d.`,
          fix: 'Write a duration such as 15m, 90s or 900 (seconds). At most 19m; up to 180d for a few read-only scopes.',
        }),
      );
      expect(diagnostics.annotations).toEqual([]);
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
  ])('turns %d seconds into %d without a scope', (requested, seconds, wasCapped) => {
    expect(capLifetime(requested, ['no'])).toEqual({
      lifetime: { seconds, maxSpanSeconds: 1200 },
      wasCapped,
    });
  });

  test('keeps a long lifetime if the scope permits it', () => {
    expect(capLifetime(180 * 86_400, [])).toEqual({
      lifetime: { seconds: 15_552_000, maxSpanSeconds: 15_552_000 },
      wasCapped: false,
    });
  });

  test('rejects a long lifetime, naming each reason and the token command', () => {
    expect(() => capLifetime(3600, ['One.', 'Two.'])).toThrow(
      expect.objectContaining({
        code: 'LIFETIME_TOO_LONG',
        title: 'lifetime is too long',
        detail:
          'lifetime is 1 hour. Apple accepts more than 20 minutes, up to 180 days, only if each scope entry is a GET request for a resource on its list for long-lived tokens. One. Two.',
        fix: 'Set lifetime to 19m or less. For a job that takes longer, set token-command: true: later steps then have a command that prints a valid token at any time.',
      }),
    );
    expect(() => capLifetime(1201, ['One.'])).toThrow('1201 seconds');
  });

  test('rejects more than 180 days, naming that limit, if the scope permits long-lived tokens', () => {
    expect(() => capLifetime(365 * 86_400, [])).toThrow(
      expect.objectContaining({
        code: 'LIFETIME_TOO_LONG',
        detail:
          'lifetime is 365 days. The scope permits a long-lived token, and Apple accepts those for up to 180 days.',
        fix: 'Set lifetime to 180d or less.',
      }),
    );
    expect(() => capLifetime(180 * 86_400 + 1, [])).toThrow('180 days');
  });
});

test.each([
  [60, 300],
  [900, 300],
  [901, 299],
  [1140, 60],
])('backdates a token of %d seconds by %d', (seconds, back) => {
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
