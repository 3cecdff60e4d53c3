import { main } from './action/main.ts';

await main();
// A proxy that drops connections keeps Node's HTTP client busy for ever, even when its request was given up.
process.stdout.write('', () => process.exit());
