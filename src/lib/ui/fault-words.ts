import { m } from '$words';

/** What happened, what still works and what to do, for every way a sync can end badly. */
export const faultWords = {
	offline: () => m.fault_offline(),
	server: () => m.fault_server(),
	'bad-manifest': () => m.fault_bad_manifest(),
	'bad-signature': () => m.fault_bad_signature(),
	busy: () => m.fault_busy(),
	'newer-database': () => m.fault_newer_database(),
	'newer-format': () => m.fault_newer_format(),
	'hash-mismatch': () => m.fault_hash_mismatch(),
	'bad-part': () => m.fault_bad_part(),
	oversize: () => m.fault_oversize(),
	quota: () => m.fault_quota(),
	storage: () => m.fault_storage()
};
