import { RELEASE } from '../../desk';
import type { PageLoad } from './$types';

/** Nothing of its own, but new at each release: what is saved is read again whenever the page's data changes. */
export const load: PageLoad = ({ depends }) => {
	depends(RELEASE);
	return {};
};
