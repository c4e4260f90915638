import { isMissingRecord } from '../transport/errors';

/** Undefined where the service says that there is no such record. */
export const unlessMissing = async <T>(work: Promise<T>): Promise<T | undefined> =>
	await work.catch((error: Error) => (isMissingRecord(error) ? undefined : Promise.reject(error)));
