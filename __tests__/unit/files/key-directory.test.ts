import { expect, test } from '@jest/globals';
import { Findings } from '../../../src/errors/findings.ts';
import { chooseKeyDirectory } from '../../../src/files/key-directory.ts';

const folders = { temp: '/temp', workspace: '/repo' };
const choose = (asked: string): { directory: string; warnings: number } => {
  const findings = new Findings();
  return {
    directory: chooseKeyDirectory(asked, folders, findings),
    warnings: findings.remarks.length,
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

test.each(['keys', '/repo/keys', '/repo'])('is warned of inside the workspace: %s', (asked) => {
  expect(choose(asked).warnings).toBe(1);
});

test.each(['~/keys', '$HOME', '${{ runner.temp }}', 'a\nb'])('is not %j', (asked) => {
  expect(() => choose(asked)).toThrow(expect.objectContaining({ code: 'KEY_DIRECTORY_INVALID' }));
});
