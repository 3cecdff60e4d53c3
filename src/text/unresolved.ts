/** A reference to a value that was not resolved. */
export interface UnresolvedText {
  /** The words after the name of the input in a title. */
  readonly title: string;
  /** A sentence about the text. It never repeats an expression in full, which the runner could mask. */
  readonly detail: string;
  /** A sentence on how to resolve it. */
  readonly fix: string;
}

/** Secret stores whose references people paste, and the action that resolves each. */
const secretStores: readonly (readonly [pattern: RegExp, store: string, resolver: string])[] = [
  [/^op:\/\//, '1Password', '1password/load-secrets-action'],
  [/^vault:/, 'HashiCorp Vault', 'hashicorp/vault-action'],
  [
    /^arn:aws[\w-]{0,20}:secretsmanager:/,
    'AWS Secrets Manager',
    'aws-actions/aws-secretsmanager-get-secrets',
  ],
  [
    /^projects\/[^/]{1,100}\/secrets\//,
    'Google Secret Manager',
    'google-github-actions/get-secretmanager-secrets',
  ],
];

const bareExpression =
  /^(secrets|vars|env|inputs)(?:\.|\[["'])([A-Za-z_][\w-]{0,100})(?:["']\])?$/i;
const shellVariable = /^\$\{?[A-Za-z_][A-Za-z0-9_:.]*\}?$|^%[A-Za-z_][A-Za-z0-9_]*%$/;

const nouns: Readonly<Record<string, string>> = {
  secrets: 'secret',
  vars: 'variable',
  env: 'environment variable',
  inputs: 'input',
};

/**
 * Describes a text that is an expression (`${{ ... }}`, `secrets.NAME`), a shell variable (`$NAME`, `${NAME}`,
 * `$env:NAME`, `%NAME%`) or a reference to a secret store; `undefined` for any other text.
 *
 * @param example expression for the workflow without its braces, such as `vars.ASC_KEY_ID`
 */
export function describeUnresolved(text: string, example: string): UnresolvedText | undefined {
  const [, context = '', name] = bareExpression.exec(text) ?? [];
  if (name !== undefined) {
    return {
      title: 'contains an unexpanded expression',
      detail: `It is the name of the ${nouns[context.toLowerCase()]} ${name} instead of its value: the \`\${{ }}\` around it is missing.`,
      fix: 'In the workflow, write `${{` before it and `}}` after it.',
    };
  }
  if (/^\$\{\{[\s\S]*\}\}$/.test(text)) {
    return {
      title: 'contains an unexpanded expression',
      detail:
        'It is a `${{ }}` expression as plain text. GitHub expands expressions in the workflow file, not inside a secret or variable.',
      fix: 'Store the value itself in the secret or variable, and use the expression in the workflow only.',
    };
  }
  if (shellVariable.test(text)) {
    return {
      title: 'contains an unexpanded expression',
      detail: 'It is the name of a shell variable, which `with:` does not expand.',
      fix: `In the workflow, use the expression ${example} between \`\${{\` and \`}}\`.`,
    };
  }
  const [, store, resolver] = secretStores.find(([pattern]) => pattern.test(text)) ?? [];
  if (store === undefined) return undefined;
  return {
    title: `is a reference to ${store}`,
    detail: 'It names an entry of the secret store instead of holding its value.',
    fix: `Resolve it in an earlier step with ${resolver}, and pass the value from that step here.`,
  };
}
