/** A workflow command, as the runner parses it from a line of output. */
export interface WorkflowCommand {
  readonly name: string;
  readonly data: string;
}

/**
 * The workflow commands in what a step prints, by the rules of the runner: `::name` after leading white
 * space, or `##[name]` anywhere in a line. Written from the runner's source, independently of src.
 *
 * @see https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 */
export function workflowCommands(output: string): readonly WorkflowCommand[] {
  return output.split(/\r\n|\n|\r/).flatMap((line) => {
    const [, current, data = ''] = /^[\s\u0085]*::(?!:)([^:]*?)::(.*)$/s.exec(line) ?? [];
    if (current !== undefined) return [{ name: current.split(' ')[0] ?? '', data }];
    const [, old, rest = ''] = /##\[([^\]]*)\](.*)$/s.exec(line) ?? [];
    return old === undefined ? [] : [{ name: old.split(' ')[0] ?? '', data: rest }];
  });
}
