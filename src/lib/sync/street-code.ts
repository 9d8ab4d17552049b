/**
 * The cache that holds the code which draws streets. The worker fills it when that code is first loaded, which is when
 * a street pack is, and with the new code when a new shell is installed; it is deleted with the pack.
 */
export const STREET_CODE_CACHE = 'lotse-street-code';
