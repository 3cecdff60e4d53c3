import type { KeyKind } from './kind.ts';

/** The pages of Apple on which an account is managed, each with its address. */
export interface AccountPages {
  /** The list of keys. */
  readonly keys: string;
  /** The agreements to accept. */
  readonly agreements: string;
}

const appStoreConnect: AccountPages = {
  keys: 'https://appstoreconnect.apple.com/access/integrations/api',
  agreements:
    'https://appstoreconnect.apple.com/business, and https://developer.apple.com/account for the program license',
};

/**
 * The pages for each type of key. The Enterprise Program has no App Store Connect.
 *
 * @see https://developer.apple.com/help/account/keys/enterprise-program-api
 */
export const accountPages: Readonly<Record<KeyKind, AccountPages>> = {
  team: appStoreConnect,
  individual: appStoreConnect,
  'in-house': {
    keys: 'https://developer.apple.com/account under Users and Access > Integrations',
    agreements: 'https://developer.apple.com/account',
  },
};
