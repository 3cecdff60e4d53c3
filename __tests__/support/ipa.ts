import { execFileSync } from 'node:child_process';

/** The content of an .ipa. */
export interface IpaOptions {
  /** Members of Info.plist, over those of {@link appInfo}; `null` leaves one out. */
  readonly info?: Readonly<Record<string, unknown>>;
  readonly format?: 'binary' | 'xml';
  /** The bytes of Info.plist, instead of its members. */
  readonly infoBytes?: Buffer;
  /** Bytes of random content beside Info.plist. */
  readonly padding?: number;
  /** Bytes of a hole before the zip, which take no space on the disk. */
  readonly hole?: number;
  readonly isZip64?: boolean;
  /** The path of Info.plist. */
  readonly infoPath?: string;
}

/** Info.plist of an app, as far as it is read. */
export const appInfo = {
  CFBundleIdentifier: 'com.example.app123',
  CFBundleShortVersionString: '1.2.3',
  CFBundleVersion: '42',
  CFBundleSupportedPlatforms: ['iPhoneOS'],
  MinimumOSVersion: '17.0',
  UIDeviceFamily: [1, 2],
  UIRequiredDeviceCapabilities: { arm64: true, CFBundleVersion: 'not this' },
  CFBundleIcons: { CFBundlePrimaryIcon: { CFBundleIconFiles: ['AppIcon60x60'] } },
};

/** Python has both formats of property lists, and zip with Zip64. */
const script = `
import base64, json, os, plistlib, sys, zipfile
path, options = sys.argv[1], json.load(sys.stdin)
with open(path, 'wb') as file:
    file.truncate(options['hole'])
format = plistlib.FMT_BINARY if options['format'] == 'binary' else plistlib.FMT_XML
embedded = plistlib.dumps({'CFBundleIdentifier': 'com.example.embedded', 'CFBundleVersion': '7'})
with zipfile.ZipFile(path, 'a', zipfile.ZIP_DEFLATED) as archive:
    def write(name, data, method=zipfile.ZIP_DEFLATED):
        info = zipfile.ZipInfo(name)
        info.compress_type = method
        with archive.open(info, 'w', force_zip64=options['isZip64']) as entry:
            entry.write(data)
    archive.writestr('Payload/', '')
    write('Payload/App.app/PlugIns/Share.appex/Info.plist', embedded)
    write('Payload/App.app/App', os.urandom(options['padding']), zipfile.ZIP_STORED)
    info = base64.b64decode(options['infoBytes']) or plistlib.dumps(options['info'], fmt=format)
    write(options['infoPath'], info)
    write('Payload/App.app/Frameworks/Kit.framework/Info.plist', embedded)
`;

/** Makes an .ipa: a real zip with a real Info.plist among those of what is embedded. */
export function makeIpa(
  path: string,
  {
    info = {},
    format = 'binary',
    infoBytes = Buffer.alloc(0),
    padding = 1000,
    hole = 0,
    isZip64 = false,
    infoPath = 'Payload/App.app/Info.plist',
  }: IpaOptions = {},
): void {
  const members = Object.entries({ ...appInfo, ...info }).filter(([, value]) => value !== null);
  const options = {
    info: Object.fromEntries(members),
    infoBytes: infoBytes.toString('base64'),
    format,
    padding,
    hole,
    isZip64,
    infoPath,
  };
  execFileSync('python3', ['-c', script, path], { input: JSON.stringify(options) });
}
