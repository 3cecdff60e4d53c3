import { tokenCommand } from './token-command/run.ts';

tokenCommand(process.argv.slice(2));
