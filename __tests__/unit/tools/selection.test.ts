import { describe, expect, test } from '@jest/globals';
import { Diagnostics } from '../../../src/errors/diagnostics.ts';
import type { KeyKind } from '../../../src/key/kind.ts';
import { tools } from '../../../src/tools/catalog.ts';
import { checkKeyKind, selectTools } from '../../../src/tools/selection.ts';

function select(list: string): { names: readonly string[]; errors: Diagnostics['errors'] } {
  const diagnostics = new Diagnostics();
  return {
    names: selectTools(list, diagnostics).map(({ name }) => name),
    errors: diagnostics.errors,
  };
}

test.each([
  ['commas', 'xcodebuild,altool'],
  ['spaces', 'xcodebuild altool'],
  ['newlines and blanks', '\n  xcodebuild\n\n  altool,\n'],
  ['capitals', 'XcodeBuild, ALTOOL'],
  ['duplicates', 'xcodebuild xcodebuild altool'],
])('accepts a list with %s', (_name, list) => {
  expect(select(list)).toEqual({ names: ['xcodebuild', 'altool'], errors: [] });
});

test.each([
  ['fastlan', 'fastlane'],
  ['notary', 'notarytool'],
  ['xcode-build', 'xcodebuild'],
  ['electron_builder', 'electron-builder'],
])('refuses %s, suggesting %s', (name, nearest) => {
  const { names, errors } = select(name);
  expect(names).toStrictEqual([]);
  expect(errors).toMatchObject([
    {
      code: 'TOOL_UNKNOWN',
      detail: `"${name}" is not in the list of tools. The nearest is ${nearest}.`,
    },
  ]);
});

test.each(['MIGHAgEAMBMGByqGSM49AgEG+', '+MIGHAgEAMBMGByqGSM49AgEG'])(
  'does not repeat %s, which may be a secret',
  (name) => {
    const { message, fix } = select(name).errors[0] ?? {};
    expect(`${message} ${fix}`).not.toMatch(/MIGH/i);
    expect(message).toContain('One of the names');
  },
);

test('reports every unknown name', () => {
  expect(select('a b fastlane').errors).toHaveLength(2);
});

test.each(['tauri electron-builder', 'fastlane-lane fastlane'])('refuses %s together', (list) => {
  expect(select(list).errors).toMatchObject([{ code: 'TOOLS_CONFLICT' }]);
});

describe('a kind of key', () => {
  const unable = (kind: KeyKind): readonly string[] => {
    const diagnostics = new Diagnostics();
    checkKeyKind(tools, kind, diagnostics);
    return diagnostics.errors.map(({ code, title }) => `${code} ${title.split(' ')[0]}`).sort();
  };

  test('team works with every tool', () => expect(unable('team')).toEqual([]));

  test('individual is refused for tools that require an issuer', () => {
    const names = [
      'asc',
      'codemagic',
      'eas',
      'electron-builder',
      'godot',
      'goreleaser',
      'quill',
      'rcodesign',
      'tauri',
      'xcodebuild',
    ];
    expect(unable('individual')).toEqual(names.map((name) => `TOOL_CANNOT_USE_KEY ${name}`));
  });

  test('in-house is refused for all tools but fastlane', () => {
    expect(unable('in-house')).toHaveLength(tools.length - 2);
  });

  const errorFor = (name: string, kind: KeyKind): Diagnostics['errors'][number] | undefined => {
    const diagnostics = new Diagnostics();
    checkKeyKind(
      tools.filter((tool) => tool.name === name),
      kind,
      diagnostics,
    );
    return diagnostics.errors[0];
  };

  test('individual is refused with a list of the tools that support it', () => {
    expect(errorFor('xcodebuild', 'individual')).toMatchObject({
      title: 'xcodebuild cannot use an individual key',
      detail: 'It needs an issuer, and an individual key has none.',
      fix: 'Use a team key, with its issuer-id, or one of the tools that take this one: fastlane, fastlane-lane, notarytool, altool, transporter, ipsw.',
    });
  });

  test('in-house is refused with a list of the tools that support it', () => {
    expect(errorFor('altool', 'in-house')).toMatchObject({
      title: 'altool cannot use an in-house key',
      detail: expect.stringContaining('an in-house key belongs to the Enterprise Program'),
      fix: 'Use a team key of App Store Connect, or one of the tools that take this one: fastlane, fastlane-lane.',
    });
  });
});
