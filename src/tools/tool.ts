import type { KeyKind } from '../key/kind.ts';

/** The credentials that tools are configured with. Paths are absolute. */
export interface ToolCredentials {
  readonly keyId: string;
  /** Absent for an individual key. */
  readonly issuerId?: string | undefined;
  readonly inHouse: boolean;
  /** `AuthKey_<ID>.p8` or `ApiKey_<ID>.p8`. */
  readonly p8: string;
  /** The directory of `p8`. */
  readonly p8Directory: string;
  /** The JSON API key. */
  readonly json: string;
  /** The token. A secret. */
  readonly token: string;
  /** For tools that take tokens from the token command. */
  readonly command?: CommandCredentials | undefined;
}

/** The token command, and what a tool needs to use it. Paths are absolute. */
export interface CommandCredentials {
  readonly path: string;
  /** Node, which runs the upload program. */
  readonly node: string;
  /** The directory of app_store_connect_token.rb. */
  readonly rubyDirectory: string;
  /** The environment, for variables that are extended. */
  readonly env: Variables;
}

/** A key file that a tool needs. `home` is a copy of the .p8 where Transporter looks for it. */
export type KeyFile = 'p8' | 'json' | 'home';

/** Variables of an environment by name. */
export type Variables = Readonly<Record<string, string | undefined>>;

/**
 * The configuration of one tool.
 *
 * @example
 * {
 *   name: 'altool',
 *   source: 'man page of altool, Xcode 26',
 *   files: ['p8'],
 *   kinds: ['team', 'individual'],
 *   env: ({ p8Directory }) => ({ API_PRIVATE_KEYS_DIR: p8Directory }),
 *   usage: 'altool finds the key by its ID.',
 * }
 */
export interface Tool {
  readonly name: string;
  /** Where its names and formats were read, with the version: files, and functions or types in them. */
  readonly source: string;
  /** Text to add to its command line. `<id>` stands for the ID of the step. */
  readonly add?: string;
  /** True if the tool takes tokens from the token command, which is then installed without being asked for. */
  readonly usesTokenCommand?: true;
  /** The key files that the tool needs. */
  readonly files: readonly KeyFile[];
  /** The kinds of key that the tool can use. */
  readonly kinds: readonly KeyKind[];
  /** Variables for later steps. Those without a value are not exported, because tools read an empty variable as set. */
  readonly env?: (credentials: ToolCredentials) => Variables;
  /** Outputs of the step, quoted for a shell. */
  readonly outputs?: (credentials: ToolCredentials) => Variables;
  /** How to use the tool in later steps, for the log. */
  readonly usage: string;
  /** Returns the names of variables in this environment that make the tool use an Apple ID instead of the key. */
  readonly overriddenBy?: (env: Variables) => readonly string[];
  /** The parts that differ for an individual key. */
  readonly individual?: Pick<Tool, 'files' | 'env' | 'usage'>;
}
