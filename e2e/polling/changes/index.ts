import type { Changes } from './change';
import { jobs } from './jobs';
import { money } from './money';
import { people } from './people';
import { sales } from './sales';

/** Everything that happens in an account and that polling tells, but for what comes with time. */
export const changes: Changes = { ...people, ...jobs, ...sales, ...money };
