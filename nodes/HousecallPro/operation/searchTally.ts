import type { Page } from '../transport/page';

/** How much a run has read for filters that the service does not know. */
export class SearchTally {
	pages = 0;

	found = 0;

	/** How many pages the lists have; undefined where a server does not count them. */
	counted: number | undefined = 0;

	/** Counts the pages of one list. */
	ofList(): { onPage: (page: Page) => void; onEnd: (found: number) => void } {
		let last: number | undefined;
		return {
			onPage: ({ totalPages }) => {
				this.pages++;
				last = totalPages;
			},
			onEnd: (found) => {
				this.found += found;
				this.counted =
					last === undefined || this.counted === undefined ? undefined : this.counted + last;
			},
		};
	}
}
