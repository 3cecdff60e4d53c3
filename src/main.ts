import { main } from './action/main.ts';
import { trackConnections } from './api/connections.ts';

const releaseConnections = trackConnections();
await main();
releaseConnections();
// Nothing keeps the process running now, but Node would take another millisecond to end by itself.
process.stdout.write('', () => process.exit());
