export default {
  mutate: [
    'src/{key,token,scope,signing,errors,files,tools,api,verification}/**/*.ts',
    '!src/api/routes/table.generated.ts',
  ],
  // Strings are messages, or names that tests repeat.
  mutator: { excludedMutations: ['StringLiteral'] },
  testRunner: 'jest',
  testRunnerNodeArgs: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
  jest: {
    projectType: 'custom',
    configFile: 'jest.config.js',
    config: {
      roots: ['<rootDir>/__tests__', '<rootDir>/src'], // src to find the tests related to a file
      testMatch: ['**/__tests__/{unit,properties}/**/*.test.ts'],
      moduleNameMapper: { '^fast-check$': '<rootDir>/stryker.fast-check.js' },
    },
  },
  coverageAnalysis: 'perTest',
  ignorePatterns: ['/dist', '/__tests__/{clients,contract,repo}'],
  reporters: ['progress', 'clear-text', 'html'],
  clearTextReporter: { allowColor: false, reportTests: false },
  plugins: ['@stryker-mutator/jest-runner', './stryker.config.js'],
  ignorers: ['vertical-tab', 'unread-element'],
};

export const strykerPlugins = [
  {
    kind: 'Ignore',
    name: 'vertical-tab',
    value: {
      shouldIgnore: ({ node }) =>
        node.type === 'RegExpLiteral' && node.flags.includes('u') && node.pattern.includes('\\v')
          ? 'Stryker changes it to \\V, which the flag u forbids, and the file no longer parses.'
          : undefined,
    },
  },
  {
    kind: 'Ignore',
    name: 'unread-element',
    value: {
      // The array in `const [, group] = pattern.exec(text) ?? []`.
      shouldIgnore: ({ node, parent, parentPath }) =>
        node.type === 'ArrayExpression' &&
        parent.type === 'LogicalExpression' &&
        parentPath.parent.id?.type === 'ArrayPattern' &&
        parentPath.parent.id.elements[0] === null
          ? 'Stryker adds a first element, which is never read.'
          : undefined,
    },
  },
];
