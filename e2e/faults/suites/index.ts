import type { Suite } from '../suite';
import { changes } from './changes';
import { creates } from './creates';
import { events } from './events';
import { kills } from './kills';
import { lists } from './lists';
import { people } from './people';
import { reads } from './reads';
import { runs } from './runs';
import { secrets } from './secrets';
import { values } from './values';

/** In the order in which they are played; the search for secrets comes after everything. */
export const suites: Suite[] = [
	...[reads, creates, changes, lists, people, values, runs],
	...[events, kills, secrets],
];
