/** The service's words for how far work got, with the word its lists are filtered by. */
const FILTER_WORDS: Record<string, string> = {
	'needs scheduling': 'unscheduled',
	scheduled: 'scheduled',
	'in progress': 'in_progress',
	'complete unrated': 'completed',
	'complete rated': 'completed',
	'user canceled': 'canceled',
	'pro canceled': 'canceled',
};

/** Words of the contract and of the filters, for a status that a request sets. */
const OTHER_WORDS: Record<string, string> = {
	unscheduled: 'needs scheduling',
	needs_scheduling: 'needs scheduling',
	in_progress: 'in progress',
	complete: 'complete rated',
	completed: 'complete unrated',
	completed_unrated: 'complete unrated',
	complete_unrated: 'complete unrated',
	complete_rated: 'complete rated',
	canceled: 'pro canceled',
	user_canceled: 'user canceled',
	pro_canceled: 'pro canceled',
};

/** `complete rated` → `completed`, the word `work_status[]` takes. */
export function filterWord(status: string): string {
	return FILTER_WORDS[status] ?? status;
}

/** The service's word for a status in anybody's words; null when it is none. */
export function workStatus(word: string): string | null {
	const lower = word.toLowerCase();
	if (FILTER_WORDS[lower]) return lower;
	return OTHER_WORDS[lower] ?? null;
}

export const isDone = (status: string) => status.startsWith('complete');
export const isCanceled = (status: string) => status.endsWith('canceled');
