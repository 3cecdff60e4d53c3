import { expect, test } from '@jest/globals';
import { ActionError } from '../../../src/errors/action-error.ts';
import { Diagnostics } from '../../../src/errors/diagnostics.ts';
import { readConfig } from '../../../src/runner/inputs.ts';

const reader = (inputs: Record<string, string>) => ({
  getInput: (name: string) => inputs[name] ?? '',
  getBooleanInput: (name: string) => {
    if (inputs[name] === 'yes') {
      throw new ActionError({ code: 'INPUT_NOT_BOOLEAN', title: name, detail: '', fix: '' });
    }
    return inputs[name] === 'true';
  },
});

test('applies the defaults to omitted inputs', () => {
  const diagnostics = new Diagnostics();
  expect(readConfig(reader({}), diagnostics)).toMatchObject({
    inHouse: false,
    lifetimeSeconds: 900,
    skipWithoutKey: false,
  });
  expect(diagnostics.errors).toEqual([]);
});

test('keeps the key verbatim, and trims paths', () => {
  const config = readConfig(
    reader({ 'private-key': ' k\n', 'private-key-path': ' p ' }),
    new Diagnostics(),
  );
  expect(config).toMatchObject({ privateKey: ' k\n', privateKeyPath: 'p' });
});

test('reports every invalid input', () => {
  const diagnostics = new Diagnostics();
  readConfig(
    reader({ 'in-house': 'yes', lifetime: 'long', 'skip-without-key': 'yes' }),
    diagnostics,
  );
  expect(diagnostics.errors.map(({ title }) => title)).toEqual([
    'in-house',
    'Invalid lifetime',
    'skip-without-key',
  ]);
});

test('warns about bare numbers that were probably not meant as seconds', () => {
  const diagnostics = new Diagnostics();
  const config = readConfig(reader({ lifetime: '15', 'token-command': '12' }), diagnostics);
  expect(config).toMatchObject({ lifetimeSeconds: 15, tokenCommandSeconds: 12 });
  expect(diagnostics.annotations.map(({ message }) => message)).toEqual([
    'lifetime: 15 means 15 seconds. Did you mean 15m?',
    'token-command: 12 means 12 seconds. Did you mean 12h?',
  ]);
});
