import type { ErrorCode } from '../errors/codes.ts';

/**
 * Returns the address of the section that explains a code, in the version of the action that runs; `undefined`
 * if it is not known.
 *
 * The runner names the repository of the action, but not its server. On GitHub Enterprise Server an action comes
 * from that server or, through GitHub Connect, from github.com; only on github.com is the server certain.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/variables
 */
export function docsLink(env: NodeJS.ProcessEnv, code: ErrorCode): string | undefined {
  const {
    GITHUB_SERVER_URL: server,
    GITHUB_ACTION_REPOSITORY: repository = '',
    GITHUB_ACTION_REF: ref = '',
  } = env;
  const isKnown =
    server === 'https://github.com' &&
    /^[\w.-]+\/[\w.-]+$/.test(repository) &&
    /^[\w./-]+$/.test(ref);
  return isKnown
    ? `${server}/${repository}/blob/${ref}/docs/troubleshooting.md#${code.toLowerCase()}`
    : undefined;
}
