import { expect, jest, test } from '@jest/globals';
import { logReport } from '../../../src/runner/report.ts';
import { withLineFeeds } from '../../support/line-feeds.ts';

test('logs a line with a check mark for each result, then the groups', () => {
  let stdout = '';
  jest.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    stdout += withLineFeeds(String(chunk));
    return true;
  });
  logReport({
    lines: [
      { subject: 'Key', separator: ' ', text: 'ABCDE12345; not verified' },
      { subject: 'Ready', separator: ': ', text: 'fastlane\n::error::x' },
    ],
    groups: [{ title: 'Files (1)', lines: ['/a', '::b'] }],
  });
  jest.restoreAllMocks();
  expect(stdout.split('\n')).toEqual([
    '✓ Key ABCDE12345; not verified',
    '✓ Ready: fastlane\\n::error::x',
    '::group::Files (1)',
    '/a',
    '\\u003a:b',
    '::endgroup::',
    '',
  ]);
});
