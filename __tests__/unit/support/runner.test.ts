import { describe, expect, test } from '@jest/globals';
import { useJob } from '../../support/fixtures.ts';
import { renderLog } from '../../support/runner.ts';

describe('the log as the runner shows it', () => {
  test.each(['\n', '\r\n', '\r'])('has masks applied, with lines that end in %j', (end) => {
    const lines = ['::add-mask::hunter2', '::group::Files', 'password hunter2', '::endgroup::', ''];
    expect(renderLog(lines.join(end))).toBe('▸ Files\npassword ***\n');
  });

  test.each([
    '::add-mask hunter2',
    ' ::add-mask::hunter2',
    '::set-output name=x::hunter2',
    '::hunter2',
  ])('has no line that starts with :: and is not understood: %s', (line) =>
    expect(renderLog(`one\n${line}\ntwo`)).toBe('one\ntwo'),
  );
});

describe('a job', () => {
  const job = useJob();

  test('reads command files and output with the line ends of Windows', async () => {
    const result = await job.runInProcess(async () => {
      const { appendFileSync } = await import('node:fs');
      const append = (file: string, text: string): void =>
        appendFileSync(process.env[file] ?? '', text);
      append('GITHUB_OUTPUT', 'name<<end\r\nvalue\r\nend\r\n');
      append('GITHUB_STATE', 'saved<<end\r\n1\r\n2\r\nend\r\n');
      append('GITHUB_PATH', 'C:\\first\r\nC:\\second\r\n');
      append('GITHUB_STEP_SUMMARY', '# Title\r\n');
      process.stdout.write('a line\r\n');
    }, {});
    expect(result).toMatchObject({
      outputs: { name: 'value' },
      state: { saved: '1\n2' },
      paths: ['C:\\second', 'C:\\first'],
      summary: '# Title\n',
      stdout: 'a line\n',
    });
  });

  test('has a home directory of its own on every system', () => {
    const { HOME, USERPROFILE } = job.environment();
    expect([HOME, USERPROFILE]).toEqual([job.home, job.home]);
  });
});
