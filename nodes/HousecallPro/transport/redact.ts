const HIDDEN = '***';

/** A shorter key may be part of a word. */
const MIN_LENGTH = 8;

/** What may be Base64, also that for web addresses. */
const BASE64 = /[\w+/-]+=*/g;

/** What Base64 makes of a text within a longer one, such as `token:KEY`, by where it begins there. */
function inBase64(text: string): string[] {
	const { length } = Buffer.from(text);
	return [0, 1, 2].map((offset) => {
		const whole = Buffer.from('\0'.repeat(offset) + text).toString('base64');
		// at six bits a character, the first and the last one may hold bits of what stands beside the text
		return whole.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + length) * 8) / 6));
	});
}

/** The text without the key, also where it is written as in web addresses or in Base64. */
export function withoutKey(text: string, key: string): string {
	if (!key) return text;
	const forms = [key, encodeURIComponent(key)];
	const plain = forms.reduce((shown, form) => shown.split(form).join(HIDDEN), text);
	if (key.length < MIN_LENGTH) return plain;
	const encoded = inBase64(key);
	return plain.replace(BASE64, (word) => {
		const standard = word.replace(/-/g, '+').replace(/_/g, '/');
		return encoded.some((form) => standard.includes(form)) ? HIDDEN : word;
	});
}
