import { describe, expect, test } from '@jest/globals';
import { annotations } from '../support/runner.ts';
import { useVerification } from '../support/verification.ts';

const { server, verify } = useVerification();

describe("the runner's clock", () => {
  test.each([
    ['30 minutes slow', 1800, /30 minutes slow/],
    ['20 hours fast', -72_000, /1200 minutes fast/],
  ])("%s: warns, and dates the token by Apple's clock", async (_name, clockOffsetSeconds, text) => {
    await server.restart({ clockOffsetSeconds });
    const { exitCode, outputs, stdout } = await verify();
    expect(exitCode).toBe(0);
    const [warning, ...others] = annotations(stdout);
    expect(others).toEqual([]);
    expect(warning).toMatchObject({ level: 'warning', message: expect.stringMatching(text) });
    expect(warning?.message).toContain('sudo sntp -sS time.apple.com');
    const ends = Date.parse(outputs['expires-at'] ?? '') / 1000;
    expect(Math.abs(ends - (Date.now() / 1000 + clockOffsetSeconds + 900))).toBeLessThan(10);
    const headers = { Authorization: `Bearer ${outputs.token}` };
    expect((await fetch(`${server.url}/v1/apps`, { headers })).status).toBe(200);
  });
});
