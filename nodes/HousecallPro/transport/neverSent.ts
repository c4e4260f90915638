/** Faults before a connection stood that may pass by themselves. */
const PASSING = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'];

/** Codes of Node.js for a certificate that is refused. */
const CERTIFICATE = /CERT|^UNABLE_TO_|^HOSTNAME_MISMATCH$/;

/** What n8n says of a request that its protection against server-side request forgery holds back. */
const BLOCKED = /^The request was blocked/;

/** Why a request never left; undefined for one that may have reached the service. */
export type NeverSent =
	| { kind: 'passing' | 'certificate' }
	| { kind: 'blocked'; message: string; advice?: string };

/** @param fault what n8n's HTTP helper threw */
export function neverSent(fault: unknown): NeverSent | undefined {
	const code = errorCode(fault);
	if (code && PASSING.includes(code)) return { kind: 'passing' };
	if (code && CERTIFICATE.test(code)) return { kind: 'certificate' };
	return blockedBy(fault);
}

/** A system error's code, e.g. ECONNREFUSED, from wherever n8n's helper wrapped it. */
export function errorCode(error: unknown): string | undefined {
	if (typeof error !== 'object' || error === null) return undefined;
	if ('code' in error && typeof error.code === 'string') return error.code;
	return 'cause' in error ? errorCode(error.cause) : undefined;
}

function blockedBy(error: unknown): NeverSent | undefined {
	if (!(error instanceof Error)) return undefined;
	const { message } = error;
	if (!BLOCKED.test(message)) return blockedBy(error.cause);
	return { kind: 'blocked', message, advice: descriptionIn(error) };
}

function descriptionIn(error: unknown): string | undefined {
	if (!(error instanceof Error)) return undefined;
	const isTold = 'description' in error && typeof error.description === 'string';
	return isTold ? String(error.description) : descriptionIn(error.cause);
}
