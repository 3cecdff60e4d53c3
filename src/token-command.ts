import { tokenCommand } from './phases/token-command.ts';

await tokenCommand(process.argv.slice(2));
