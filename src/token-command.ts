import { tokenCommand } from './token-command/run.ts';

await tokenCommand(process.argv.slice(2));
