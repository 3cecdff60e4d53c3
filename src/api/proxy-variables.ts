const names = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'] as const;

/** Returns the names of the variables that configure a proxy in `env`. */
export function proxyVariables(env: NodeJS.ProcessEnv): readonly string[] {
  return names.filter((name) => env[name]);
}

/** Returns true if `env` configures a proxy. */
export function isProxyConfigured(env: NodeJS.ProcessEnv): boolean {
  return proxyVariables(env).length > 0;
}

/** Returns the passwords of the proxies in the environment, both as written and as sent. */
export function proxyPasswords(env: NodeJS.ProcessEnv): readonly string[] {
  return names.flatMap((name) => {
    const [, password = ''] = /^(?:[a-z]+:\/\/)?[^:@/]*:([^/]*)@/i.exec(env[name] ?? '') ?? [];
    return password === '' ? [] : [...new Set([password, decode(password)])];
  });
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
