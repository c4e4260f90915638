import type { DocumentName } from '../openapi/documents';
import type { State } from '../state/state';
import { ContractViews } from './contract';
import { LiveViews, type Views } from './live';

export type { Views } from './live';
export { LiveViews } from './live';

/** Answers look like the live service's wherever its document is served, else like the contract's. */
export function viewsFor(state: State, served: DocumentName[]): Views {
	return served.includes('live') ? new LiveViews(state) : new ContractViews(state);
}
