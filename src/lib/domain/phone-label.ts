/**
 * What stands before the blank: a service, a mobile net, a town with a short area code or what belongs to no place, any
 * other place. Area codes as libphonenumber has them, see the spec; those of six digits, hundreds of villages in the east,
 * are cut after five.
 */
const AREA =
	/^(?:0800|0180\d|01[567]\d|0(?:30|32|40|69|89)|0(?:2(?:0[1-389]|1[14]|12(?!9)|2[18]|3[14])|3(?:[35-9][15]|4[015])|906|(?:2[4-9]|4[2-9]|[579][1-9]|[68][1-8])1)|0\d{4})(?=\d{2})/;

/**
 * A phone number, in E.164 or a short one as it is dialled, as people in Germany read it. Of the short ones only those
 * of Europe, 116 xxx, are divided.
 */
export function phoneLabel(phone: string): string {
	return phone.startsWith('+49')
		? phone.replace('+49', '0').replace(AREA, '$& ')
		: phone.replace(/^116(?=\d{3}$)/, '$& ');
}
