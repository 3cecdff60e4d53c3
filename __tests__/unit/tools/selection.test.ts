import { describe, expect, test } from '@jest/globals';
import { Diagnostics } from '../../../src/errors/diagnostics.ts';
import type { KeyKind } from '../../../src/key/kind.ts';
import { tools } from '../../../src/tools/catalog.ts';
import {
  adaptToKey,
  adaptToKind,
  selectTools,
  warnAboutOverrides,
} from '../../../src/tools/selection.ts';
import { makeKey } from '../../support/keys.ts';

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
  ['underscores', 'electron_builder'],
  ['a YAML list', '- electron-builder\n'],
  ['double quotes', '"electron-builder"'],
  ['single quotes', "'electron-builder'"],
  ['a JSON array', '["electron-builder"]'],
  ['a YAML list in quotes', "- 'electron-builder'\n"],
])('accepts a name in %s', (_name, list) => {
  expect(select(list)).toEqual({ names: ['electron-builder'], errors: [] });
});

test('accepts several names in a YAML list and in a JSON array', () => {
  for (const list of ['- fastlane\n- xcodebuild\n', '["fastlane", "xcodebuild"]'])
    expect(select(list)).toEqual({ names: ['fastlane', 'xcodebuild'], errors: [] });
});

test.each([
  ['fastlan', 'fastlane'],
  ['xcode-build', 'xcodebuild'],
  ['notarytols', 'notarytool'],
  ['Xcode', 'xcodebuild'],
  ['notary', 'notarytool'],
  ['pilot', 'fastlane-token'],
  ['deliver', 'fastlane-token'],
  ['match', 'fastlane-token'],
  ['gym', 'fastlane'],
  ['supply', 'fastlane'],
  ['expo', 'eas'],
  ['app_store_connect', 'codemagic'],
  ['iTMSTransporter', 'transporter'],
])('rejects %s, suggesting %s', (name, suggestion) => {
  const { names, errors } = select(name);
  expect(names).toStrictEqual([]);
  expect(errors).toMatchObject([
    {
      code: 'TOOL_UNKNOWN',
      title: `Unknown tool: ${name}`,
      detail: `"${name}" is not a tool that this action can configure. Did you mean ${suggestion}?`,
    },
  ]);
});

test.each(['gradle', 'ios', 'x', 'constructor', '__proto__'])(
  'rejects %s without a suggestion',
  (name) => {
    expect(select(name).errors).toMatchObject([
      {
        detail: `"${name}" is not a tool that this action can configure.`,
        fix: expect.stringMatching(
          /^Use one of: fastlane, fastlane-lane, fastlane-token, xcodebuild, /,
        ),
      },
    ]);
  },
);

test.each(['MIGHAgEAMBMGByqGSM49AgEG+', '+MIGHAgEAMBMGByqGSM49AgEG'])(
  'does not show %s, which may be a secret',
  (name) => {
    expect(select(name).errors).toMatchObject([
      {
        title: 'Unknown tool',
        detail: 'One of the names in tools is not a tool that this action can configure.',
      },
    ]);
  },
);

test('reports every unknown name', () => {
  expect(select('a b fastlane').errors).toHaveLength(2);
});

test.each(['tauri electron-builder', 'fastlane-lane fastlane', 'fastlane-token fastlane'])(
  'rejects %s together',
  (list) => {
    expect(select(list).errors).toMatchObject([{ code: 'TOOLS_CONFLICT' }]);
  },
);

describe('a kind of key', () => {
  const unable = (kind: KeyKind): readonly string[] =>
    tools.filter((tool) => errorFor([tool.name], kind) !== undefined).map(({ name }) => name);

  const errorFor = (
    names: readonly string[],
    kind: KeyKind,
  ): Diagnostics['errors'][number] | undefined => {
    const diagnostics = new Diagnostics();
    adaptToKind(
      tools.filter(({ name }) => names.includes(name)),
      kind,
      diagnostics,
    );
    expect(diagnostics.errors.length).toBeLessThan(2);
    return diagnostics.errors[0];
  };

  test('team works with every tool', () => expect(unable('team')).toEqual([]));

  test('individual is rejected for tools that require an issuer', () => {
    expect(unable('individual')).toEqual([
      'xcodebuild',
      'transporter',
      'codemagic',
      'eas',
      'asc',
      'rcodesign',
      'tauri',
      'electron-builder',
      'quill',
      'goreleaser',
      'godot',
    ]);
  });

  test('individual gives ipsw the token in place of the key, and changes no other tool', () => {
    const changed = (kind: KeyKind): readonly (readonly [string, readonly string[]])[] => {
      const adapted = adaptToKind(tools, kind, new Diagnostics());
      return adapted
        .filter(({ files, env, usage }, index) => {
          const before = tools[index];
          return files !== before?.files || env !== before.env || usage !== before.usage;
        })
        .map(({ name, files }) => [name, files]);
    };
    expect(changed('individual')).toEqual([['ipsw', []]]);
    expect([changed('team'), changed('in-house')]).toEqual([[], []]);
  });

  test('in-house is rejected for all tools except those of fastlane', () => {
    expect(unable('in-house')).toHaveLength(tools.length - 3);
  });

  test('individual is rejected with one error that asks for issuer-id first', () => {
    expect(errorFor(['xcodebuild', 'altool', 'eas'], 'individual')).toMatchObject({
      code: 'TOOL_CANNOT_USE_KEY',
      title: 'issuer-id is required for xcodebuild, eas',
      detail: 'issuer-id is empty, so the key is treated as an individual key.',
      fix: 'Set issuer-id, the UUID above the list of keys under Users and Access > Integrations > App Store Connect API. If it comes from vars or secrets, check the name: one that does not exist arrives as an empty string.\nFor an individual key, use a tool that supports this kind of key: fastlane, fastlane-lane, fastlane-token, notarytool, altool, ipsw.',
    });
  });

  test('in-house is rejected with a list of the tools that support it', () => {
    expect(errorFor(['altool'], 'in-house')).toMatchObject({
      code: 'TOOL_CANNOT_USE_KEY',
      title: 'altool cannot use an in-house key',
      detail: expect.stringContaining('are for the Apple Developer Enterprise Program'),
      fix: 'Use an App Store Connect team key, or use a tool that supports this kind of key: fastlane, fastlane-lane, fastlane-token.',
    });
  });
});

describe('a variable that wins over the key', () => {
  const warnings = (names: readonly string[], env: Readonly<Record<string, string>>): unknown => {
    const diagnostics = new Diagnostics();
    warnAboutOverrides(
      tools.filter(({ name }) => names.includes(name)),
      env,
      diagnostics,
    );
    return diagnostics.annotations.map(({ level, title, message }) => [level, title, message]);
  };
  const id = { APPLE_ID: 'me@example.com' };

  test('gets a warning that names it, and what to do', () => {
    expect(warnings(['tauri'], { ...id, APPLE_PASSWORD: 'abcd' })).toEqual([
      [
        'warning',
        'tauri will not use the key',
        'APPLE_ID and APPLE_PASSWORD are set, so tauri uses an Apple ID instead of the key. Remove them from the environment of the job, or remove tauri from tools.',
      ],
    ]);
    expect(warnings(['electron-builder'], id)).toEqual([
      [
        'warning',
        'electron-builder will not use the key',
        'APPLE_ID is set, so electron-builder uses an Apple ID instead of the key. Remove it from the environment of the job, or remove electron-builder from tools.',
      ],
    ]);
  });

  // The source of tauri asks whether both are there, that of electron-builder whether one has a value.
  test.each<readonly [string, Readonly<Record<string, string>>, number]>([
    ['tauri', {}, 0],
    ['tauri', id, 0],
    ['tauri', { APPLE_PASSWORD: 'abcd' }, 0],
    ['tauri', { ...id, APPLE_APP_SPECIFIC_PASSWORD: 'abcd' }, 0],
    ['tauri', { APPLE_ID: '', APPLE_PASSWORD: '' }, 1],
    ['electron-builder', {}, 0],
    ['electron-builder', { APPLE_ID: '', APPLE_APP_SPECIFIC_PASSWORD: '' }, 0],
    ['electron-builder', { APPLE_PASSWORD: 'abcd' }, 0],
    ['electron-builder', { APPLE_APP_SPECIFIC_PASSWORD: 'abcd' }, 1],
    ['electron-builder', { ...id, APPLE_APP_SPECIFIC_PASSWORD: 'abcd' }, 1],
  ])('is read as %s reads it: %j gives %d', (name, env, count) => {
    expect(warnings([name], env)).toHaveLength(count);
  });

  test('gets no warning without a tool that reads it', () => {
    const all = { ...id, APPLE_PASSWORD: 'abcd', APPLE_APP_SPECIFIC_PASSWORD: 'abcd' };
    const others = tools.map(({ name }) => name).filter((name) => !/tauri|electron/.test(name));
    expect(warnings(others, all)).toEqual([]);
  });
});

describe('a key in a key service', () => {
  const identity = { keyId: 'ABCDE12345', kind: 'team' } as const;
  const signer = { type: 'remote', signer: { sign: async () => new Uint8Array() } } as const;

  test('has no key file, which the error says for each tool that needs one', () => {
    const diagnostics = new Diagnostics();
    adaptToKey(tools, { identity, signer }, diagnostics);
    const names = tools
      .filter(({ name, files }) => files.length > 0 && name !== 'ipsw')
      .map(({ name }) => name);
    expect(diagnostics.errors).toMatchObject([
      {
        code: 'TOOL_NEEDS_KEY_FILE',
        title: `A key file is required for ${names.join(', ')}`,
        fix: expect.stringMatching(
          /curl, the upload step, the command .* tools: (?:fastlane-token, ipsw|ipsw, fastlane-token)\. /,
        ),
      },
    ]);
  });

  test('gives ipsw the token', () => {
    const diagnostics = new Diagnostics();
    const selected = selectTools('ipsw', diagnostics);
    const [ipsw] = adaptToKey(selected, { identity, signer }, diagnostics);
    expect([ipsw?.files, diagnostics.errors]).toEqual([[], []]);
    const [local] = adaptToKey(
      selected,
      { identity, signer: { type: 'local', key: makeKey().privateKey } },
      diagnostics,
    );
    expect(local?.files).toEqual(['p8']);
  });
});
