/** Team and individual keys are for App Store Connect, in-house keys for the Apple Developer Enterprise Program. */
export type KeyKind = 'team' | 'individual' | 'in-house';

/**
 * The traits of a key type.
 *
 * @example
 * {
 *   label: 'in-house key of the Enterprise Program',
 *   audience: 'apple-developer-enterprise-v1',
 *   apiUrl: 'https://api.enterprise.developer.apple.com',
 *   probePath: '/v1/certificates?limit=1',
 * }
 */
export interface KeyKindTraits {
  /** The type in words. */
  readonly label: string;
  /** The `aud` claim of its tokens. */
  readonly audience: string;
  /** Base URL of its API, without a final slash. */
  readonly apiUrl: string;
  /** The cheapest request that such a key can make. The Enterprise Program API has no apps. */
  readonly probePath: string;
}

const appStoreConnect = {
  audience: 'appstoreconnect-v1',
  apiUrl: 'https://api.appstoreconnect.apple.com',
  probePath: '/v1/apps?limit=1',
} as const;

/**
 * The traits of each key type.
 *
 * @see https://developer.apple.com/documentation/appstoreconnectapi/generating-tokens-for-api-requests
 * @see https://developer.apple.com/documentation/enterpriseprogramapi/generating-tokens-for-api-requests
 */
export const keyKinds: Readonly<Record<KeyKind, KeyKindTraits>> = {
  team: { label: 'team key', ...appStoreConnect },
  individual: { label: 'individual key', ...appStoreConnect },
  'in-house': {
    label: 'in-house key of the Enterprise Program',
    audience: 'apple-developer-enterprise-v1',
    apiUrl: 'https://api.enterprise.developer.apple.com',
    probePath: '/v1/certificates?limit=1',
  },
};
