import { describe } from 'vitest';
import { promisesOfContentStore } from '../storage/store-contract.spec-support';
import { memoryStore } from './memory-store.spec-support';

describe('the store in memory keeps the promises of the one on the phone', () => {
	promisesOfContentStore(() => Promise.resolve(memoryStore()));
});
