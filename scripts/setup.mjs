/** What has to be on the machine before anything else can run. */
export { checkNode } from './setup/node-version.mjs';
export { ensureInstalled } from './setup/install.mjs';
export { ensureBrowsers } from './setup/browser.mjs';
export { ensureHosting, findNginx, tryNginx } from './setup/nginx.mjs';
