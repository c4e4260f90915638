/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs in tests, never inside n8n */
const { FAST_CHECK_RUNS, FAST_CHECK_SEED } = process.env;

/**
 * The seed of random histories in `npm test`: the same ones each time, so that a change is not blamed for what it did not
 * do. With FAST_CHECK_RUNS they are new every time. FAST_CHECK_SEED plays those of a report again.
 */
export const seed = FAST_CHECK_SEED
	? Number(FAST_CHECK_SEED)
	: FAST_CHECK_RUNS
		? undefined
		: 20261127;
