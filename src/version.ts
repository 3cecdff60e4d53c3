import manifest from '../package.json' with { type: 'json' };

/** The version of this action. Of package.json, the bundle holds this member alone. */
export const version = manifest.version;
