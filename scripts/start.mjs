// Only what every Node can read stands here: the rest is loaded once Node is known to be new enough.
import { checkNode } from './setup/node-version.mjs';

checkNode();
import('./commands/start.mjs').then((command) => command.start(process.argv.slice(2)));
