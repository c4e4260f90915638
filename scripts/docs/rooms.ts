import rooms from '../../rooms.json';

const NODES = 'nodes/HousecallPro/';

const ofNodes = Object.entries(rooms).filter(([room]) => room.startsWith(NODES));

/** `triggers/events.ts` is drawn as an arrow to `triggers`. */
const roomOf = (path: string) => path.replace(NODES, '').split('/')[0];

/** Who imports whom below `nodes/HousecallPro`, as a Mermaid flowchart that GitHub draws. */
export function drawing(): string {
	const arrows = ofNodes.flatMap(([room, mayImport]) =>
		[...new Set(mayImport.map(roomOf))].map((other) => `\t${roomOf(room)} --> ${other}`),
	);
	return ['```mermaid', 'flowchart TD', ...arrows, '```'].join('\n');
}
