import { ActionError } from '../errors/action-error.ts';
import type { Build } from './build.ts';
import { formatBuild } from './build.ts';
import type { BuildUploadState } from './build-uploads.ts';

const closedTrain =
  'Raise CFBundleShortVersionString: a version that is approved or on sale takes no more builds.';
const bundleId =
  "Build with the bundle ID of the app in App Store Connect, or upload to the app that the file's bundle ID belongs to.";

/** The usual errors of Apple's checks, and what to do. */
const remedies: Readonly<Record<string, string>> = {
  90054: bundleId,
  90055: bundleId,
  90062: closedTrain,
  90186: closedTrain,
  90478: closedTrain,
  90382: 'The daily limit of uploads for this app is used up: wait a day, and upload fewer builds.',
  90683:
    'Add the purpose string that the description names (NS...UsageDescription) to Info.plist, also if only a library uses the data.',
  90725:
    'Build with the Xcode and SDK that Apple requires now: choose a newer macOS image or Xcode.',
};

const maxListed = 20;

/** The error for an upload that Apple processed and rejected. */
export function rejectionError({ errors }: BuildUploadState, build: Build): ActionError {
  const lines = errors
    .slice(0, maxListed)
    .map(({ code, description }) => `${code}: ${description}`.slice(0, 1000));
  const codes = errors.flatMap(({ code }) => /\b9\d{4}\b/.exec(code)?.[0] ?? []);
  const known = new Set(codes.flatMap((code) => remedies[code] ?? []));
  const advice = known.size > 0 ? [...known] : ['Correct what Apple names.'];
  return new ActionError({
    code: 'UPLOAD_REJECTED',
    title: 'Apple rejected the build',
    detail: [
      `Version ${formatBuild(build)} was uploaded, and Apple's checks failed.`,
      ...lines,
    ].join('\n'),
    fix: `${advice.join('\n')}\nThe same build number can be used again.`,
  });
}
