import { readText, trackedFiles } from './repository.ts';

/** A fenced block of a page. */
export interface Snippet {
  /** The page and the heading above the block, with a number from the second block on: `docs/tools.md, fastlane`. */
  readonly name: string;
  readonly page: string;
  /** The language after the fence; empty if there is none. */
  readonly language: string;
  readonly text: string;
}

/** The pages of documentation, including CONTRIBUTING.md and similar files. */
export const pages = trackedFiles().filter((path) => path.endsWith('.md'));

/** Extracts the fenced blocks of a page, without the indentation of their fences. */
export function snippetsOf(page: string): readonly Snippet[] {
  let heading = '';
  const counts = new Map<string, number>();
  const parts = /^#+ (.+)$|^( *)```(\w*)\n([\s\S]*?)^ *```$/gm;
  return [...readText(page).matchAll(parts)].flatMap(
    ([, title, indentation = '', language = '', body = '']) => {
      if (title !== undefined) heading = title;
      if (title !== undefined) return [];
      const count = (counts.get(heading) ?? 0) + 1;
      counts.set(heading, count);
      const name = `${page}, ${heading}${count > 1 ? ` ${count}` : ''}`;
      const text = body.replaceAll(new RegExp(`^${indentation}`, 'gm'), '');
      return [{ name, page, language, text }];
    },
  );
}

/** Removes what makes steps parallel, which act and actionlint do not know: they run one after another. */
export function withoutParallelSteps(yaml: string): string {
  return yaml.replaceAll(/^ *(?:background: true|- wait: \w+)\n/gm, '');
}

/** Indents every line that is not empty. */
export function indent(text: string, spaces: number): string {
  return text.replaceAll(/^(?=.)/gm, ' '.repeat(spaces));
}

/** The parts of a workflow that a snippet may be, or an action. `inputs`: lines of the `with:` of a step. */
export type SnippetForm = 'jobs' | 'steps' | 'step list' | 'action' | 'inputs';

/** Determines which part of a workflow a YAML snippet is. */
export function formOf(yaml: string): SnippetForm {
  if (/^jobs:/m.test(yaml)) return 'jobs';
  if (/^steps:/m.test(yaml)) return 'steps';
  if (/^runs:/m.test(yaml)) return 'action';
  return /^- (?:uses|run):/m.test(yaml) ? 'step list' : 'inputs';
}
