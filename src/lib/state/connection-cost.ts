/** The part of https://wicg.github.io/netinfo/ that some browsers have. */
interface NetworkInformation {
	type?: string;
	saveData?: boolean;
}

function information(): NetworkInformation | undefined {
	return (navigator as { connection?: NetworkInformation }).connection;
}

/** The phone was told to save data. */
export function savesData(): boolean {
	return information()?.saveData === true;
}

/** Whether fetching costs the reader money, as far as the browser can tell. */
export function connectionCost(): 'free' | 'costly' | 'unknown' {
	if (savesData()) return 'costly';
	switch (information()?.type) {
		case 'cellular':
		case 'bluetooth':
		case 'wimax':
			return 'costly';
		case 'wifi':
		case 'ethernet':
			return 'free';
		default:
			return 'unknown';
	}
}
