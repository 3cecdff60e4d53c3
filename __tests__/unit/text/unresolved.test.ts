import { describe, expect, test } from '@jest/globals';
import { describeUnresolved } from '../../../src/text/unresolved.ts';

const describeText = (text: string) => describeUnresolved(text, 'secrets.ASC_PRIVATE_KEY');

describe('an expression without its braces', () => {
  test.each([
    ['secrets.ASC_KEY', 'secret ASC_KEY'],
    ["secrets['ASC_KEY']", 'secret ASC_KEY'],
    ['SECRETS.ASC_KEY', 'secret ASC_KEY'],
    ['vars.ASC_KEY_ID', 'variable ASC_KEY_ID'],
    ['env.KEY', 'environment variable KEY'],
    ['inputs.api-key', 'input api-key'],
  ])('%s names the %s, and reports the missing braces', (text, name) => {
    expect(describeText(text)).toEqual({
      title: 'contains an unexpanded expression',
      detail: `It is the name of the ${name} instead of its value: the \`\${{ }}\` around it is missing.`,
      fix: 'In the workflow, write `${{` before it and `}}` after it.',
    });
  });

  test('is never shown in full, because the runner masks it', () => {
    const { detail = '', fix = '' } = describeText('secrets.ASC_KEY') ?? {};
    expect(detail + fix).not.toContain('secrets.ASC_KEY');
  });
});

test('an expression as plain text is reported as expanded in the workflow file only', () => {
  expect(describeText('${{ secrets.A }}')).toMatchObject({
    title: 'contains an unexpanded expression',
    detail: expect.stringContaining('not inside a secret or variable'),
  });
});

test.each(['$A', '${A}', '$env:A', '%A%'])('%s is a shell variable', (text) => {
  expect(describeText(text)).toEqual({
    title: 'contains an unexpanded expression',
    detail: 'It is the name of a shell variable, which `with:` does not expand.',
    fix: 'In the workflow, use the expression secrets.ASC_PRIVATE_KEY between `${{` and `}}`.',
  });
});

test.each([
  ['op://vault/item/key', '1Password', '1password/load-secrets-action'],
  ['vault:secret/data/asc#key', 'HashiCorp Vault', 'hashicorp/vault-action'],
  [
    'arn:aws:secretsmanager:us-east-1:123456789012:secret:asc-AbCdEf',
    'AWS Secrets Manager',
    'aws-actions/aws-secretsmanager-get-secrets',
  ],
  [
    'arn:aws-us-gov:secretsmanager:us-gov-west-1:123456789012:secret:asc',
    'AWS Secrets Manager',
    'aws-actions/aws-secretsmanager-get-secrets',
  ],
  [
    'projects/acme/secrets/asc-key/versions/latest',
    'Google Secret Manager',
    'google-github-actions/get-secretmanager-secrets',
  ],
])('%s is a reference to %s, which %s resolves', (text, store, resolver) => {
  expect(describeText(text)).toMatchObject({
    title: `is a reference to ${store}`,
    fix: expect.stringContaining(`in an earlier step with ${resolver}`),
  });
});

test.each(['A', '$1', '50%', 'a $A b', 'secrets', 'secrets.', 'a secrets.B', 'projects/a', 'op:'])(
  '%s is not a reference',
  (text) => expect(describeText(text)).toBeUndefined(),
);
