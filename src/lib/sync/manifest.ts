import { MANIFEST_CAP, parseEnvelope, parsePayload, type Manifest } from '../domain/release/format';
import { verifySigned, type Trust } from '../domain/release/trust';
import { download } from './download';
import { SyncError } from './fault';
import type { SyncTools } from './sync';

export const MANIFEST_URL = '/content/manifest.json';

/**
 * Fetches the manifest and believes it only when a trusted key signed it. What its certificates teach is
 * kept, so that a key once replaced is not accepted again. Throws SyncError.
 */
export async function fetchManifest(tools: SyncTools): Promise<Manifest> {
	const text = await download(tools, MANIFEST_URL, { cap: MANIFEST_CAP, fresh: true });
	const envelope = parseEnvelope(text);
	if (!envelope.ok) throw new SyncError(envelope.fault);
	const { payload, signature, keyid, chain } = envelope.value;
	if (signature === null || keyid === null) throw new SyncError('bad-signature', 'unsigned');

	const known = strongest(tools.trust, await tools.store.trust());
	const learnt = await verifySigned({ payload, signature, keyid }, chain, known);
	if (!learnt) throw new SyncError('bad-signature', keyid);
	const manifest = parsePayload(payload);
	if (!manifest.ok) throw new SyncError(manifest.fault);
	if (learnt.root.version > known.root.version || learnt.content > known.content) {
		await tools.store.keepTrust(learnt);
	}
	return manifest.value;
}

/**
 * What the shell was built with, or what its certificates have taught since. A root of the same number but
 * another key means that the publisher began anew with this shell; then what was learnt counts no more.
 */
function strongest(built: Trust, learnt: Trust | undefined): Trust {
	if (!learnt || learnt.root.version < built.root.version) return built;
	const sameRoot = learnt.root.key.x === built.root.key.x && learnt.root.key.y === built.root.key.y;
	if (learnt.root.version === built.root.version && !sameRoot) return built;
	return { ...learnt, content: Math.max(learnt.content, built.content) };
}
