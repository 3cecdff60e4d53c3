/** An app of App Store Connect. */
export interface App {
  readonly id: string;
  readonly bundleId: string;
}

/** An error, a warning or a notice of Apple's about an upload. */
interface StateDetail {
  readonly code: string;
  readonly description: string;
}

/** The state of a build upload. */
export interface BuildUploadState {
  /** `AWAITING_UPLOAD`, `PROCESSING`, `COMPLETE` or `FAILED`. */
  readonly state: string;
  readonly errors: readonly StateDetail[];
  readonly warnings: readonly StateDetail[];
  readonly infos: readonly StateDetail[];
  /** Once there is a build. */
  readonly buildId?: string;
}

/** A file of a build upload, and its `uploadOperations` as in the response. */
export interface ReservedFile {
  readonly id: string;
  readonly operations: unknown;
}

/** Parses an app; `undefined` if it is not in Apple's format. */
export function parseApp(value: unknown): App | undefined {
  const id = parseId(value);
  const { bundleId } = Object(Object(value).attributes);
  return id === undefined || typeof bundleId !== 'string' ? undefined : { id, bundleId };
}

/** Parses a file of a build upload; `undefined` if it is not in Apple's format. */
export function parseFile(value: unknown): ReservedFile | undefined {
  const id = parseId(value);
  const { uploadOperations: operations } = Object(Object(value).attributes);
  return id === undefined ? undefined : { id, operations };
}

/** Parses the state of a build upload; `undefined` if it is not in Apple's format. */
export function parseState(value: unknown): BuildUploadState | undefined {
  const { attributes, relationships } = Object(value);
  const { state, errors, warnings, infos } = Object(Object(attributes).state);
  const buildId = parseId(Object(Object(relationships).build).data);
  if (typeof state !== 'string') return undefined;
  return {
    state,
    errors: parseDetails(errors),
    warnings: parseDetails(warnings),
    infos: parseDetails(infos),
    ...(buildId !== undefined && { buildId }),
  };
}

/** Parses the ID of a resource, which goes into paths; `undefined` if it is not in Apple's format. */
export function parseId(value: unknown): string | undefined {
  const { id } = Object(value);
  return typeof id === 'string' && /^[\w-][\w.-]{0,99}$/.test(id) ? id : undefined;
}

function parseDetails(value: unknown): readonly StateDetail[] {
  if (!Array.isArray(value)) return [];
  return value.map((item) => {
    const { code, description } = Object(item);
    return { code: toText(code), description: toText(description) };
  });
}

/** Converts a value to text; `''` for an object, whose conversion may throw. */
function toText(value: unknown): string {
  return typeof value === 'object' ? '' : String(value ?? '');
}
