import type { Scenario } from '../../scenario';
import type { PollingRig } from '../rig';
import { families } from './families';
import { faultyHistory, history } from './histories';
import { baseline, editEvents, rename, twoWorkflows } from './life';
import { limitedAtFirst, otherAccount, outage, rateLimited, revokedKey } from './outages';
import { killAtFirst, killBetween, killInPoll, restart } from './restarts';

/** In the order in which they are played. The last ones move n8n’s clock, which its database does not follow. */
export const scenarios: Array<Scenario<PollingRig>> = [
	baseline,
	twoWorkflows,
	editEvents,
	rename,
	restart,
	killAtFirst,
	killBetween,
	killInPoll,
	rateLimited,
	revokedKey,
	otherAccount,
	limitedAtFirst,
	history,
	faultyHistory,
	families,
	outage,
];
