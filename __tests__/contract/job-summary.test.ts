import { describe, expect, test } from '@jest/globals';
import { issuerId } from '../support/keys.ts';
import { useVerification } from '../support/verification.ts';

const { key, server, verify } = useVerification();
const action = { GITHUB_ACTION_REPOSITORY: 'octo/action', GITHUB_ACTION_REF: 'v1' };

describe('the job summary', () => {
  test('has the lines of the log as a table, when requested', async () => {
    const { stdout, summary } = await verify({
      summary: 'true',
      scope: 'GET /v1/apps',
      tools: 'xcodebuild',
      'require-access': '/v1/builds',
    });
    const lines = stdout.split('\n').filter((line) => line.startsWith('✓ '));
    const rows = [...summary.matchAll(/<tr><td>(.*?)<\/td><td>(.*?)<\/td><\/tr>/g)];
    expect(rows.map(([, subject]) => subject)).toEqual([
      'Key',
      'Access',
      'Token',
      'Scope',
      'Ready',
    ]);
    expect(
      rows.map(([, , text = '']) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>')),
    ).toEqual(lines.map((line) => line.replace(/^✓ \w+:? /, '')));
    expect(summary).toContain('<table><tr><th>Check</th><th>Result</th></tr>');
    expect(rows[0]?.[2]).toMatch(
      new RegExp(`^${key.keyId} \\(team key, issuer ${issuerId}\\) accepted by ${server.url} in`),
    );
    expect(rows[2]?.[2]).toMatch(/; can only read apps$/);
  });

  test('contains no link after a success', async () => {
    expect((await verify({ summary: 'true' }, action)).summary).not.toContain('<a ');
  });

  test('is not written by default', async () => {
    expect((await verify()).summary).toBe('');
  });

  test('reports a failure with its fix, and a link from its code', async () => {
    server.keys.length = 0;
    const { summary } = await verify({}, action);
    expect(summary).toContain(
      '<h3>App Store Connect token: App Store Connect rejected the key</h3>',
    );
    expect(summary).toContain('<p><b>Fix:</b> Check in this order:<br>1. Issuer ID ');
    expect(summary).toContain(
      '<p>Code: <a href="https://github.com/octo/action/blob/v1/docs/troubleshooting.md#apple_refused_key"><code>APPLE_REFUSED_KEY</code></a></p>',
    );
  });

  test('reports several failures as a numbered list, as text and never as HTML', async () => {
    const { summary } = await verify({ tools: 'x', scope: '<b>/v1</b>' }, action);
    expect(summary).toMatch(
      /<ol><li><b>.*#scope_invalid"><code>SCOPE_INVALID<.*<li><b>.*#tool_unknown"><code>TOOL_UNKNOWN<.*<\/ol>/,
    );
    expect(summary).not.toContain('<b>/v1');
    expect(summary).toContain('&lt;b&gt;/v1');
  });

  test('contains no link on GitHub Enterprise Server', async () => {
    const env = { ...action, GITHUB_SERVER_URL: 'https://github.example.com' };
    const { summary, stdout } = await verify({ tools: 'x' }, env);
    expect(summary).toContain('<code>TOOL_UNKNOWN</code>');
    expect(summary + stdout).not.toContain('github.example.com');
    expect(summary).not.toContain('<a ');
  });
});
