/** How long one poll may take where n8n does not say. */
const BUDGET_MS = 120_000;

/** The part of it after which requests are broken off. */
const SHARE = 0.8;

/** Milliseconds after which the requests of a poll are broken off. Older versions of n8n neither tell nor limit it. */
export function budgetOf(context: object): number {
	if (!('getPollBudgetMs' in context) || typeof context.getPollBudgetMs !== 'function') {
		return BUDGET_MS * SHARE;
	}
	return Math.min(Number(context.getPollBudgetMs()), BUDGET_MS) * SHARE;
}

/** The part of that time after which lists are not read any more. */
export const READING_SHARE = 0.75;
