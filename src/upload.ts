import { upload } from './upload/run.ts';

await upload(process.argv.slice(2));
// An abandoned connection may keep Node running.
process.stdout.write('', () => process.exit());
