import type { Here } from '$lib/domain/near';

/** Where the reader is and how near things are sorted. In memory only: it ends with the page. */
export class Whereabouts {
	here = $state.raw<Here>();
	openFirst = $state(false);
}
