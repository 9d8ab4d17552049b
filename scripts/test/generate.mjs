// Starts vite just far enough that its plugins write what the types are read from (the compiled messages),
// with exactly the options of vite.config.ts. In a process of its own, since vite plugins keep handles open.
import { createServer } from 'vite';

const server = await createServer({
	appType: 'custom',
	logLevel: 'warn',
	optimizeDeps: { noDiscovery: true, include: [] },
	server: { middlewareMode: true, ws: false, watch: null }
});
await server.close();
process.exit(0);
