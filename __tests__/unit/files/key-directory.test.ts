import { expect, test } from '@jest/globals';
import { Diagnostics } from '../../../src/errors/diagnostics.ts';
import { resolveKeyDirectory } from '../../../src/files/key-directory.ts';

const folders = { temp: '/temp', workspace: '/repo' };
const choose = (asked: string): { directory: string; warnings: number } => {
  const findings = new Diagnostics();
  return {
    directory: resolveKeyDirectory(asked, folders, findings),
    warnings: findings.annotations.length,
  };
};

test('is a fresh folder under RUNNER_TEMP by default, each time another', () => {
  const [one, other] = [choose('').directory, choose('').directory];
  expect(one).toMatch(/^\/temp\/app-store-connect-token-[0-9a-f]{16}$/);
  expect(one).not.toBe(other);
});

test('is the folder that was asked for', () => {
  expect(choose('/temp/keys')).toEqual({ directory: '/temp/keys', warnings: 0 });
});

test.each(['keys', '.keys', '/repo/keys', '/repo'])(
  'is warned of inside the workspace: %s',
  (asked) => {
    expect(choose(asked).warnings).toBe(1);
  },
);

test.each(['~/keys', '$HOME', '${{ runner.temp }}', 'a\nb'])('is not %j', (asked) => {
  expect(() => choose(asked)).toThrow(expect.objectContaining({ code: 'KEY_DIRECTORY_INVALID' }));
});

test.each([
  '/temp/RUNNER~1/keys',
  '/temp/keys~',
  '/temp/$keys',
  '/temp/my keys',
  '/repository/keys',
])('accepts %s, which needs no expansion and is outside the workspace', (asked) => {
  expect(choose(asked)).toEqual({ directory: asked, warnings: 0 });
});

test('is resolved from the workspace when it is relative', () => {
  expect(choose('../keys')).toEqual({ directory: '/keys', warnings: 0 });
  expect(choose('keys')).toEqual({ directory: '/repo/keys', warnings: 1 });
});
