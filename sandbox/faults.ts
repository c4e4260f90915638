/** What goes wrong with a request on purpose. Without `method`, `path` and `query` it hits every request. */
export interface FaultRule {
	method?: string;
	/** A regular expression that the path, without the query, has to match. */
	path?: string;
	/** A regular expression that the query has to match, e.g. `\bpage=3\b`. */
	query?: string;
	/** How many requests it hits; all by default. */
	times?: number;
	/** Answers with this status (default 500) instead of doing the work. */
	status?: number;
	/** What is answered with `status`; the service's own body for it by default. */
	body?: unknown;
	/** Answers with an HTML page, as gateways do. */
	html?: boolean;
	/** Sends `Retry-After`: seconds or an HTTP date. */
	retryAfter?: number | string;
	/** Sends `RateLimit-Reset`, so many seconds from now. */
	resetInSeconds?: number;
	/** How far the clock of the service is ahead: shows in `Date` and `RateLimit-Reset`. */
	clockOffsetSeconds?: number;
	/** Closes the connection before the work. */
	dropBefore?: boolean;
	/** Does the work, then closes the connection without an answer. */
	dropAfter?: boolean;
	/** Does the work, then sends the first half of the answer as if it were all. */
	truncate?: boolean;
	/** Does the work, then answers without a body. */
	empty?: boolean;
}

/** How deliveries of the account's own changes go out. */
export interface WebhookFaults {
	copies?: number;
	delayMs?: number;
	drop?: boolean;
}

export interface FaultSettings {
	/** Added to every request. */
	latencyMs?: number;
	/** Requests per second, shared by the key; none by default. */
	rateLimit?: number;
	fail?: FaultRule[];
	webhooks?: WebhookFaults;
}

const KNOWN = ['latencyMs', 'rateLimit', 'fail', 'webhooks'];

interface ActiveRule extends FaultRule {
	left: number;
	pathPattern: RegExp;
	queryPattern: RegExp;
}

const AFTER_WORK = ['dropAfter', 'truncate', 'empty'] as const;

/** The faults in force. */
export class Faults {
	latencyMs = 0;
	rateLimit: number | null = null;
	webhooks: WebhookFaults = {};
	private rules: ActiveRule[] = [];

	constructor(settings: FaultSettings = {}) {
		this.set(settings);
	}

	/**
	 * Replaces all faults; `{}` clears them.
	 * @throws RangeError for a fault that is not known, SyntaxError when a rule's `path` or `query` is no regular
	 * expression; nothing changes then
	 */
	set(settings: FaultSettings): void {
		const unknown = Object.keys(settings).find((name) => !KNOWN.includes(name));
		if (unknown !== undefined)
			throw new RangeError(`No fault is called ${unknown}; known: ${KNOWN.join(', ')}`);
		this.rules = (settings.fail ?? []).map((rule) => ({
			...rule,
			left: rule.times ?? Infinity,
			pathPattern: new RegExp(rule.path ?? ''),
			queryPattern: new RegExp(rule.query ?? ''),
		}));
		this.latencyMs = settings.latencyMs ?? 0;
		this.rateLimit = settings.rateLimit ?? null;
		this.webhooks = settings.webhooks ?? {};
	}

	/** The first rule for this request, if any; it is used up by one. */
	take(method: string, path: string, query = ''): FaultRule | null {
		const rule = this.rules.find(
			(candidate) =>
				candidate.left > 0 &&
				(candidate.method === undefined || candidate.method.toUpperCase() === method) &&
				candidate.pathPattern.test(path) &&
				candidate.queryPattern.test(query),
		);
		if (!rule) return null;
		rule.left -= 1;
		return rule;
	}
}

/** Whether the request is carried out before the fault shows. */
export function worksFirst(rule: FaultRule): boolean {
	return AFTER_WORK.some((name) => rule[name]);
}
