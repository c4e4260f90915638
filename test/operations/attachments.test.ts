import nock from 'nock';

import { BASE_URL, runNode } from '../../tools/engine/engine';
import { byId, isolateRequests, operate } from '../../tools/engine/operations';

isolateRequests();

/** Bytes that are no valid text, so that any conversion on the way would change them. */
const PHOTO = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0x00, 0x0d, 0x0a, 0x80]);

const binary = {
	photo: { data: PHOTO.toString('base64'), mimeType: 'image/jpeg', fileName: 'vor "Ort".jpg' },
};

const attachments = [
	{
		resource: 'job',
		fields: { job_id: byId('job_1') },
		path: '/jobs/job_1/attachments',
		answer: { job_url: '/jobs/job_1' },
	},
	{
		resource: 'estimateOption',
		fields: { estimate_id: byId('csr_1'), option_id: byId('est_1') },
		path: '/estimates/csr_1/options/est_1/attachments',
		answer: { estimate_url: '/estimates/csr_1' },
	},
];

describe('Add Attachment', () => {
	describe.each(attachments)('$resource → Add Attachment', ({ resource, fields, path, answer }) => {
		it('sends the file as the one part of a multipart body, byte for byte', async () => {
			let type = '';
			let received = Buffer.alloc(0);
			nock(BASE_URL)
				.post(path, (body: string) => {
					// nock hands over a body that is no text as hexadecimal digits
					received = Buffer.from(body, 'hex');
					return true;
				})
				.matchHeader('content-type', (value) => {
					type = String(value);
					return true;
				})
				.reply(202, answer);

			const { output, error } = await operate(
				resource,
				'addAttachment',
				{ ...fields, binaryPropertyName: 'photo' },
				{ binary },
			);

			expect(error).toBeUndefined();
			const boundary = /^multipart\/form-data; boundary=(\S+)$/.exec(type)?.[1];
			const head = [
				`--${boundary}`,
				'Content-Disposition: form-data; name="file"; filename="vor %22Ort%22.jpg"',
				'Content-Type: image/jpeg',
				'\r\n',
			].join('\r\n');
			expect(received).toEqual(
				Buffer.concat([Buffer.from(head), PHOTO, Buffer.from(`\r\n--${boundary}--\r\n`)]),
			);
			expect(output).toEqual([answer]);
		});

		it.each([
			[
				'a type with line breaks',
				{ mimeType: 'image/png\r\nX-Other: 1' },
				'application/octet-stream',
			],
			['an empty type', { mimeType: '' }, 'application/octet-stream'],
			[
				'a type with a parameter',
				{ mimeType: 'text/csv; charset=utf-8' },
				'text/csv; charset=utf-8',
			],
			['no name', { fileName: '' }, 'image/jpeg', 'photo'],
		])('writes the head of the part for %s', async (_, file, type, name = 'x.jpg') => {
			let received = '';
			nock(BASE_URL)
				.post(path, (body: string) => {
					received = Buffer.from(body, 'hex').toString('latin1');
					return true;
				})
				.reply(202, answer);

			const { error } = await operate(
				resource,
				'addAttachment',
				{ ...fields, binaryPropertyName: 'photo' },
				{ binary: { photo: { ...binary.photo, fileName: 'x.jpg', ...file } } },
			);

			expect(error).toBeUndefined();
			const [head] = received.split('\r\n\r\n');
			expect(head.split('\r\n').slice(1)).toEqual([
				`Content-Disposition: form-data; name="file"; filename="${name}"`,
				`Content-Type: ${type}`,
			]);
		});

		it('refuses an item without the file, before any request', async () => {
			const { error } = await operate(
				resource,
				'addAttachment',
				{ ...fields, binaryPropertyName: 'invoice' },
				{ binary },
			);

			expect(error?.message).toContain('invoice');
			expect(error?.name).toBe('NodeOperationError');
		});

		it('is not sent twice when the service fails', async () => {
			let requests = 0;
			nock(BASE_URL)
				.persist()
				.post(path)
				.reply(() => {
					requests++;
					return [502, ''];
				});

			const { error } = await operate(
				resource,
				'addAttachment',
				{ ...fields, binaryPropertyName: 'photo' },
				{ binary },
			);

			expect(error?.message).toContain('status 502');
			expect(requests).toBe(1);
		});

		it('says that a tool gets no file', async () => {
			const { error } = await runNode({
				parameters: {
					resource,
					operation: 'addAttachment',
					...fields,
					binaryPropertyName: 'photo',
				},
				asTool: true,
			});

			expect(error?.message).toBe(
				'"Input Binary Field" cannot be filled: a tool gets no file [item 0]',
			);
		});
	});
});
