import type { Scenario } from '../../scenario';
import type { TriggerRig } from '../rig';
import { flood } from './flood';
import { activateAndDeactivate, changeEvents, copy, failedCopy, twoWorkflows } from './life';
import { listenWhileActive, stopListening } from './listening';
import { loopGuard } from './loopGuard';
import { oddDeliveries } from './oddDeliveries';
import {
	backInTime,
	downAtActivation,
	downAtDeactivation,
	leftBehind,
	lostAnswer,
	lostAnswerForGood,
	refusedAtActivation,
	wrongKey,
} from './outages';
import { blipAtStart, crash, lostSubscription, restart } from './restarts';
import { signingSecrets } from './secrets';

/** In the order in which they are played. */
export const scenarios: Scenario<TriggerRig>[] = [
	activateAndDeactivate,
	changeEvents,
	twoWorkflows,
	copy,
	failedCopy,
	listenWhileActive,
	stopListening,
	restart,
	crash,
	blipAtStart,
	lostSubscription,
	wrongKey,
	downAtActivation,
	refusedAtActivation,
	backInTime,
	lostAnswer,
	lostAnswerForGood,
	downAtDeactivation,
	leftBehind,
	loopGuard,
	signingSecrets,
	oddDeliveries,
	flood,
];
