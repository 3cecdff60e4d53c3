import { errorCodes } from '../../../src/errors/codes.ts';
import { readText } from '../repository.ts';
import { apiCases } from './api.ts';
import { commandCases } from './command.ts';
import { inputCases } from './inputs.ts';
import { keyServiceCases } from './key-service.ts';
import { keyCases } from './keys.ts';
import { commonMistakes, misleadingRuns } from './mistakes.ts';
import { preflightCases, preflightRuns } from './preflight.ts';
import { postRuns, unexpectedCases, wholeRuns } from './runs.ts';
import { type MessageCases, runCase } from './scene.ts';
import { toolCases } from './tools.ts';
import { uploadCases, uploadRuns } from './upload.ts';

/** Cases that are grouped by error code, in the order of the codes, or as annotations without one. */
const codedTables: readonly MessageCases[] = [
  inputCases,
  keyCases,
  keyServiceCases,
  toolCases,
  commandCases,
  uploadCases,
  apiCases,
  preflightCases,
  commonMistakes,
  unexpectedCases,
];

const concurrency = 4;

interface Shown {
  readonly name: string;
  readonly text: string;
}

/** A part of the catalog under a heading. */
interface Section {
  readonly heading: string;
  readonly shown: readonly Shown[];
}

/** Runs every case, and returns their messages as one text to read from top to bottom. */
export async function renderCatalog(): Promise<string> {
  const tables = [...codedTables, postRuns, wholeRuns, preflightRuns, uploadRuns, misleadingRuns];
  const names = tables.flatMap(Object.keys);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`Two cases have the name: ${twice}`);
  const all = new Map(
    (await showAll(Object.assign({}, ...tables))).map((shown) => [shown.name, shown]),
  );
  const of = (...list: readonly MessageCases[]): readonly Shown[] =>
    list.flatMap(Object.keys).flatMap((name) => all.get(name) ?? []);
  const coded = of(...codedTables);
  const sections: readonly Section[] = [
    ...codeAreas().map(({ heading, codes }) => ({
      heading,
      shown: codes.flatMap((code) => coded.filter(({ text }) => codeIn(text) === code)),
    })),
    {
      heading: 'warnings, notices and help',
      shown: coded.filter(({ text }) => codeIn(text) === undefined),
    },
    { heading: 'the post phase', shown: of(postRuns) },
    { heading: 'whole runs', shown: of(wholeRuns, preflightRuns, uploadRuns, misleadingRuns) },
  ];
  return `${introduction}\n${sections.map(renderSection).join('')}`;
}

const introduction = `Every message of both actions, as a user sees it. Written by __tests__/contract/messages.slow.ts from runs of dist:
UPDATE_MESSAGES=1 npm run test:slow -- messages. Values that vary between runs are replaced.
`;

function renderSection({ heading, shown }: Section): string {
  const cases = shown.map(({ name, text }) => `\n--- ${name}\n\n${text.trimEnd()}\n`);
  return `\n${'='.repeat(80)}\n${heading.toUpperCase()}\n${'='.repeat(80)}\n${cases.join('')}`;
}

/** The error code in a text. */
function codeIn(text: string): string | undefined {
  return /^ *Code: (\w+)/m.exec(text)?.[1];
}

/** The areas of the codes, which are comments in the list. */
function codeAreas(): readonly { readonly heading: string; readonly codes: readonly string[] }[] {
  const [, ...areas] = readText('src/errors/codes.ts').split(/^ {2}\/\/ /m);
  return areas.map((area) => ({
    heading: area.split('\n')[0] ?? '',
    codes: errorCodes.filter((code) => area.includes(`'${code}'`)),
  }));
}

async function showAll(cases: MessageCases): Promise<readonly Shown[]> {
  const shown: Shown[] = [];
  const queue = Object.entries(cases)[Symbol.iterator]();
  const worker = async (): Promise<void> => {
    for (const [name, messageCase] of queue) shown.push({ name, text: await runCase(messageCase) });
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  return shown;
}
