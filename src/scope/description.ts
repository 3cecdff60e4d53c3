import type { RequestLine } from '../api/request-line.ts';
import { ignoredParameters } from './scope.ts';

const verbs: Readonly<Record<string, string>> = {
  GET: 'read',
  POST: 'create',
  PATCH: 'change',
  PUT: 'replace',
  DELETE: 'delete',
};

/** Describes the permissions of a token with these entries: one line each. */
export function describeScope(entries: readonly RequestLine[]): readonly string[] {
  return entries.map(describeEntry);
}

function describeEntry({ method = '', path, query }: RequestLine): string {
  const segments = path.split('/').slice(1);
  if (segments[0] === 'notary')
    return `${method === '' ? 'use' : (verbs[method] ?? method)} ${path} of the Notary API`;
  const [collection = '', id, ...rest] = segments.slice(1);
  const owner = id === undefined ? humanize(collection) : `${singular(humanize(collection))} ${id}`;
  const [first, ...deeper] = rest;
  const parts =
    first === 'relationships'
      ? `the links to ${deeper.map(humanize).join(' ')} of ${owner}`
      : `${rest.map(humanize).join(' ')} of ${owner}`;
  return `${verbs[method] ?? method} ${first === undefined ? owner : parts}${describeConditions(query)}`;
}

function describeConditions(query: RequestLine['query']): string {
  const compared = query.filter(({ name }) => !ignoredParameters.includes(name));
  const conditions = compared.map(({ name, value }) => {
    const [, filter] = /^filter\[(.+)\]$/.exec(name) ?? [];
    return filter === undefined ? `${name} is ${value}` : `${humanize(filter)} is ${value}`;
  });
  return conditions.length === 0 ? '' : ` where ${conditions.join(' and ')}`;
}

/** Turns `ciBuildRuns` into "Xcode Cloud build runs". IDs, which have digits, stay as they are. */
function humanize(name: string): string {
  if (/\d/.test(name)) return name;
  const words = name.replace(/[A-Z](?![A-Z])/g, (letter) => ` ${letter.toLowerCase()}`).trim();
  return words.replace(/^ci /, 'Xcode Cloud ').replace(/^scm /, 'source control ');
}

function singular(words: string): string {
  return words.replace(/ies$/, 'y').replace(/(?<=[^s])s$/, '');
}
