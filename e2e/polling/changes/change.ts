import type { Office, Shelf } from './office';

/** One thing that happens in an account. It tells the ledger which events come of it. */
export interface Change {
	/** What it takes away that must have been there before; such changes are made less often. */
	takes?: Shelf;
	/** @param pick a number to choose a record by */
	make(office: Office, pick: number): Promise<void>;
}

export type Changes = Record<string, Change>;
