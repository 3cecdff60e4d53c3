import { describe, expect, test } from '@jest/globals';
import { issuerId } from '../support/keys.ts';
import { useVerification } from '../support/verification.ts';

const { key, server, verify } = useVerification();

describe('the job summary', () => {
  test('describes the token, when requested', async () => {
    const { summary, outputs } = await verify({
      summary: 'true',
      scope: 'GET /v1/apps',
      tools: 'altool',
      'require-access': '/v1/builds',
    });
    for (const text of [
      'team key',
      key.keyId,
      issuerId,
      outputs['expires-at'],
      'read apps; nothing else',
      'altool',
      'Key: accepted',
      '/v1/builds: yes (200)',
    ]) {
      expect(summary).toContain(text);
    }
    expect(summary).toContain('<a href="https://github.com/octo/app/actions/runs/42">This run</a>');
  });

  test('is not written by default', async () => {
    expect((await verify()).summary).toBe('');
  });

  test('reports a failure with its fix, as text and never as HTML', async () => {
    server.keys.length = 0;
    const rejected = await verify();
    expect(rejected.summary).toContain('App Store Connect does not accept the key');
    expect(rejected.summary).toContain('<code>APPLE_REFUSED_KEY</code>');
    const { summary } = await verify({ tools: 'x', scope: '<b>/v1</b>' });
    expect(summary).not.toContain('<b>/v1');
    expect(summary).toContain('&lt;b&gt;/v1');
  });
});
