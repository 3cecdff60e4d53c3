/**
 * Removes from a bundle what no program needs: code that nothing uses, and comments. Webpack marks unused exports, and
 * leaves their removal to a minifier; dist is not minified. What remains is unchanged: no name, no expression.
 */
import ts from 'typescript';

/**
 * Removes functions, classes and constants that nothing in a bundle refers to, again and again until each is used.
 * Names are compared without their scopes, so that a name that is used anywhere keeps all declarations of it.
 */
export function dropUnusedCode(code: string): string {
  for (let text = code; ; ) {
    const spans = unusedSpans(parse(text));
    if (spans.length === 0) return text;
    for (const { pos, end } of spans.toReversed()) text = text.slice(0, pos) + text.slice(end);
  }
}

/** Strips comments, and the blank lines between statements. */
export function stripComments(code: string): string {
  const file = parse(code);
  const parts: string[] = [];
  const visit = (node: ts.Node): void => {
    const children = node.getChildren(file);
    if (children.length > 0) children.forEach(visit);
    else parts.push(stripTrivia(node.getFullText(file), node.getLeadingTriviaWidth(file)));
  };
  visit(file);
  return parts.join('').trimStart();
}

/** Strips the comments before a token, whose text stays as it is: it may be a template of several lines. */
function stripTrivia(token: string, triviaWidth: number): string {
  const trivia = token.slice(0, triviaWidth).replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
  const lastLine = trivia.lastIndexOf('\n');
  return (lastLine < 0 ? trivia : trivia.slice(lastLine)) + token.slice(triviaWidth);
}

function parse(code: string): ts.SourceFile {
  const options = {
    languageVersion: ts.ScriptTarget.ESNext,
    // Documentation is a comment like any other.
    jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
  };
  return ts.createSourceFile('index.js', code, options, true, ts.ScriptKind.JS);
}

/** A statement, and the name that it declares: none for a statement without effect. */
interface Candidate {
  readonly statement: ts.Statement;
  readonly name?: string;
}

/** The outermost statements that can go, in the order of the code. */
function unusedSpans(file: ts.SourceFile): readonly ts.Statement[] {
  const uses = new Map<string, number[]>();
  const candidates: Candidate[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && !isPropertyName(node)) {
      const positions = uses.get(node.text) ?? [];
      uses.set(node.text, positions);
      positions.push(node.pos);
    }
    const candidate = candidateOf(node);
    if (candidate !== undefined) candidates.push(candidate);
    ts.forEachChild(node, visit);
  };
  visit(file);
  let end = 0;
  return candidates.flatMap(({ statement, name }) => {
    const isInside = (pos: number): boolean => pos >= statement.pos && pos < statement.end;
    const isUsed = name !== undefined && !(uses.get(name) ?? []).every(isInside);
    if (isUsed || statement.pos < end) return [];
    end = statement.end;
    return [statement];
  });
}

function candidateOf(node: ts.Node): Candidate | undefined {
  // Chunks export their modules.
  const modifiers = ts.canHaveModifiers(node) ? (ts.getModifiers(node) ?? []) : [];
  if (modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return undefined;
  const { parent } = node;
  if (ts.isEmptyStatement(node) && (ts.isBlock(parent) || ts.isSourceFile(parent)))
    return { statement: node };
  const isHarmlessClass = ts.isClassDeclaration(node) && !/\bstatic\b/.test(node.getText());
  if (ts.isFunctionDeclaration(node) || isHarmlessClass)
    return node.name && { statement: node, name: node.name.text };
  // CommonJS exports that no module imports.
  if (ts.isExpressionStatement(node) && /^__webpack_unused_export__ = \w+;$/.test(node.getText()))
    return { statement: node };
  if (!ts.isVariableStatement(node)) return undefined;
  const [declaration, ...others] = node.declarationList.declarations;
  if (declaration === undefined || others.length > 0 || !ts.isIdentifier(declaration.name))
    return undefined;
  return isWithoutEffect(declaration.initializer)
    ? { statement: node, name: declaration.name.text }
    : undefined;
}

function isPropertyName(node: ts.Identifier): boolean {
  const { parent } = node;
  return (
    (ts.isPropertyAccessExpression(parent) ||
      ts.isPropertyAssignment(parent) ||
      ts.isMethodDeclaration(parent)) &&
    parent.name === node
  );
}

/** TypeScript's helper for async functions. */
const awaiter = /^\(undefined && undefined\.__awaiter\) \|\| function/;

function isWithoutEffect(value: ts.Expression | undefined): boolean {
  return (
    value === undefined ||
    ts.isLiteralExpression(value) ||
    ts.isFunctionExpression(value) ||
    ts.isArrowFunction(value) ||
    ts.isIdentifier(value) ||
    (ts.isArrayLiteralExpression(value) && value.elements.every(isWithoutEffect)) ||
    /^process\.getBuiltinModule\("[\w:/]+"\)$/.test(value.getText()) ||
    awaiter.test(value.getText())
  );
}
