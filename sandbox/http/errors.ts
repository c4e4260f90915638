/**
 * A refusal with the status and the JSON body that the service is recorded to send. The recorded
 * bodies have several shapes; each maker below names one.
 */
export class Refusal extends Error {
	constructor(
		readonly status: number,
		readonly body: unknown,
	) {
		super(`Refused with status ${status}`);
	}
}

export const unauthorized = () => new Refusal(401, { message: 'Unauthorized' });

/** @param thing what was looked for, e.g. `Customer` */
export const notFound = (thing: string) =>
	new Refusal(404, { error: { message: `${thing} not found` } });

export const badRequest = (message: string) => new Refusal(400, { error: { message } });

export const unprocessable = (message: string) => new Refusal(422, { error: { message } });

export const invalidFilter = (name: string) =>
	new Refusal(400, { message: `${name} filter must be valid` });

/** @param errors what is wrong, by field */
export const invalid = (errors: Record<string, string | string[]>) => new Refusal(422, { errors });

/** Sent as a bare text, unlike the other 422 answers. */
export const leadSourceNotFound = () => new Refusal(422, { error: 'Lead source not found' });

export const TOO_MANY_REQUESTS = { error: 'Too many requests' };

/** An unknown route gets a page, not JSON. */
export const NOT_FOUND_PAGE = page('404', 'The page you were looking for does not exist.');
export const SERVER_ERROR_PAGE = page('500', 'Something went wrong on our side.');

function page(title: string, text: string): string {
	return `<!DOCTYPE html>\n<html><head><title>${title}</title></head><body><h1>${text}</h1></body></html>\n`;
}
