/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Owner {
	email: string;
	password: string;
	firstName: string;
	lastName: string;
}

/** Of the throw-away servers that are started here; they are reached from this machine only. */
export const DEFAULT_OWNER: Owner = {
	email: 'owner@example.com',
	password: 'Sandbox-owner-1',
	firstName: 'Sandbox',
	lastName: 'Owner',
};

export interface Reply {
	status: number;
	/** The decoded JSON, without the `data` that n8n wraps around most answers; text otherwise. */
	body: unknown;
}

const COOKIE = 'n8n-auth';
const TOO_MANY = 429;
const SIGN_IN_TRIES = 15;
const SIGN_IN_WAIT_MS = 5_000;

export class RestError extends Error {
	override name = 'RestError';

	constructor(
		readonly call: string,
		readonly status: number,
		readonly body: unknown,
	) {
		super(`${call} answered ${status}: ${messageOf(body)}`);
	}
}

/**
 * A signed-in session with the REST API that n8n's editor uses. That API is internal: it differs
 * between versions and is not documented, so this and the client are written after n8n's source.
 */
export class RestSession {
	private cookie = '';

	/** n8n ties a session to the browser it was opened in. */
	private readonly browserId = randomUUID();

	private readonly pushRef = randomUUID();

	private constructor(readonly url: string) {}

	/** Creates the owner on a fresh instance, else signs in. */
	static async open(url: string, owner: Owner): Promise<RestSession> {
		const session = new RestSession(url.replace(/\/$/, ''));
		const settings = await session.request<{
			userManagement: { showSetupOnFirstLoad?: boolean };
		}>('GET', '/rest/settings');
		if (settings.userManagement.showSetupOnFirstLoad) {
			await session.request('POST', '/rest/owner/setup', owner);
		} else {
			await session.signIn(owner);
		}
		return session;
	}

	/** @throws RestError for every answer that is not 2xx. */
	async request<T = unknown>(method: string, path: string, body?: unknown): Promise<T> {
		const reply = await this.attempt(method, path, body);
		if (reply.status >= 400) throw new RestError(`${method} ${path}`, reply.status, reply.body);
		return reply.body as T;
	}

	/** Like `request`, for callers that want to decide by the status. */
	async attempt(method: string, path: string, body?: unknown): Promise<Reply> {
		const response = await fetch(this.url + path, {
			method,
			redirect: 'manual',
			headers: {
				cookie: this.cookie,
				'browser-id': this.browserId,
				'push-ref': this.pushRef,
				...(body === undefined ? {} : { 'content-type': 'application/json' }),
			},
			body: body === undefined ? undefined : JSON.stringify(body),
		});
		this.keepCookie(response);
		return { status: response.status, body: unwrap(await response.text()) };
	}

	private async signIn({ email, password }: Owner): Promise<void> {
		const body = { emailOrLdapLoginId: email, password };
		for (let tries = 1; ; tries++) {
			const reply = await this.attempt('POST', '/rest/login', body);
			if (reply.status < 400) return;
			// n8n lets an address sign in about five times a minute.
			if (reply.status !== TOO_MANY || tries === SIGN_IN_TRIES) {
				throw new RestError('POST /rest/login', reply.status, reply.body);
			}
			await sleep(SIGN_IN_WAIT_MS);
		}
	}

	private keepCookie(response: Response): void {
		for (const cookie of response.headers.getSetCookie()) {
			if (cookie.startsWith(`${COOKIE}=`)) this.cookie = cookie.split(';', 1)[0];
		}
	}
}

function unwrap(text: string): unknown {
	let body: unknown;
	try {
		body = JSON.parse(text);
	} catch {
		return text;
	}
	return isRecord(body) && 'data' in body ? body.data : body;
}

function messageOf(body: unknown): string {
	if (isRecord(body) && typeof body.message === 'string') return body.message;
	return JSON.stringify(body).slice(0, 500);
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
