import { randomUUID } from 'node:crypto';

import type { Upload } from './types';

/** Type, subtype and parameters. Anything else, such as a line break, would corrupt the headers of the part. */
const MEDIA_TYPE = /^[\w.+-]+\/[\w.+-]+(?: *;[ -~]*)?$/;

/**
 * A multipart/form-data body with one file in it, and its header. Made by hand, as n8n's helper knows only the
 * FormData of a library that this package does not bring along.
 */
export function toMultipart({ field, name, mimeType, content }: Upload) {
	const boundary = `n8n-${randomUUID()}`;
	const quoted = (text: string) =>
		text.replace(/["\r\n]/g, (character) => encodeURIComponent(character));
	const head = [
		`--${boundary}`,
		`Content-Disposition: form-data; name="${quoted(field)}"; filename="${quoted(name)}"`,
		`Content-Type: ${MEDIA_TYPE.test(mimeType) ? mimeType : 'application/octet-stream'}`,
		'',
		'',
	].join('\r\n');
	return {
		body: Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]),
		headers: {
			'Content-Type': `multipart/form-data; boundary=${boundary}`,
			Accept: 'application/json',
		},
	};
}
