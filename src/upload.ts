import { upload } from './upload/run.ts';

await upload(process.argv.slice(2));
// A connection that was given up may keep Node running.
process.stdout.write('', () => process.exit());
