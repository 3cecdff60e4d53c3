/** A rule for a value of a body. */
export type Rule = (value: unknown) => boolean;

/**
 * The bodies of the operations for build uploads, by the schemas of Apple's OpenAPI document 4.4.1: each member that is
 * listed is required unless it is in `optional`, and others are rejected.
 */
export const object =
  (required: Readonly<Record<string, Rule>>, optional: Readonly<Record<string, Rule>> = {}): Rule =>
  (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    const rules = new Map(Object.entries({ ...required, ...optional }));
    const members = Object.entries(value);
    return (
      Object.keys(required).every((name) => name in value) &&
      members.every(([name, member]) => rules.get(name)?.(member) === true)
    );
  };
export const oneOf =
  (...values: readonly unknown[]): Rule =>
  (value) =>
    values.includes(value);
export const text: Rule = (value) => typeof value === 'string';
const integer: Rule = (value) => Number.isInteger(value);
const flag: Rule = (value) => value === null || typeof value === 'boolean';
export const linkage = (type: string): Rule =>
  object({ data: object({ type: oneOf(type), id: text }) });

/** By method and path; `{id}` for an ID. */
export const bodies: Readonly<Record<string, Rule>> = {
  'POST /v1/buildUploads': object({
    data: object({
      type: oneOf('buildUploads'),
      attributes: object({
        cfBundleShortVersionString: text,
        cfBundleVersion: text,
        platform: oneOf('IOS', 'MAC_OS', 'TV_OS', 'VISION_OS'),
      }),
      relationships: object({ app: linkage('apps') }),
    }),
  }),
  'POST /v1/buildUploadFiles': object({
    data: object({
      type: oneOf('buildUploadFiles'),
      attributes: object({
        assetType: oneOf('ASSET', 'ASSET_DESCRIPTION', 'ASSET_SPI'),
        fileName: text,
        fileSize: integer,
        uti: oneOf(
          'com.apple.binary-property-list',
          'com.apple.ipa',
          'com.apple.pkg',
          'com.apple.xml-property-list',
          'com.pkware.zip-archive',
        ),
      }),
      relationships: object({ buildUpload: linkage('buildUploads') }),
    }),
  }),
  'PATCH /v1/buildUploadFiles/{id}': object({
    data: object(
      { type: oneOf('buildUploadFiles'), id: text },
      {
        attributes: object(
          {},
          {
            uploaded: flag,
            sourceFileChecksums: object(
              {},
              {
                file: object({}, { hash: text, algorithm: oneOf('MD5', 'SHA_256') }),
                composite: object({}, { hash: text, algorithm: oneOf('MD5') }),
              },
            ),
          },
        ),
      },
    ),
  }),
};

/** The parameters of the reads. */
export const parameters: Readonly<Record<string, readonly string[]>> = {
  'GET /v1/apps/{id}/buildUploads': [
    'filter[cfBundleShortVersionString]',
    'filter[cfBundleVersion]',
    'filter[platform]',
    'filter[state]',
    'sort',
    'fields[buildUploads]',
    'fields[builds]',
    'fields[buildUploadFiles]',
    'limit',
    'include',
  ],
  'GET /v1/buildUploads/{id}': [
    'fields[buildUploads]',
    'fields[builds]',
    'fields[buildUploadFiles]',
    'include',
  ],
  'GET /v1/buildUploads/{id}/buildUploadFiles': ['fields[buildUploadFiles]', 'limit'],
  'GET /v1/buildUploadFiles/{id}': ['fields[buildUploadFiles]'],
};
