import { ActionError } from '../errors/action-error.ts';
import type { Build } from './build.ts';
import { formatBuild } from './build.ts';
import type { BuildUploadState } from './resources.ts';

const closedTrain =
  'Increase CFBundleShortVersionString: a version that is approved or on sale accepts no more builds.';
const bundleId =
  'Build with the bundle ID that the app has in App Store Connect, or set app to the app that the file belongs to.';

/** The fixes for the common errors of Apple's checks. */
const remedies: Readonly<Record<string, string>> = {
  90054: bundleId,
  90055: bundleId,
  90062: closedTrain,
  90186: closedTrain,
  90478: closedTrain,
  90382: 'Wait a day: this app has reached its daily limit of uploads.',
  90683:
    'Add the purpose string that the description names (NS...UsageDescription) to Info.plist, even if only a library uses the data.',
  90725: 'Build with the SDK that Apple now requires: use a newer Xcode or a newer runner image.',
};

const maxListed = 20;

/** Creates the error for an upload that Apple processed and rejected. */
export function rejectionError({ errors }: BuildUploadState, build: Build): ActionError {
  const lines = errors
    .slice(0, maxListed)
    .map(({ code, description }) => `${code}: ${description}`.slice(0, 1000));
  const codes = errors.flatMap(({ code }) => /\b9\d{4}\b/.exec(code)?.[0] ?? []);
  const known = new Set(codes.flatMap((code) => remedies[code] ?? []));
  const advice = known.size > 0 ? [...known] : ['Correct what Apple reports.'];
  return new ActionError({
    code: 'UPLOAD_REJECTED',
    title: 'Apple rejected the build',
    detail: [
      `Version ${formatBuild(build)} was uploaded, but did not pass Apple's checks.`,
      ...lines,
    ].join('\n'),
    fix: `${advice.join('\n')}\nYou can use the same build number again.`,
  });
}
