import type { IDataObject } from 'n8n-workflow';

import { isMissingRecord, isRefusal } from './errors';
import type { Page, ReadPage } from './page';

/** A list ends after this many empty pages in a row, whatever number of pages the server claims to have. */
export const EMPTY_PAGES = 3;

/** A page of a certain size. */
interface Cut {
	page: number;
	size: number;
}

/** Consecutive records of a list. */
export interface Slice {
	cut: Cut;
	/** The position of its first record, from 0 on. */
	start: number;
	/** The position of what comes after it. */
	end: number;
	records: IDataObject[];
	/** How many records the server counted when it cut the slice. */
	total?: number;
	/** How many pages of this size the server counted. */
	totalPages?: number;
	/** Whether it reaches to the end of the list. */
	isLast: boolean;
}

const startOf = ({ page, size }: Cut) => (page - 1) * size;
const endOf = ({ page, size }: Cut) => page * size;

/**
 * A list that can be read from any position, not only from where a page of the usual size begins: pages of another
 * size begin elsewhere. Learns the largest page that the server gives. Where the server ignores the size, slices are
 * its pages.
 */
export class ListSlices {
	/** Whether slices can only begin where the server's pages do. */
	isFixed = false;

	/** The most records in a slice. */
	size: number;

	private isMeasured = false;

	private emptyInRow = 0;

	/** @param asked how many records may be asked for at once */
	constructor(
		private readonly readPage: ReadPage,
		private readonly asked: number,
	) {
		this.size = asked;
	}

	/** The slice that begins at or before `position` and reaches furthest. */
	async from(position: number): Promise<Slice> {
		return await this.read(this.best(position, endOf));
	}

	/** Whether a slice can begin at or before `position` and reach beyond `end`. */
	canReach(position: number, end: number): boolean {
		return endOf(this.best(position, endOf)) > end;
	}

	/** The same slice once more. */
	async again({ cut }: Slice): Promise<Slice> {
		return await this.read(cut);
	}

	/** The slice that holds most of what lies between two positions. */
	async within(from: number, to: number): Promise<Slice> {
		const held = (cut: Cut) => Math.min(to, endOf(cut)) - Math.max(from, startOf(cut));
		const before = this.best(from, held);
		const after = this.best(from + this.size - 1, held);
		return await this.read(held(after) > held(before) ? after : before);
	}

	/** Of the pages that hold `position`, the one that is worth most; of several, the largest. */
	private best(position: number, worth: (cut: Cut) => number): Cut {
		const at = (size: number): Cut => ({ page: Math.floor(position / size) + 1, size });
		let best = at(this.size);
		if (this.isFixed) return best;
		for (let size = this.size - 1; size > this.size / 2; size--) {
			if (worth(at(size)) > worth(best)) best = at(size);
		}
		return best;
	}

	private async read(cut: Cut): Promise<Slice> {
		const page = await this.readPage(cut.page, cut.size).catch((error: unknown) =>
			this.endOfList(error),
		);
		const size = this.measure(page, cut.size);
		const start = startOf({ page: cut.page, size });
		this.emptyInRow = page.records.length === 0 ? this.emptyInRow + 1 : 0;
		return {
			cut,
			start,
			end: start + size,
			records: page.records,
			total: page.totalItems,
			totalPages: page.totalPages,
			isLast: this.isLast(page, cut.page, start, size),
		};
	}

	/** The size of the server's page, of which `asked` were asked for. */
	private measure({ records, size = 0 }: Page, asked: number): number {
		const given = Math.max(size, records.length);
		if (given > asked) {
			this.isFixed = true;
			this.size = given;
		} else if (!this.isMeasured && given > 0) {
			this.size = given;
		}
		this.isMeasured ||= given > 0;
		return this.isFixed ? this.size : Math.min(asked, this.size);
	}

	private isLast(page: Page, number: number, start: number, size: number): boolean {
		const { records, totalPages, totalItems } = page;
		if (totalPages !== undefined) return number >= totalPages || this.emptyInRow >= EMPTY_PAGES;
		if (totalItems !== undefined && start + records.length >= totalItems) return true;
		return records.length === 0 || (totalItems === undefined && records.length < size);
	}

	/** Past the last page, some servers say that there is no such record, or refuse the page. */
	private endOfList(error: unknown): Page {
		const isCut = this.isMeasured && this.size < this.asked;
		if (isMissingRecord(error) || (isCut && isRefusal(error))) return { records: [] };
		throw error;
	}
}
