import type { IDataObject, NodeParameterValueType } from 'n8n-workflow';

import { parseEvent } from '../../nodes/HousecallPro/triggers/envelope';
import { eventId } from '../../nodes/HousecallPro/triggers/eventId';
import { body, COMPANY, deliver, SECRET } from './deliver';
import { NOWHERE, RECORDED } from './recorded';
import { serving } from './serving';

const n8n = serving();

describe('A delivery', () => {
	describe('an event', () => {
		it('becomes one item, as received with Money In: Cents', async () => {
			const { url } = await n8n.serve({ options: { moneyIn: 'cents' } });
			const sent = body('job.completed', { a_field_of_tomorrow: [1, { deep: null }] });

			expect(await deliver(url, sent)).toEqual({ status: 200, message: 'Workflow was started' });
			const event_id = 'job.completed/job_1/2026-04-01T15:04:05.000Z';
			expect(n8n.host.executions).toEqual([[{ json: { ...sent, event_id } }]]);
		});

		it('that was not chosen gets 200 and starts nothing', async () => {
			const { url } = await n8n.serve({ events: ['job.created', 'lead.*'] });
			const answer = await deliver(url, body('job.completed'));
			expect(answer).toEqual({ status: 200, message: expect.stringContaining('not listen') });
			expect(n8n.host.executions).toEqual([]);
		});

		it('of another workflow’s subscription for the same URL gets 200 and starts nothing', async () => {
			const { url, trigger } = await n8n.serve();
			const answer = await deliver(`${url}?workflow=another`, body('job.completed'));
			expect(answer).toEqual({ status: 200, message: expect.stringContaining('another workflow') });
			expect(n8n.host.executions).toEqual([]);

			await deliver(`${url}?workflow=${trigger.workflow.id}`, body('job.completed'));
			expect(n8n.host.executions).toHaveLength(1);
		});

		it('with an unknown name passes under Any Event and under names typed by hand', async () => {
			const { url } = await n8n.serve({ events: ['*'] });
			await deliver(url, body('job.teleported'));
			expect(n8n.host.events).toMatchObject([{ event: 'job.teleported' }]);

			const typed = { events: ['other'], otherEvents: ['voice.called, job.teleported'] };
			const { url: other } = await n8n.serve(typed);
			await deliver(other, body('job.teleported'));
			await deliver(other, body('job.completed'));
			expect(n8n.host.events).toMatchObject([{ event: 'job.teleported' }]);
		});

		it('writes nothing into static data', async () => {
			const { url, trigger } = await n8n.serve({}, SECRET);
			await deliver(url, body('job.completed'), { secret: SECRET });
			expect(n8n.host.executions).toHaveLength(1);
			expect(trigger.workflow.staticData).toEqual({
				'node:Housecall Pro Trigger': {},
			});
			expect(trigger.workflow.staticData.__dataChanged).not.toBe(true);
		});

		it('of another company starts nothing', async () => {
			const { url } = await n8n.serve({ options: { companies: [COMPANY.toUpperCase()] } });
			await deliver(url, body('job.completed'));
			await deliver(url, { ...body('job.completed'), company_id: 'another' });
			await deliver(url, { ...body('job.completed'), company_id: undefined });
			// deliveries without company_id of their own carry it in the record
			const inRecord = body('job.completed', { company_id: COMPANY }, 'job_2');
			const answer = await deliver(url, { ...inRecord, company_id: undefined });

			expect(answer.status).toBe(200);
			expect(n8n.host.events.map(({ job }) => job)).toMatchObject([
				{ id: 'job_1' },
				{ id: 'job_2' },
			]);
		});
	});

	describe('Companies by an expression', () => {
		const event = body('job.completed');

		it.each<NodeParameterValueType>([
			'={{ $json.nothing }}',
			'={{ $vars.nothing }}',
			'={{ null }}',
			'={{ [] }}',
			'={{ " " }}',
			'={{ false }}',
			['={{ $json.nothing }}'],
			['', '={{ $json.nothing }}'],
		])('that finds nothing lets nothing pass, and the log says so: %j', async (companies) => {
			const { url, trigger } = await n8n.serve({ options: { companies } });
			const answer = await deliver(url, event);
			expect(answer).toEqual({
				status: 200,
				message: expect.stringContaining('"Company Names or IDs"'),
			});
			expect(n8n.host.executions).toEqual([]);
			expect(trigger.warnings).toEqual([expect.stringContaining('"Company Names or IDs"')]);
		});

		it('that fails lets nothing pass, and the sender may try again', async () => {
			const { url, trigger } = await n8n.serve({ options: { companies: '={{ $("Gone").item }}' } });
			expect(await deliver(url, event)).toMatchObject({ status: 503 });
			expect(n8n.host.executions).toEqual([]);
			expect(trigger.warnings).toHaveLength(1);
		});

		it.each<NodeParameterValueType>([
			`={{ ["${COMPANY}"] }}`,
			`=["other", "${COMPANY}"]`,
			`=other, ${COMPANY}`,
			[`={{ "${COMPANY}" }}`, '={{ $json.nothing }}'],
		])('that finds the company lets it pass: %j', async (companies) => {
			const { url } = await n8n.serve({ options: { companies } });
			await deliver(url, event);
			await deliver(url, { ...event, company_id: 'third' });
			expect(n8n.host.executions).toHaveLength(1);
		});

		it.each<NodeParameterValueType>([[], [''], ''])('left empty are all: %j', async (companies) => {
			const { url } = await n8n.serve({ options: { companies } });
			await deliver(url, event);
			expect(n8n.host.executions).toHaveLength(1);
		});
	});

	describe('an approval of an estimate’s option', () => {
		it.each(['estimate.option.approval_status_changed', 'estimate.option.approval_status_change'])(
			'starts the workflow as it was received: %s',
			async (event) => {
				const { url } = await n8n.serve({ events: ['estimate.option.approval_status_changed'] });
				await deliver(url, { event, estimate: { id: 'csr_1', options: [] } });
				expect(n8n.host.events).toMatchObject([{ event }]);
			},
		);
	});

	describe('what the item holds', () => {
		it('is the record alone with Simplify', async () => {
			const { url } = await n8n.serve({ events: ['*'], options: { simplify: true } });
			await deliver(url, body('job.completed'));
			await deliver(url, {
				event: 'job.appointment.appointment_discarded',
				company_id: COMPANY,
				appointment: { id: 'appt_1', job_id: 'job_1' },
			});
			await deliver(url, {
				event: 'estimate.option.created',
				estimate: { id: 'csr_1', options: [] },
			});
			await deliver(url, { event: 'pro.created', employee: { id: 'pro_1' } });
			await deliver(url, { event: 'something.new', thing: { id: 'thg_1' } });
			await deliver(url, { event: '__proto__.new', thing: { id: 'thg_2' } });

			const event_id = expect.any(String);
			expect(n8n.host.events).toEqual([
				{
					event_id,
					event: 'job.completed',
					event_occurred_at: '2026-04-01T15:04:05Z',
					company_id: COMPANY,
					id: 'job_1',
					invoice_number: '7',
					total_amount: 125,
				},
				{
					event_id,
					event: 'job.appointment.appointment_discarded',
					company_id: COMPANY,
					id: 'appt_1',
					job_id: 'job_1',
				},
				{ event_id, event: 'estimate.option.created', id: 'csr_1', options: [] },
				{ event_id, event: 'pro.created', id: 'pro_1' },
				{ event_id, event: 'something.new', id: 'thg_1' },
				{ event_id, event: '__proto__.new', id: 'thg_2' },
			]);
		});

		it('includes headers on request, none of them secret', async () => {
			const { url } = await n8n.serve({ options: { includeHeaders: true } }, SECRET);
			const secrets = {
				Authorization: 'Basic c2VjcmV0',
				Cookie: 'n8n-auth=secret',
				'Cf-Access-Jwt-Assertion': 'secret',
				'X-Amzn-Oidc-Data': 'secret',
				'X-Api-Key': 'secret',
				'X-Tomorrows-Token': 'secret',
			};
			const headers = { ...secrets, 'X-Request-Id': '42' };
			await deliver(url, body('job.completed'), { secret: SECRET, headers });

			const [shown] = n8n.host.events.map((event) => event.headers as Record<string, string>);
			expect(shown).toMatchObject({ 'x-request-id': '42', 'api-timestamp': expect.any(String) });
			for (const name of [...Object.keys(secrets), 'Api-Signature']) {
				expect(shown).not.toHaveProperty(name.toLowerCase());
			}
		});

		it.each(RECORDED)('is what the service sends: $body.event', async ({ body: sent, record }) => {
			const { event, event_occurred_at, company_id } = sent;
			const simple = {
				...record,
				event,
				company_id,
				...(event_occurred_at && { event_occurred_at }),
			};
			for (const [simplify, item] of [[false, sent] as const, [true, simple] as const]) {
				const { url } = await n8n.serve({ events: ['*'], options: { simplify } });
				await deliver(url, sent);
				expect(n8n.host.events).toEqual([{ ...item, event_id: eventId(parseEvent(sent)!) }]);
			}
		});

		it.each<[string, IDataObject]>([
			['no event_occurred_at', { event: 'job.completed', job: { id: 'job_1' } }],
			['an address of nulls', { event: 'job.completed', job: { id: 'job_1', address: NOWHERE } }],
			['no record', { event: 'job.completed' }],
		])('may be an old or odd delivery: %s', async (_, sent) => {
			const items: Array<[boolean, IDataObject]> = [
				[false, sent],
				[true, { event: sent.event, ...(sent.job as IDataObject | undefined) }],
			];
			for (const [simplify, item] of items) {
				const { url } = await n8n.serve({ options: { simplify } });
				expect(await deliver(url, sent)).toMatchObject({ status: 200 });
				expect(n8n.host.events).toEqual([{ ...item, event_id: expect.any(String) }]);
			}
		});
	});

	describe('what is no event', () => {
		it.each<[string, string | Buffer, string]>([
			['JSON cut short, as text', '{"event":"job.comp', 'text/plain'],
			['nothing', '', 'application/json'],
			['a list', '[{"event":"job.completed"}]', 'application/json'],
			['null', 'null', 'application/json'],
			['a number', '42', 'application/json'],
			['a form', 'event=job.completed', 'application/x-www-form-urlencoded'],
			['XML', '<event>job.completed</event>', 'application/xml'],
			['bytes', Buffer.from([0, 255, 1, 254]), 'application/octet-stream'],
			['a multipart form', '--x\r\n\r\n--x--', 'multipart/form-data; boundary=x'],
			['no event', '{"job":{"id":"job_1"}}', 'application/json'],
			['an event that is no text', '{"event":{"name":"job.completed"}}', 'application/json'],
			['an empty event', '{"event":" "}', 'application/json'],
		])('gets 400 and starts nothing: %s', async (_, sent, contentType) => {
			const { url } = await n8n.serve({ events: ['*'] });
			const answer = await deliver(url, sent, { headers: { 'Content-Type': contentType } });
			expect(answer).toEqual({ status: 400, message: expect.stringMatching(/^The body /) });
			expect(n8n.host.executions).toEqual([]);
		});

		it.each(['{"job":{"id":"job_1"}}', '{"event":" "}', '[1]', 'null', 'event=job.completed'])(
			'gets 200 and a line in the log where it is signed: %s',
			async (sent) => {
				const { url, trigger } = await n8n.serve({ events: ['*'] }, SECRET);
				const headers = { 'Content-Type': 'text/plain' };
				const answer = await deliver(url, sent, { secret: SECRET, headers });
				expect(answer).toEqual({ status: 200, message: expect.stringContaining('Not used') });
				expect(trigger.warnings).toEqual([expect.stringContaining('the body')]);
				expect(n8n.host.executions).toEqual([]);
			},
		);

		it('gets 401 from a trigger that verifies', async () => {
			const { url } = await n8n.serve({ events: ['*'] }, SECRET);
			expect(await deliver(url, 'nonsense')).toMatchObject({ status: 401 });
		});
	});

	describe('unusual deliveries', () => {
		it.each([
			'application/json; charset=utf-8',
			'application/vnd.housecall+json',
			'text/plain',
			'',
		])('are read whatever the content type: "%s"', async (contentType) => {
			const { url } = await n8n.serve({}, SECRET);
			const headers = { 'Content-Type': contentType };
			await deliver(url, body('job.completed'), { secret: SECRET, headers });
			expect(n8n.host.executions).toHaveLength(1);
		});

		it('may have 15 MB', async () => {
			const { url } = await n8n.serve({ options: { moneyIn: 'cents' } }, SECRET);
			const sent = body('job.completed', { note: 'x'.repeat(15_000_000) });
			expect(await deliver(url, sent, { secret: SECRET })).toMatchObject({ status: 200 });
			expect(n8n.host.events).toMatchObject([sent]);
		});

		it('may be nested deeply', async () => {
			const { url } = await n8n.serve();
			const deep = `{"event":"job.completed","job":${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
			expect(await deliver(url, deep)).toMatchObject({ status: 200 });
		});

		it.each([
			'{"event":"__proto__.polluted","__proto__":{"polluted":true}}',
			'{"event":"constructor.prototype","constructor":{"prototype":{"polluted":true}}}',
			'{"event":"job.completed","job":{"id":"1","__proto__":{"polluted":true}},"__proto__":{"foo":"bar"}}',
			'{"event":"__proto__.x","thing":{"id":"1"}}',
			'{"event":"toString.x"}',
		])('cannot reach the prototype of objects: %s', async (sent) => {
			for (const simplify of [true, false]) {
				const { url } = await n8n.serve({ events: ['*'], options: { simplify } });
				expect(await deliver(url, sent)).toMatchObject({ status: 200 });
				expect(n8n.host.executions).toHaveLength(1);
				expect(({} as Record<string, unknown>).polluted).toBeUndefined();
				expect(Object.getPrototypeOf(n8n.host.events[0])).toBe(Object.prototype);
			}
		});
	});
});
