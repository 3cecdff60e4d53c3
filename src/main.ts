import { main } from './action/main.ts';

await main();
// A proxy that drops connections keeps Node's HTTP client busy forever, even after its request was abandoned.
process.stdout.write('', () => process.exit());
