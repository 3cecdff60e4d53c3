/**
 * The codes of all errors. Codes are stable, since people search for them, and each is a heading in
 * docs/troubleshooting.md.
 */
export const errorCodes = [
  // inputs
  'SEVERAL_PROBLEMS',
  'INPUT_NOT_BOOLEAN',
  'INPUT_TOO_LONG',
  'LIFETIME_INVALID',
  'LIFETIME_TOO_LONG',
  'SCOPE_INVALID',
  'ACCESS_PATH_INVALID',
  'PREFLIGHT_INVALID',
  'API_URL_INVALID',
  // the source of the key
  'KEY_MISSING',
  'KEY_GIVEN_TWICE',
  'KEY_FILE_UNREADABLE',
  // the content of the key
  'KEY_MASKED',
  'KEY_UNEXPANDED',
  'KEY_IS_PATH',
  'KEY_JSON_WITHOUT_KEY',
  'KEY_FIRST_LINE_ONLY',
  'KEY_TRUNCATED',
  'KEY_SEVERAL',
  'KEY_ENCRYPTED',
  'KEY_IS_PUBLIC',
  'KEY_IS_CERTIFICATE',
  'KEY_IS_SIGNING_REQUEST',
  'KEY_IS_PKCS12',
  'KEY_IS_OPENSSH',
  'KEY_IS_RSA',
  'KEY_WRONG_CURVE',
  'KEY_WRONG_KIND',
  'KEY_IN_APP_PURCHASE',
  'KEY_DAMAGED',
  'KEY_UNREADABLE',
  // IDs
  'KEY_ID_MISSING',
  'KEY_ID_INVALID',
  'ISSUER_ID_INVALID',
  'IDS_SWAPPED',
  'ID_MASKED',
  'ID_UNEXPANDED',
  'IDS_CONTRADICT',
  'ISSUER_ID_WITH_INDIVIDUAL_KEY',
  'IN_HOUSE_WITHOUT_ISSUER_ID',
  // tools and key files
  'TOOL_UNKNOWN',
  'TOOLS_CONFLICT',
  'TOOL_CANNOT_USE_KEY',
  'KEY_DIRECTORY_INVALID',
  'FILE_IN_THE_WAY',
  'FILE_NOT_WRITTEN',
  // the token command
  'COMMAND_REACH_INVALID',
  'COMMAND_USAGE',
  'COMMAND_GONE',
  'COMMAND_EXPIRED',
  'COMMAND_CLOCK_CHANGED',
  // the response of App Store Connect
  'APPLE_REFUSED_KEY',
  'APPLE_AGREEMENT_MISSING',
  'APPLE_REFUSED_ROLE',
  'APPLE_RATE_LIMITED',
  'APPLE_UNAVAILABLE',
  'APPLE_REDIRECTED',
  'NOT_APPLE',
  'CLOCK_IMPLAUSIBLE',
  'TLS_UNCHECKED',
  'TLS_FAILED',
  'PROXY_FAILED',
  'NETWORK_FAILED',
  'ACCESS_FORBIDDEN',
  'ACCESS_NOT_FOUND',
  'ACCESS_NOT_PROVEN',
  'PREFLIGHT_FAILED',
  // anything else
  'UNEXPECTED',
] as const;

/** One of {@link errorCodes}. */
export type ErrorCode = (typeof errorCodes)[number];
