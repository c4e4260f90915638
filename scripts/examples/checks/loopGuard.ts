import { Rig } from '../../../test/servers/rig';
import { play } from '../../../test/servers/scenario';
import { loopGuard } from '../../../test/servers/scenarios/loopGuard';
import type { Table } from '../../demo/table';
import { toStderr } from '../../n8n/progress';
import { NEWEST_N8N } from '../../n8n/versions';
import type { Workshop } from '../workshop';

/** Here the trigger's own tests have what is to hold. */
export async function checkLoopGuard({ stack }: Workshop, table: Table): Promise<void> {
	const { outcome } = await play(new Rig(stack, NEWEST_N8N), loopGuard, toStderr);
	if (outcome?.passed !== true) throw new Error(outcome?.reason ?? 'it was not tried');
	table.passed('Loop guard', 'two executions for a change, one for each later change');
}
