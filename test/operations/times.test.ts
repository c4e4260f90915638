import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import { toZone } from '../../nodes/HousecallPro/helpers/times';
import { withWireTimes } from '../../nodes/HousecallPro/operation/encode/jsonTimes';
import { startSandbox } from '../../sandbox/server';
import { seed } from '../../tools/engine/seed';
import { byId, isolateRequests, operate, reply } from '../../tools/engine/operations';

const JOB = {
	id: 'job_1',
	created_at: '2026-11-28T14:30:00Z',
	schedule: {
		scheduled_start: '2026-07-01T14:30:00Z',
		scheduled_end: null,
		scheduled_start_local: '2026-07-01T09:30:00',
		appointments: [{ id: 'appt_1', start_time: '2026-07-01T14:30:00.250Z' }],
	},
	work_timestamps: { completed_at: '2026-11-28T14:30:00Z' },
	notes: [{ content: '2026-11-28T14:30:00Z' }],
};
const IN_CHICAGO = {
	...JOB,
	created_at: '2026-11-28T08:30:00-06:00',
	schedule: {
		...JOB.schedule,
		scheduled_start: '2026-07-01T09:30:00-05:00',
		appointments: [{ id: 'appt_1', start_time: '2026-07-01T09:30:00.250-05:00' }],
	},
	work_timestamps: { completed_at: '2026-11-28T08:30:00-06:00' },
};

const inChicago = { timezone: 'America/Chicago' };
const getJob = { job_id: byId('job_1') };

describe('Times that come back', () => {
	isolateRequests();

	it('are in the time zone of the workflow', async () => {
		reply({ body: JOB });

		const { output } = await operate('job', 'get', getJob, inChicago);

		expect(output).toEqual([IN_CHICAGO]);
	});

	it.each([
		['simplified', { simplify: true }, inChicago],
		['for an AI agent', {}, { ...inChicago, asTool: true }],
	])('are in the time zone of the workflow in a record %s', async (_, fields, options) => {
		reply({ body: JOB });

		const { output } = await operate('job', 'get', { ...getJob, ...fields }, options);

		expect(output).toMatchObject([
			{
				scheduled_start: '2026-07-01T09:30:00-05:00',
				completed_at: '2026-11-28T08:30:00-06:00',
			},
		]);
	});

	it.each(['UTC', 'Etc/UTC'])(
		'are what the service wrote in a workflow in %s',
		async (timezone) => {
			reply({ body: JOB });

			const { output } = await operate('job', 'get', getJob, { timezone });

			expect(output).toEqual([JOB]);
		},
	);

	it.each(['utc', 'UTC'])('are what the service wrote with Times In: %s', async (timesIn) => {
		reply({ body: JOB });

		const fields = { ...getJob, options: { timesIn } };
		const { output } = await operate('job', 'get', fields, inChicago);

		expect(output).toEqual([JOB]);
	});

	it('are told by a choice’s name on the screen, too', async () => {
		reply({ body: JOB });

		const fields = { ...getJob, options: { timesIn: '={{ "workflow’s time zone" }}' } };
		const { output } = await operate('job', 'get', fields, inChicago);

		expect(output).toEqual([IN_CHICAGO]);
	});

	it('are in the company’s time zone when told so, which is read once for all items', async () => {
		const company = { id: 'com_1', time_zone: 'America/Chicago' };
		const sent = reply({ body: company }, { body: JOB }, { body: JOB }, { body: JOB });

		const fields = { ...getJob, options: { timesIn: 'company', itemsAtOnce: 1 } };
		const { output } = await operate('job', 'get', fields, { items: [{}, {}, {}] });

		expect(output).toEqual([IN_CHICAGO, IN_CHICAGO, IN_CHICAGO]);
		expect(sent.map(({ call }) => call)).toEqual([
			'GET /company',
			...Array.from({ length: 3 }, () => 'GET /jobs/job_1'),
		]);
	});

	it.each([{ id: 'com_1' }, { id: 'com_1', time_zone: 'Central Time' }])(
		'need a company that names its time zone, before anything is written: %j',
		async (company) => {
			const sent = reply({ body: company });

			const { error } = await operate('job', 'setSchedule', {
				...getJob,
				start_time: '2026-07-01T14:30:00Z',
				options: { timesIn: 'company' },
			});

			expect(error?.message).toContain('which Housecall Pro does not name');
			expect(sent.map(({ call }) => call)).toEqual(['GET /company']);
		},
	);

	it.each([
		["={{ 'Chicago' }}", 'must be Workflow’s Time Zone, Company’s Time Zone or UTC, not "Chicago"'],
		["={{ '' }}", 'is empty'],
	])('are told by a known choice, not by %s', async (timesIn, problem) => {
		const sent = reply();

		const { error } = await operate('job', 'get', { ...getJob, options: { timesIn } });

		expect(error?.message).toBe(`"Times In" ${problem} [item 0]`);
		expect(sent).toEqual([]);
	});

	it('are the same moments when they are written back, by fields and by Additional JSON', async () => {
		const visit = { start_time: '2026-07-01T14:30:00Z', end_time: '2026-11-28T16:30:00Z' };
		const sent = reply({ body: { appointments: [{ id: 'appt_1', ...visit }] } }, {}, {});
		const job = { job_id: byId('job_1') };
		const { output } = await operate(
			'appointment',
			'getAll',
			{ ...job, returnAll: true },
			inChicago,
		);
		const [{ start_time, end_time }] = output;

		const place = { ...job, appointment_id: byId('appt_1'), dispatched_employees_ids: ['pro_1'] };
		const fields = { ...place, start_time, end_time } as IDataObject;
		await operate('appointment', 'update', fields as typeof place, inChicago);
		const additionalJson = { start_time, end_time, nested: [{ due_at: end_time }] };
		const asJson = { ...place, ...visit, additionalFields: { additionalJson } } as IDataObject;
		await operate('appointment', 'update', asJson as typeof place, inChicago);

		expect(start_time).toBe('2026-07-01T09:30:00-05:00');
		expect(sent[1].body).toMatchObject(visit);
		expect(sent[2].body).toMatchObject({ ...visit, nested: [{ due_at: visit.end_time }] });
	});
});

const shown = (moment: string, zone: string) => toZone({ start_time: moment }, zone).start_time;

describe('A moment in a time zone', () => {
	it.each([
		['America/Chicago', '2026-03-08T07:59:59Z', '2026-03-08T01:59:59-06:00'],
		['America/Chicago', '2026-03-08T08:00:00Z', '2026-03-08T03:00:00-05:00'],
		['America/Chicago', '2026-11-01T06:59:59Z', '2026-11-01T01:59:59-05:00'],
		['America/Chicago', '2026-11-01T07:00:00Z', '2026-11-01T01:00:00-06:00'],
		['America/Phoenix', '2026-07-01T14:30:00Z', '2026-07-01T07:30:00-07:00'],
		['America/St_Johns', '2026-11-01T04:29:59Z', '2026-11-01T01:59:59-02:30'],
		['America/St_Johns', '2026-11-01T04:30:00Z', '2026-11-01T01:00:00-03:30'],
		['Australia/Lord_Howe', '2026-04-04T14:59:59Z', '2026-04-05T01:59:59+11:00'],
		['Australia/Lord_Howe', '2026-04-04T15:00:00Z', '2026-04-05T01:30:00+10:30'],
		['Asia/Kolkata', '2026-12-31T18:30:00.125Z', '2027-01-01T00:00:00.125+05:30'],
		['Europe/London', '2026-01-01T12:00:00Z', '2026-01-01T12:00:00Z'],
		['Europe/London', '2026-07-01T12:00:00Z', '2026-07-01T13:00:00+01:00'],
		['America/Chicago', '2026-07-01T12:00:00+02:00', '2026-07-01T05:00:00-05:00'],
	])('in %s: %s is %s', (zone, moment, text) => {
		expect(shown(moment, zone)).toBe(text);
		expect(Date.parse(text)).toBe(Date.parse(moment));
	});

	it.each(['2026-07-01', '14:30', '', 'soon', '2026-07-01T14:30:00', '1874-07-01T14:30:00Z', null])(
		'is not what %j is, which stays',
		(value) => {
			expect(toZone({ start_time: value }, 'America/Chicago')).toEqual({ start_time: value });
		},
	);

	it('is not looked for in data of the user’s own', () => {
		const company = { franchise_info: { external: { synced_at: '2026-07-01T14:30:00Z' } } };

		expect(toZone(company, 'America/Chicago')).toEqual(company);
	});

	it('is found in what is called "__proto__", which stays as it was called', () => {
		const sent = '{"__proto__":{"due_at":"2026-07-01T14:30:00Z","polluted":true},"id":"1"}';
		const record = toZone(JSON.parse(`{"job":${sent}}`) as IDataObject, 'America/Chicago');

		const expected = sent.replace('14:30:00Z', '09:30:00-05:00');
		expect(JSON.stringify(record.job)).toBe(expected);
		expect(Object.getPrototypeOf(record.job)).toBe(Object.prototype);
		expect(({} as IDataObject).polluted).toBeUndefined();
	});

	it('is the same moment in every zone, and as it was when it is written back', () => {
		const zones = fc.constantFrom(
			...['America/New_York', 'America/Los_Angeles', 'America/Caracas', 'Pacific/Apia'],
			...['Asia/Kathmandu', 'Africa/Casablanca', 'Antarctica/Troll', 'UTC'],
		);
		const range = { min: new Date('1975-01-01'), max: new Date('2060-01-01'), noInvalidDate: true };
		const moments = fc.date(range).map((date) => date.toISOString().replace(/\.\d+Z$/, 'Z'));

		fc.assert(
			fc.property(moments, zones, (moment, zone) => {
				const record = toZone({ list: [{ due_at: moment }] }, zone);
				const [{ due_at: text }] = record.list as IDataObject[];
				expect(Date.parse(String(text))).toBe(Date.parse(moment));
				const back = withWireTimes(record, zone, 'Additional JSON');
				expect(back).toEqual({ list: [{ due_at: moment }] });
			}),
			{ numRuns: 2000, seed },
		);
	});
});

describe('The names of times', () => {
	const MOMENT = /"(\w+)":"\d{4}-\d\d-\d\dT[\d:.]+Z"/g;
	const LISTS = [
		...['customers', 'jobs?expand[]=appointments', 'estimates', 'invoices', 'leads', 'events'],
		...['employees', 'company', 'api/price_book/services', 'routes', 'service_zones', 'tags'],
	];

	it.each(['contract', 'live'] as const)(
		'are all that the records of the %s description have',
		async (descriptions) => {
			const sandbox = await startSandbox({ customers: 60, descriptions });
			const invoices = sandbox.state.invoices.all().slice(0, 20);
			const paths = [
				...LISTS,
				...invoices.flatMap(({ id }) => [`api/invoices/${id}`, `invoices/${id}/payments`]),
			];
			let count = 0;
			try {
				for (const path of paths) {
					const headers = { Authorization: 'Token sandbox-key' };
					const response = await fetch(`${sandbox.url}/${path}`, { headers });
					if (!response.ok) continue;
					const body = (await response.json()) as IDataObject;
					count += JSON.stringify(body).match(MOMENT)?.length ?? 0;
					const left = JSON.stringify(toZone(body, 'Asia/Kolkata')).match(MOMENT) ?? [];
					expect({ path, left: [...left] }).toEqual({ path, left: [] });
				}
			} finally {
				await sandbox.close();
			}
			expect(count).toBeGreaterThan(200);
		},
	);
});
