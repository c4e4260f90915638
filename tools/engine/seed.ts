/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs in tests, never inside n8n */
/**
 * The seed of random histories in `npm test`: the same ones each time, so that a change is not blamed for what it did not
 * do. With FAST_CHECK_RUNS they are new every time.
 */
export const seed = process.env.FAST_CHECK_RUNS ? undefined : 20261127;
