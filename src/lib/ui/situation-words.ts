import type { Situation } from '$lib/domain/first-steps';
import { m } from '$words';

export const situationLabel: Record<Situation, () => string> = {
	eu: () => m.situation_eu(),
	family: () => m.situation_family(),
	refugee: () => m.situation_refugee(),
	ukraine: () => m.situation_ukraine(),
	'work-or-study': () => m.situation_work(),
	settled: () => m.situation_settled(),
	helper: () => m.situation_helper()
};
