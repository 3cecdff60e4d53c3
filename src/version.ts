import manifest from '../package.json' with { type: 'json' };

/** The version of this action. The bundle contains only this member of package.json. */
export const version = manifest.version;
