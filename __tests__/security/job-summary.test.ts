import { expect, test } from '@jest/globals';
import { useJob } from '../support/fixtures.ts';
import { teamInputs } from '../support/inputs.ts';
import { makeKey } from '../support/keys.ts';
import type { Inputs } from '../support/runner.ts';

const team = teamInputs(makeKey());
const job = useJob();

// A blank line ends an HTML block and starts Markdown: an image that counts readers, a link, a heading.
const markdown =
  'x\n\n![i](https://example.com/i)\n\n<a href="https://example.com">here</a>\n\n# All is well';
const encoded = encodeURIComponent(markdown);

test.each<readonly [string, number, Inputs]>([
  ['a run', 0, { scope: `GET /v1/builds?filter[version]=${encoded}` }],
  [
    'a run with carriage returns',
    0,
    { scope: `GET /v1/builds?filter[version]=${encoded.replaceAll('%0A', '%0D')}` },
  ],
  ['an error', 1, { scope: JSON.stringify([`GET /v1/{x}${markdown}`]) }],
])('the job summary of %s shows Markdown and HTML as text', async (_name, code, inputs) => {
  const { exitCode, summary } = await job.main({ ...team, summary: 'true', ...inputs });
  expect(exitCode).toBe(code);
  expect(summary).toContain('![i](https://example.com/i)');
  expect(summary).toContain('&lt;a href');
  expect(summary).not.toContain('<a href="https://example.com"');
  // Every line belongs to an HTML block, which only a blank line ends.
  for (const line of summary.trimEnd().split(/\r\n|\r|\n/))
    expect(line).toMatch(/^<(?:h3|table|p|a) ?/);
});
