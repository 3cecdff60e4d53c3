import { describe, expect, test } from '@jest/globals';
import type { ActionError } from '../../../../src/errors/action-error.ts';
import { Diagnostics } from '../../../../src/errors/diagnostics.ts';
import {
  type PreflightCheck,
  parsePreflight,
} from '../../../../src/verification/preflight/parser.ts';

function parse(text: string): {
  checks: readonly PreflightCheck[];
  texts: readonly string[];
  errors: readonly ActionError[];
  warnings: readonly string[];
} {
  const diagnostics = new Diagnostics();
  const checks = parsePreflight(text, diagnostics);
  return {
    checks,
    texts: checks.map((check) => check.text),
    errors: diagnostics.errors,
    warnings: diagnostics.annotations.map(({ title }) => title),
  };
}

describe('parses', () => {
  test.each<readonly [string, readonly string[]]>([
    ['notarization', ['notarization']],
    ['Cloud-Signing', ['cloud-signing']],
    ['upload 1, provisioning,', ['upload 1', 'provisioning']],
    ['upload  com.example.app\r\nprovisioning', ['upload com.example.app', 'provisioning']],
    ['# later\nreports 85 # Finance\n\n', ['reports 85']],
    ['- notarization\n* provisioning', ['notarization', 'provisioning']],
    ['upload 1, - notarization', ['upload 1', 'notarization']],
    ['"notarization"\n`provisioning`', ['notarization', 'provisioning']],
    [`upload 1, "'notarization'" , provisioning`, ['upload 1', 'notarization', 'provisioning']],
    ['["upload 1", "notarization"]', ['upload 1', 'notarization']],
    ['notarization, upload 1, NOTARIZATION, upload 1', ['notarization', 'upload 1']],
  ])('%j', (text, texts) => {
    expect(parse(text)).toMatchObject({ texts, errors: [], warnings: [] });
  });

  test('an app ID and a bundle ID, and tells them apart', () => {
    const { checks } = parse(
      'upload 123, testflight com.example-1.App, upload 9.a, upload a.9, reports 85, provisioning',
    );
    expect(checks.map(({ entry, argument, app }) => [entry.name, argument, app])).toEqual([
      ['upload', '123', 'ID'],
      ['testflight', 'com.example-1.App', 'bundle ID'],
      ['upload', '9.a', 'bundle ID'],
      ['upload', 'a.9', 'bundle ID'],
      ['reports', '85', undefined],
      ['provisioning', '', undefined],
    ]);
  });

  test.each(['# nothing', ' \n ', ',', '[]'])('%j, with a warning that it is empty', (text) => {
    expect(parse(text)).toMatchObject({ texts: [], errors: [], warnings: ['preflight is empty'] });
  });
});

describe('refuses', () => {
  const invalidApp = 'Invalid APP for upload';
  test.each([
    ['upload', 'upload needs APP'],
    ['testflight', 'testflight needs APP'],
    ['reports', 'reports needs VENDOR'],
    ['upload MyApp', invalidApp],
    ['upload com.example.*', invalidApp],
    ['upload com..app', invalidApp],
    ['upload com.example.app&x=y', invalidApp],
    ['upload ../users', invalidApp],
    ['upload 1 2', invalidApp],
    [`upload ${'9'.repeat(21)}`, invalidApp],
    [`upload a.${'a'.repeat(154)}`, invalidApp],
    ['upload ${{ vars.APP_ID }}', invalidApp],
    ['reports 85x', 'Invalid VENDOR for reports'],
    ['reports - 85', 'Invalid VENDOR for reports'],
    ['x- notarization', 'Unknown check in preflight: x-'],
    ['provisioning now', 'provisioning takes no argument'],
    ['frobnicate', 'Unknown check in preflight: frobnicate'],
    ['hunter2+hunter2', 'Unknown check in preflight'],
    ['["upload 1"', 'Expected a JSON array of strings'],
  ])('%s: %s', (text, title) => {
    expect(parse(text)).toMatchObject({
      texts: [],
      errors: [{ code: 'PREFLIGHT_INVALID', title }],
      warnings: [],
    });
  });

  test.each([
    [
      'upload',
      'preflight has upload without an app ID or a bundle ID after it. A variable there may have no value.',
      'Write upload and an app ID or a bundle ID, such as upload 1234567890 or upload com.example.app. If it comes from a variable, check its name.',
    ],
    [
      'reports 85x',
      'The text after reports in preflight is not a vendor number.',
      'Write reports and a vendor number, such as reports 12345678. If it comes from a variable, check its name.',
    ],
  ])('%s, and says what is missing or wrong', (text, detail, fix) => {
    expect(parse(text).errors).toMatchObject([{ detail, fix }]);
  });

  test('an unknown name, which is shown only if it can be one', () => {
    const { errors } = parse('frobnicate, hunter2+hunter2');
    expect(errors.map(({ detail }) => detail)).toEqual([
      '"frobnicate" is not a check that this action knows.',
      'An entry is not a check that this action knows.',
    ]);
  });

  test.each([
    ['uplod 1', 'upload'],
    ['test-flight 1', 'testflight'],
    ['cloudsigning', 'cloud-signing'],
    ['cloud_signing', 'cloud-signing'],
    ['Notarisation', 'notarization'],
    ['report 85', 'reports'],
    ['provisionning', 'provisioning'],
  ])('%s, and suggests %s', (text, nearest) => {
    expect(parse(text).errors).toMatchObject([
      { detail: expect.stringContaining(` Did you mean ${nearest}?`) },
    ]);
  });

  test.each(['frobnicate', 'sales', 'metadata 1'])('%s, and suggests nothing', (text) => {
    expect(parse(text).errors).toMatchObject([{ detail: expect.not.stringContaining('mean') }]);
  });

  test('a path, and names require-access', () => {
    const fix =
      'Use one of: upload APP, testflight APP, provisioning, cloud-signing, notarization, reports VENDOR. For a path, use require-access.';
    expect(parse('/v1/certificates').errors).toMatchObject([{ fix }]);
  });

  test('each malformed check, keeping the others', () => {
    const { texts, errors } = parse('upload, notarization, nothing, upload 1');
    expect(texts).toEqual(['notarization', 'upload 1']);
    expect(errors.map(({ title }) => title)).toEqual([
      'upload needs APP',
      'Unknown check in preflight: nothing',
    ]);
  });
});
