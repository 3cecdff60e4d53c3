import { describe, expect, test } from '@jest/globals';
import { dropUnusedCode, stripComments } from '../../scripts/unused-code.ts';

describe('dropUnusedCode', () => {
  test.each([
    ['a function that nothing calls', 'function f() {}'],
    ['a function that only calls itself', 'function f() { f(); }'],
    ['an async function', 'async function f() {}'],
    ['a class', 'class C { f() {} }'],
    ['a constant without effect', "const a = ['b', c => d];"],
    ['a function in a function', '(() => { function f() {} })();', '(() => { })();'],
    ['what only unused code uses', 'const a = 1; function f() { return g(a); } function g() {}'],
    ['a CommonJS export', 'var x; x = 1; __webpack_unused_export__ = x;', 'var x; x = 1;'],
    ['a built-in module', 'const fs = process.getBuiltinModule("node:fs");'],
    ['a statement without effect', ';a();;', 'a();'],
  ])('removes %s', (_name, code, expected = '') => {
    expect(dropUnusedCode(code)).toBe(expected);
  });

  test.each([
    ['that is called', 'function f() {} f();'],
    ['that is exported', 'export function f() {} export class C {} export const a = 1;'],
    ['that a chunk exports', 'const modules = {}; export { modules };'],
    ['whose value has an effect', 'const a = f();'],
    ['that shares its name with something used', '{ const a = 1; } b(a);'],
    ['in a shorthand member', 'const a = 1; f({ a });'],
    ['in a template', `const a = 1; f(\`\${a}\`);`],
    ['of a class with static members', 'class C { static a = f(); }'],
    ['of several in a statement', 'var a = 1, b = 2;'],
    ['that is destructured', 'const { a } = b;'],
  ])('keeps a declaration %s', (_name, code) => {
    expect(dropUnusedCode(code)).toBe(code);
  });
});

describe('stripComments', () => {
  test('removes comments and blank lines', () => {
    const code = "/** A. */\n/***/ f(\n\n  // B.\n  a, /* C */ b); // D\n\n;// E\nf('x');\n";
    expect(stripComments(code)).toBe("f(\n  a,  b);\n;\nf('x');\n");
  });

  test.each(['`\n// a\n\n  /* b */ ${c}\n\n`;', "'// a';", '/\\/* a/;', '/[/*]*/;', 'a = b / c;'])(
    'leaves %j as it is',
    (code) => {
      expect(stripComments(code)).toBe(code);
    },
  );
});
