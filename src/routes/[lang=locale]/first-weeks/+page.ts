import { readPage } from '../../desk';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => ({ page: await readPage(event, 'first-weeks') });
