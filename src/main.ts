import { main } from './action/main.ts';
import { trackConnections } from './api/connections.ts';

const releaseConnections = trackConnections();
await main();
releaseConnections();
