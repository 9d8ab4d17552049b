/** Hands the page's address to the phone's share sheet, else copies it. An aborted sheet is no failure. */
export async function sharePage(title: string): Promise<'shared' | 'copied' | 'failed'> {
	const url = location.href;
	try {
		if (navigator.share) {
			await navigator.share({ title, url });
			return 'shared';
		}
		await navigator.clipboard.writeText(url);
		return 'copied';
	} catch {
		return 'failed';
	}
}
