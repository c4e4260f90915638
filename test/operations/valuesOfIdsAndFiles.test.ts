import type { IDataObject } from 'n8n-workflow';
import nock from 'nock';

import { BASE_URL } from '../../tools/engine/engine';
import { byId, byIds, isolateRequests, operate, reply } from '../../tools/engine/operations';

isolateRequests();

const expression = (value: unknown) => `={{ (${JSON.stringify(value)}) }}`;

describe('IDs and files', () => {
	describe('By ID', () => {
		const get = async (id: string) => {
			const sent = reply({ body: { id: 'job_1' } });
			const { error } = await operate('job', 'get', { job_id: byId(id) });
			return { calls: sent.map(({ call }) => call), message: error?.message };
		};

		it.each([
			expression({ id: 'job_1', work_status: 'scheduled' }),
			expression({ uuid: 'job_1' }),
			expression([{ id: 'job_1' }]),
			expression(' job_1 '),
		])('takes the ID of a whole record: %s', async (id) => {
			expect(await get(id)).toEqual({ calls: ['GET /jobs/job_1'] });
		});

		it.each([
			['={{ ({ job: { id: "job_1" } }) }}', 'must not be an object'],
			[expression([{ id: 'job_1' }, { id: 'job_2' }]), 'must be one ID, not a list'],
			[expression(false), 'is empty'],
			[expression(true), 'must be a text, not true'],
			[expression({}), 'must not be an object'],
		])('refuses %s: it %s', async (id, problem) => {
			expect(await get(id)).toEqual({ calls: [], message: `"Job" ${problem} [item 0]` });
		});

		it.each([
			'undefined',
			'null',
			'job_1, job_2',
			'job_1 job_2',
			'"job_1"',
			'https://pro.housecallpro.com/app/jobs/job_1',
			'{"id":"job_1"}',
			'[object Object]',
		])('refuses what is no ID, and shows one: %s', async (id) => {
			const sent = reply();

			const { error } = await operate('job', 'get', { job_id: byId(expression(id)) });

			expect(error?.message).toBe(`"Job" is no ID: ${id} [item 0]`);
			expect(error?.description).toBe(
				'Check the expression that fills it. An ID looks like job_0123456789abcdef0123456789abcdef.',
			);
			expect(sent).toEqual([]);
		});

		it('refuses it in the body and in a list of records, too', async () => {
			const sent = reply();

			const created = await operate('invoice', 'create', { job_id: byId(expression('undefined')) });
			const listed = await operate('checklist', 'getAll', {
				job_uuids: byIds(expression('job_1'), expression('null')),
			});

			expect(created.error?.message).toBe('"Job" is no ID: undefined [item 0]');
			expect(listed.error?.message).toBe('"Job" is no ID: null [item 0]');
			expect(sent).toEqual([]);
		});

		it.each([
			['material', 'delete', { material_uuid: expression({ uuid: 'm1', name: 'Pipe' }) }],
			['event', 'get', { event_id: expression({ id: 'm1', name: 'Fair' }) }],
		])(
			'of a %s is taken of a record in a field of text, too',
			async (resource, operation, fields) => {
				const sent = reply({ body: { id: 'm1' } });

				await operate(resource, operation, fields);

				expect(sent[0]?.call).toMatch(/\/m1$/);
			},
		);
	});

	describe('A file given by an expression', () => {
		const PHOTO = Buffer.from([0xff, 0xd8, 0x80]);
		const photo = { data: PHOTO.toString('base64'), mimeType: 'image/jpeg', fileName: 'a.jpg' };

		async function attach(binaryPropertyName: string, json: IDataObject, binary = {}) {
			let received = '';
			nock(BASE_URL)
				.post('/jobs/job_1/attachments', (body: string) => {
					received = Buffer.from(body, 'hex').toString('latin1');
					return true;
				})
				.reply(202, {});
			const { error } = await operate(
				'job',
				'addAttachment',
				{ job_id: byId('job_1'), binaryPropertyName },
				{ items: [json], binary },
			);
			return { received, message: error?.message };
		}

		it.each([
			['of an earlier node', "={{ $('Start').item.binary.data }}", {}, { data: photo }],
			['in the item, as with binary mode "combined"', '={{ $json.photo }}', { photo }, {}],
		])('is sent: one %s', async (_, property, json, binary) => {
			const { received, message } = await attach(property, json, binary);

			expect(message).toBeUndefined();
			expect(received).toContain('filename="a.jpg"\r\nContent-Type: image/jpeg');
			expect(received).toContain(`\r\n\r\n${PHOTO.toString('latin1')}\r\n`);
		});

		it.each([
			['={{ $binary }}', 'must name one file, not all of them'],
			['={{ $json.none }}', 'is empty'],
		])('is refused by its field: %s', async (property, problem) => {
			const { received, message } = await attach(property, {}, { data: photo });

			expect(message).toBe(`"Input Binary Field" ${problem} [item 0]`);
			expect(received).toBe('');
		});
	});
});
