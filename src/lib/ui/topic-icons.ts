import Baby from '@lucide/svelte/icons/baby';
import Briefcase from '@lucide/svelte/icons/briefcase';
import Bus from '@lucide/svelte/icons/bus';
import FileText from '@lucide/svelte/icons/file-text';
import Handshake from '@lucide/svelte/icons/handshake';
import HeartPulse from '@lucide/svelte/icons/heart-pulse';
import House from '@lucide/svelte/icons/house';
import Info from '@lucide/svelte/icons/info';
import Languages from '@lucide/svelte/icons/languages';
import LifeBuoy from '@lucide/svelte/icons/life-buoy';
import School from '@lucide/svelte/icons/school';
import Siren from '@lucide/svelte/icons/siren';
import Users from '@lucide/svelte/icons/users';
import Wallet from '@lucide/svelte/icons/wallet';
import type { Component } from 'svelte';

/** The icons a topic may name in `content/topics.yaml`. An unknown name gets a neutral one. */
const ICONS: Record<string, Component<{ size?: number | string }>> = {
	baby: Baby,
	briefcase: Briefcase,
	bus: Bus,
	'file-text': FileText,
	handshake: Handshake,
	'heart-pulse': HeartPulse,
	house: House,
	languages: Languages,
	'life-buoy': LifeBuoy,
	school: School,
	siren: Siren,
	users: Users,
	wallet: Wallet
};

export function topicIcon(name: string | undefined) {
	return ICONS[name ?? ''] ?? Info;
}
