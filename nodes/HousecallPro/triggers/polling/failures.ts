import { NodeApiError } from 'n8n-workflow';
import type { IPollFunctions } from 'n8n-workflow';

import { isObject } from '../../helpers/values';
import { serviceError } from '../../transport/errors';
import { HOUR, MINUTE, toIso } from './feed';
import type { ProcessMemory } from './processMemory';

/** A failure that passes within this time is only logged. */
const SILENT_MS = 15 * MINUTE;

/** How often one that stays is reported. */
const REPORT_EVERY_MS = HOUR;

/** What n8n 2.37 and later read from an error to poll less often; older versions ignore it. */
interface Failure {
	cause: 'credential-invalid' | 'rate-limited' | 'temporarily-unavailable';
	retryAfterMs?: number;
}

function causeOf(error: unknown): Failure['cause'] {
	const status = error instanceof NodeApiError ? error.httpCode : undefined;
	if (status === '401' || status === '403') return 'credential-invalid';
	return status === '429' ? 'rate-limited' : 'temporarily-unavailable';
}

/** Adds what n8n needs to know of a failure. */
export function withFailure<T extends object>(error: T): T & { failure: unknown } {
	const known = 'failure' in error ? error.failure : undefined;
	const failure: unknown = known ?? ({ cause: causeOf(error) } satisfies Failure);
	return Object.assign(error, { failure });
}

/**
 * Takes note of what could not be read in one poll. Every poll is tried anew and nothing is lost, so a failure that
 * passes is only logged.
 * @returns the error to be thrown, where the user should look: a refused key at once, all else after 15 minutes, both
 * not again within an hour
 */
export function noteFailures(
	context: IPollFunctions,
	memory: ProcessMemory,
	failures: unknown[],
	now: number,
): Error | undefined {
	if (failures.length === 0) {
		memory.failingSince = undefined;
		memory.reportedAt = undefined;
		return undefined;
	}
	memory.failingSince ??= now;
	const refusal = failures.find((error) => causeOf(error) === 'credential-invalid');
	const worst = refusal ?? failures[0];
	const message = worst instanceof Error ? worst.message : String(worst);
	context.logger.warn(`Housecall Pro could not be polled, and will be again: ${message}`);
	const isDue = refusal !== undefined || now - memory.failingSince >= SILENT_MS;
	const isReported = now - (memory.reportedAt ?? -Infinity) < REPORT_EVERY_MS;
	if (!isDue || isReported) return undefined;
	memory.reportedAt = now;
	return report(context, worst, message, memory.failingSince);
}

function report(context: IPollFunctions, cause: unknown, problem: string, since: number): Error {
	const advice =
		cause instanceof NodeApiError && cause.description ? ` ${String(cause.description)}` : '';
	const error = serviceError(
		{ node: context.getNode() },
		{
			message: `Housecall Pro could not be polled since ${toIso(since)}: ${problem}`,
			description: `Nothing is lost: the next poll that succeeds catches up.${advice}`,
		},
		cause instanceof NodeApiError && cause.httpCode ? Number(cause.httpCode) : undefined,
	);
	const failure = typeof cause === 'object' && cause !== null ? withFailure(cause).failure : {};
	return Object.assign(error, { failure: mayPass(failure) });
}

/** What was polled before is set up rightly: n8n must not take a list that is missing now for a wrong setting. */
function mayPass(failure: unknown): unknown {
	const isSetting = isObject(failure) && failure.cause === 'configuration-invalid';
	return isSetting ? ({ cause: 'temporarily-unavailable' } satisfies Failure) : failure;
}
