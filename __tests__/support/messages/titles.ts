import ts from 'typescript';
import { readText, trackedFiles } from '../repository.ts';

/**
 * The titles of all errors, warnings and notices in src, as patterns: a template expression matches any text. A title is
 * the member `title` of an object, or the first of two arguments of `warn` and `notice`.
 */
export function titlesInSource(): readonly string[] {
  const titles = trackedFiles()
    .filter((path) => path.startsWith('src/') && !path.endsWith('.generated.ts'))
    .flatMap((path) => {
      const file = ts.createSourceFile(path, readText(path), ts.ScriptTarget.Latest, true);
      return descendants(file).flatMap((node) => titleExpression(node) ?? []);
    })
    .flatMap(patternsOf);
  return [...new Set(titles)];
}

function descendants(node: ts.Node): readonly ts.Node[] {
  return [node, ...node.getChildren().flatMap(descendants)];
}

function titleExpression(node: ts.Node): ts.Expression | undefined {
  if (ts.isPropertyAssignment(node) && node.name.getText() === 'title') return node.initializer;
  if (!ts.isCallExpression(node)) return undefined;
  const name = node.expression.getText().split('.').at(-1) ?? '';
  const [title, ...others] = node.arguments;
  return ['warn', 'notice'].includes(name) && others.length === 1 ? title : undefined;
}

/** Patterns of the possible texts of an expression; none if they are elsewhere in src. */
function patternsOf(expression: ts.Expression): readonly string[] {
  if (ts.isConditionalExpression(expression))
    return [expression.whenTrue, expression.whenFalse].flatMap(patternsOf);
  if (ts.isStringLiteralLike(expression)) return [escapePattern(expression.text)];
  if (!ts.isTemplateExpression(expression)) return [];
  const { head, templateSpans } = expression;
  const pieces = [head, ...templateSpans.map(({ literal }) => literal)];
  return [pieces.map(({ text }) => escapePattern(text)).join('.+')];
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
