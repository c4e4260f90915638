import type { INodeParameters } from 'n8n-workflow';
import type { Job } from '../../../sandbox/state/model';
import { bodyOf, input, operate, recordsFrom, refusalOf } from '../input';
import type { FaultRig } from '../rig';
import type { Suite } from '../suite';
import { byId } from '../workflows';

const DOLLARS = { options: { moneyIn: 'dollars' } };
const CENTS = { options: { moneyIn: 'cents' } };

/** A job with line items. */
function aJob({ stack }: FaultRig): Job {
	const job = stack.sandbox.state.jobs.find(({ line_items }) => line_items.length > 1);
	if (!job) throw new TypeError('the sandbox has no job with line items');
	return job;
}

/** What Line Item → Update Many is given as JSON. */
const asJson = (job: Job, list: unknown): INodeParameters => ({
	job_id: byId(job.id),
	append_line_items: 'true',
	listInput: 'json',
	listJson: JSON.stringify(list),
});

const tap = (rig: FaultRig, additionalFields: INodeParameters, more: INodeParameters) => ({
	...{ job_id: byId(aJob(rig).id), name: 'Tap', additionalFields },
	...more,
});

/** Tags of a customer who is made with them. */
const tagsOf = (value: string) => async (rig: FaultRig) => {
	const fields = { first_name: 'Ana', additionalFields: { tags: value } };
	return JSON.stringify(bodyOf(await operate(rig, ['customer', 'create'], fields)).tags ?? 'none');
};

const money = [
	input('Dollars: a percent discount of 12.5', '1250 sent, 12.5 returned', async (rig) => {
		const details = { kind: 'percent discount', unit_price: 12.5 };
		const run = await operate(rig, ['lineItem', 'create'], tap(rig, details, DOLLARS));
		return `${bodyOf(run).unit_price} sent, ${run.outcomes[0].json.unit_price} returned`;
	}),
	input('Dollars: a list with “$1,234.50”, “$5” and 12.5', '123450, 500, 1250', async (rig) => {
		const list = ['$1,234.50', '$5', 12.5].map((unit_price) => ({ name: 'Tap', unit_price }));
		const fields = { ...asJson(aJob(rig), list), ...DOLLARS };
		const { line_items } = bodyOf(await operate(rig, ['lineItem', 'updateMany'], fields));
		return (line_items as Array<{ unit_price: number }>).map((one) => one.unit_price).join(', ');
	}),
	input(
		'Cents: a price of 19.99',
		'"Unit Price" must be whole cents, not 19.99; 0 changes sent',
		async (rig) =>
			await refusalOf(rig, ['lineItem', 'create'], tap(rig, { unit_price: 19.99 }, CENTS)),
	),
	input(
		'Money In by an expression that gives “Euro”',
		'"Money In" must be Cents or Dollars, not "Euro"; 0 changes sent',
		async (rig) => {
			const euro = { options: { moneyIn: '={{ "Euro" }}' } };
			return await refusalOf(rig, ['lineItem', 'create'], tap(rig, { unit_price: 5 }, euro));
		},
	),
];

/** Line Item → Update Many with a word for what happens to the others; how many lines are left. */
async function notListed(rig: FaultRig, word: string): Promise<string> {
	const job = aJob(rig);
	const before = job.line_items.length;
	const fields = { ...asJson(job, [{ name: 'Tap' }]), append_line_items: `={{ "${word}" }}` };
	const refusal = await refusalOf(rig, ['lineItem', 'updateMany'], fields);
	return `${refusal}; ${job.line_items.length - before} line items fewer`;
}

const words = [
	input(
		'Line Items Not Listed Here by an expression that gives “keep”',
		'"Line Items Not Listed Here" has no choice "keep"; 0 changes sent; 0 line items fewer',
		async (rig) => await notListed(rig, 'keep'),
	),
	input('A switch by an expression that gives “no”', 'false', async (rig) => {
		const fields = tap(rig, { taxable: '={{ "no" }}' }, {});
		return String(bodyOf(await operate(rig, ['lineItem', 'create'], fields)).taxable);
	}),
	input(
		'A switch by an expression that gives “maybe”',
		'"Taxable" must be true or false, not "maybe"; 0 changes sent',
		async (rig) =>
			await refusalOf(rig, ['lineItem', 'create'], tap(rig, { taxable: '={{ "maybe" }}' }, {})),
	),
	input(
		'Tags as a JSON list in a text, as a model writes it',
		'["vip","new"]',
		tagsOf('=["vip", "new"]'),
	),
	input('Tags by an expression that gives false', '"none"', tagsOf("={{ 0 > 1 && 'VIP' }}")),
	input(
		'A list in JSON with a key that no field has',
		'"Line Items (JSON)" in entry 1 of "Line Items" has no field unit_prize; 0 changes sent',
		async (rig) => {
			const fields = asJson(aJob(rig), [{ name: 'Tap', unit_prize: 500 }]);
			return await refusalOf(rig, ['lineItem', 'updateMany'], fields);
		},
	),
	input(
		'Items at Once by an expression that gives “abc”',
		'"Items at Once" must be a number from 1 to 20; 0 changes sent',
		async (rig) => {
			const fields = tap(rig, {}, { options: { itemsAtOnce: '={{ "abc" }}' } });
			return await refusalOf(rig, ['lineItem', 'create'], fields);
		},
	),
];

const ids = [
	input('By ID, with an expression that gives the whole record', 'the customer', async (rig) => {
		const [id] = rig.customerIds();
		const fields = { customer_id: byId('={{ $json }}') };
		const [found] = await recordsFrom(rig, ['customer', 'get'], fields, [{ id, name: 'Ana' }]);
		return found.id === id ? 'the customer' : 'somebody else';
	}),
	input('An employee by name, by email and by a word', '2 found; nearest named', async (rig) => {
		const [employee] = rig.stack.sandbox.state.employees.all();
		const { first_name, last_name, email } = employee;
		const given = [`${first_name} ${last_name}`, email, `${first_name} ${last_name}sen`];
		const fields = { job_id: byId(aJob(rig).id), dispatched_employees: '={{ $json.who }}' };
		const who = given.map((text) => ({ who: text }));
		const { outcomes } = await operate(rig, ['job', 'dispatch'], fields, who);
		const found = outcomes.filter(({ failure }) => !failure).length;
		const [message = ''] = outcomes.flatMap(({ failure }) => failure?.message ?? []);
		const isNamed = message.split(String(last_name)).length > 2;
		return `${found} found; ${isNamed ? 'nearest named' : message}`;
	}),
];

const written = [
	input('Line items as they were read, written back', 'unchanged', async (rig) => {
		const job = aJob(rig);
		const before = JSON.stringify(job.line_items);
		const read = await recordsFrom(rig, ['lineItem', 'getAll'], {
			...{ job_id: byId(job.id), returnAll: true },
			...CENTS,
		});
		const fields = { ...asJson(job, read), append_line_items: 'false', ...CENTS };
		await recordsFrom(rig, ['lineItem', 'updateMany'], fields);
		return JSON.stringify(job.line_items) === before ? 'unchanged' : 'changed';
	}),
	input('A deleted and a canceled visit, simplified', 'both are told', async (rig) => {
		const { jobs } = rig.stack.sandbox.state;
		const [deleted, canceled] = jobs.all();
		deleted.deleted_at = '2026-04-01T09:00:00Z';
		canceled.canceled_at = '2026-04-02T09:00:00Z';
		const read = { simplify: true, returnAll: true };
		const records = await recordsFrom(rig, ['job', 'getAll'], read);
		const of = ({ id }: Job) => records.find((record) => record.id === id);
		const isTold =
			of(deleted)?.deleted_at === deleted.deleted_at &&
			of(canceled)?.canceled_at === canceled.canceled_at;
		return isTold ? 'both are told' : 'not told';
	}),
];

export const values: Suite = {
	title: 'Values of expressions, tables and models',
	about:
		'What is understood where it can mean one thing only, and what is refused by its field before anything is changed.',
	faults: [...money, ...words, ...ids, ...written],
};
