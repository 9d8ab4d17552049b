// Only what every Node can read stands here: the rest is loaded once Node is known to be new enough.
import { checkNode } from './setup/node-version.mjs';

checkNode();
import('./commands/dev.mjs').then((command) => command.dev(process.argv.slice(2)));
