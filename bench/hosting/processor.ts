import { readFile } from 'node:fs/promises';

/** Linux counts in hundredths of a second for whoever asks, whatever its own clock does. */
const TICKS_PER_SECOND = 100;

/** Processor seconds, user and system, that the children of a process have used until now. */
export async function processorSeconds(parent: number): Promise<number> {
	const children = await readFile(`/proc/${parent}/task/${parent}/children`, 'utf8');
	const ticks = await Promise.all(children.split(' ').filter(Boolean).map(ticksOf));
	return ticks.reduce((sum, count) => sum + count, 0) / TICKS_PER_SECOND;
}

async function ticksOf(process: string): Promise<number> {
	const line = await readFile(`/proc/${process}/stat`, 'utf8');
	// The second field is a name in brackets and may hold spaces; user and system time are the 14th and 15th.
	const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
	return Number(fields[11]) + Number(fields[12]);
}
