import { describe, expect, test } from '@jest/globals';
import type { ReadyPlan } from '../../../src/action/plan.ts';
import { createReport, type RunResults } from '../../../src/action/report.ts';
import type { KeyIdentity } from '../../../src/key/identity.ts';
import type { Report } from '../../../src/runner/report.ts';
import { tools } from '../../../src/tools/catalog.ts';
import { makeKey } from '../../support/keys.ts';

const now = 1_800_000_000; // 2027-01-15T08:00:00Z

interface Options {
  readonly identity?: KeyIdentity;
  readonly scope?: readonly string[];
  readonly permissions?: readonly string[];
  readonly toolNames?: readonly string[];
  readonly results?: Partial<RunResults>;
}

const team = { kind: 'team', keyId: 'K', issuerId: 'I' } as const;
const noEffects = { files: [], ownedDirectories: [], env: {}, paths: [], outputs: {} };

function reportOf({
  identity = team,
  scope = [],
  permissions = ["full access of the key's role"],
  toolNames = [],
  results = {},
}: Options = {}): Report {
  const plan: ReadyPlan = {
    status: 'ready',
    key: { identity, signer: { type: 'local', key: makeKey().privateKey } },
    fileName: undefined,
    tokenOptions: { lifetime: { seconds: 900, maxSpanSeconds: 1200 }, scope },
    permissions,
    apiUrl: 'https://api.appstoreconnect.apple.com',
    setup: {
      tools: toolNames.flatMap((name) => tools.find((tool) => tool.name === name) ?? []),
      keyDirectory: undefined,
      ladder: undefined,
    },
  };
  return createReport(plan, {
    token: { jwt: 'JWT', expiresAt: now + 900 },
    ladder: undefined,
    verification: undefined,
    effects: noEffects,
    keptFiles: [],
    now,
    stepId: undefined,
    ...results,
  });
}

const textOf = (report: Report, subject: string): string | undefined =>
  report.lines.find((line) => line.subject === subject)?.text;
const verified = (access: readonly string[], apiUrl = 'https://api.appstoreconnect.apple.com') => ({
  verification: { clockOffsetSeconds: 0, apiUrl, durationMs: 50, access, preflight: [] },
});

test('of a run that only creates a token has a line for the key, one for the token, and no group', () => {
  expect(reportOf()).toEqual({
    lines: [
      { subject: 'Key', separator: ' ', text: 'K (team key, issuer I); not verified' },
      {
        subject: 'Token',
        separator: ' ',
        text: "valid for 15 minutes, until 08:15:00 UTC; full access of the key's role",
      },
    ],
    groups: [],
  });
});

test('names the API that accepted the key, and how long it took', () => {
  const inHouse = { kind: 'in-house', keyId: 'K', issuerId: 'I' } as const;
  const cases = [
    [team, 'https://api.appstoreconnect.apple.com', 'App Store Connect'],
    [inHouse, 'https://api.enterprise.developer.apple.com', 'the Enterprise Program API'],
    [team, 'https://gateway.example.com', 'https://gateway.example.com'],
  ] as const;
  for (const [identity, apiUrl, name] of cases) {
    const text = textOf(reportOf({ identity, results: verified([], apiUrl) }), 'Key');
    expect(text).toMatch(/^K \((?:team|in-house) key.*, issuer I\) accepted by /);
    expect(text?.endsWith(` accepted by ${name} in 50 ms`)).toBe(true);
  }
});

describe('lists up to four items, and folds more,', () => {
  const paths = ['/v1/a', '/v1/b', '/v1/c', '/v1/d', '/v1/e'];

  test('of the paths that the key can read', () => {
    const four = reportOf({ results: verified(paths.slice(0, 4)) });
    expect(four.lines[1]).toEqual({
      subject: 'Access',
      separator: ': ',
      text: '/v1/a, /v1/b, /v1/c, /v1/d',
    });
    expect(four.groups).toEqual([]);
    const five = reportOf({ results: verified(paths) });
    expect(textOf(five, 'Access')).toBe('5 paths');
    expect(five.groups).toEqual([{ title: 'Paths that the key can read (5)', lines: paths }]);
  });

  test('of the permissions of the token', () => {
    const permissions = ['read a', 'read b', 'read c', 'read d', 'read e'];
    const two = reportOf({ scope: ['x'], permissions: permissions.slice(0, 2) });
    expect(textOf(two, 'Token')).toMatch(/ UTC; can only read a, read b$/);
    expect(two.groups).toEqual([]);
    const five = reportOf({ scope: ['x'], permissions });
    expect(textOf(five, 'Token')).toMatch(/ UTC; limited to 5 requests$/);
    expect(five.groups).toEqual([{ title: 'Permissions of the token (5)', lines: permissions }]);
  });
});

describe('names what is ready for later steps:', () => {
  test('tools, with what to add and the ID of the step', () => {
    const toolNames = ['fastlane', 'xcodebuild', 'rcodesign', 'transporter'];
    expect(textOf(reportOf({ toolNames }), 'Ready')).toBe(
      'fastlane, xcodebuild (add ${{ steps.<id>.outputs.xcodebuild-args }}), rcodesign (add --api-key-file ${{ steps.<id>.outputs.api-key-json-path }}), transporter (add -apiIssuer and -apiKey)',
    );
    const report = reportOf({ toolNames: ['notarytool'], results: { stepId: 'asc' } });
    expect(textOf(report, 'Ready')).toBe(
      'notarytool (add ${{ steps.asc.outputs.notarytool-args }})',
    );
    expect(report.groups).toEqual([
      { title: 'How to use the tools', lines: [expect.stringMatching(/^notarytool: .{20,}\.$/)] },
    ]);
  });

  test('the token command, with its end', () => {
    const ladder = { rungs: [], endsAt: now + 6 * 3600, clockOffsetSeconds: 0 };
    const report = reportOf({ toolNames: ['fastlane'], results: { ladder } });
    expect(textOf(report, 'Ready')).toBe(
      'fastlane, command app-store-connect-token (until 14:00:00 UTC)',
    );
  });
});

describe('folds what later steps find on the machine:', () => {
  const files = ['/t/AuthKey_K.p8', '/h/AuthKey_K.p8'].map((path) => ({ path, content: '' }));
  const groupsFor = (results: Partial<RunResults>): Report['groups'] =>
    reportOf({ results }).groups;

  test('files and variables, PATH among them', () => {
    const effects = { ...noEffects, files, env: { A: '1' }, paths: ['/bin'] };
    expect(groupsFor({ effects })).toEqual([
      {
        title: 'Files (2) and variables (2), removed when the job ends',
        lines: ['/t/AuthKey_K.p8', '/h/AuthKey_K.p8', 'A', 'PATH'],
      },
    ]);
  });

  test('only variables, or only files', () => {
    expect(groupsFor({ effects: { ...noEffects, env: { A: '1' } } })).toEqual([
      { title: 'Variables (1), removed when the job ends', lines: ['A'] },
    ]);
    expect(groupsFor({ effects: { ...noEffects, files } })[0]?.title).toBe(
      'Files (2), removed when the job ends',
    );
  });

  test('a file that existed before is not among those that are removed', () => {
    const keptFiles = ['/h/AuthKey_K.p8'];
    expect(groupsFor({ effects: { ...noEffects, files }, keptFiles })).toEqual([
      { title: 'Files (1), removed when the job ends', lines: ['/t/AuthKey_K.p8'] },
      { title: 'Key files that existed before, kept when the job ends', lines: keptFiles },
    ]);
  });
});
