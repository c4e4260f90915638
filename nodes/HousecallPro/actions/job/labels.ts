import { labelsOf } from '../parameters';
import { jobDetails, jobProgress } from './fields';

const labels = labelsOf([...jobDetails, ...jobProgress]);

/** What the screen calls a part of a job; its name on the wire where Additional JSON alone can give it. */
export const labelOf = (name: string): string => labels.get(name) ?? name;
