import {
	Baby,
	Briefcase,
	Bus,
	FileText,
	Handshake,
	HeartPulse,
	House,
	Info,
	Languages,
	LifeBuoy,
	School,
	Siren,
	Users,
	Wallet
} from './icons';

/** The icons a topic may name in `content/topics.yaml`. An unknown name gets a neutral one. */
const ICONS: Record<string, typeof Info> = {
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
