import { main } from './phases/main.ts';

await main();
