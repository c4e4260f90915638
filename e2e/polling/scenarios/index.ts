import type { Scenario } from '../../scenario';
import type { PollingRig } from '../rig';
import { families } from './families';
import { baseline, editEvents, rename, twoWorkflows } from './life';
import { limitedAtFirst, otherAccount, outage, rateLimited, revokedKey } from './outages';
import { killBetween, killInPoll, restart } from './restarts';

/** In the order in which they are played. */
export const scenarios: Array<Scenario<PollingRig>> = [
	baseline,
	families,
	twoWorkflows,
	editEvents,
	rename,
	restart,
	killBetween,
	killInPoll,
	outage,
	rateLimited,
	revokedKey,
	otherAccount,
	limitedAtFirst,
];
