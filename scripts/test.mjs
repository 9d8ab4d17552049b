// Only what every Node can read stands here: the rest is loaded once Node is known to be new enough.
import { checkNode } from './setup/node-version.mjs';

checkNode();
import('./commands/test.mjs').then((command) => command.test(process.argv.slice(2)));
