import { describe } from 'vitest';
import { promisesOfStreetStore } from '../storage/street-contract.spec-support';
import { streetMemory } from './street-memory.spec-support';

describe('the store of streets in memory keeps the promises of the one on the phone', () => {
	promisesOfStreetStore(() => Promise.resolve(streetMemory()));
});
