/** The page of App Store Connect where keys are created. */
export const keysPage = 'Users and Access > Integrations > App Store Connect API';

/**
 * The fix for a key that did not arrive intact. Revoking comes last: a key that is revoked first stops every
 * other pipeline that uses it.
 *
 * @param first a sentence for the line before the command
 * @param alternative a sentence on another way to store the file
 */
export function storeAgain(first?: string, alternative?: string): string {
  return [
    first,
    'Store the .p8 file from App Store Connect, unchanged: gh secret set ASC_PRIVATE_KEY < AuthKey_XXXXXXXXXX.p8',
    alternative,
    `If you no longer have the file, create a new key under ${keysPage}, move every pipeline to it, and only then revoke the old key.`,
  ]
    .filter((line) => line !== undefined)
    .join('\n');
}
