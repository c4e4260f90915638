import type { StoredFile } from '../state/model';

/**
 * Reads a multipart body: texts as they are, files with their content.
 * @throws an error with `statusCode` 400 when it is none
 */
export async function readForm(
	content: Buffer,
	contentType = '',
): Promise<Record<string, string | StoredFile>> {
	const headers = { 'content-type': contentType };
	try {
		const form = await new Response(new Uint8Array(content), { headers }).formData();
		const parts: Promise<[string, string | StoredFile]>[] = [];
		form.forEach((value, name) => parts.push(partOf(name, value)));
		return Object.fromEntries(await Promise.all(parts));
	} catch {
		throw Object.assign(new Error('The body is not a valid form'), { statusCode: 400 });
	}
}

async function partOf(
	name: string,
	value: FormDataEntryValue,
): Promise<[string, string | StoredFile]> {
	if (typeof value === 'string') return [name, value];
	const content = Buffer.from(await value.arrayBuffer());
	return [name, { name: value.name, type: value.type, content }];
}
