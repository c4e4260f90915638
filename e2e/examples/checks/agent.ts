/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import type { Table } from '../../../tools/table';
import { ChatModel, type Message, type Turn } from '../chatModel';
import { ChatWindow } from '../chatWindow';
import { addCustomer, addJob } from '../../account';
import type { ExampleRig } from '../rig';

/** What the agent says to the person who is to approve. */
const SUMMARY = 'This concerns the visit of May 6.';
const PLACE = { street: '12 Harbor Way', city: 'San Diego', state: 'CA', zip: '92101' };
const SCHEDULE = { scheduled_start: '2031-05-06T09:00:00Z', scheduled_end: '2031-05-06T11:00:00Z' };

/** An agent that books where somebody is free, and may move, cancel or delete a job only when it is told so. */
export async function checkAgent(rig: ExampleRig, table: Table): Promise<void> {
	const { client } = rig.stack;
	const model = await ChatModel.start();
	const { id: credential } = await client.createCredential(model.credential);
	try {
		const { id } = await rig.add('ai-agent-with-approval.json');
		const rosa = await addCustomer(rig, { first_name: 'Rosa', last_name: 'Quint' });
		const job = await addJob(rig, rosa, { schedule: SCHEDULE });
		await approve(rig, id, model, job);
		table.passed('Agent, approved', `looked ${job} up, took it off the calendar`);
		await decline(rig, id, model, job);
		table.passed('Agent, declined', `${job} is not deleted`);
		const booked = await book(rig, id, model, rosa.id);
		table.passed('Agent books', `${booked} in the first free window of a technician`);
		await moveAndCancel(rig, id, model, booked);
		table.passed('Agent moves and cancels', `${booked}, asked both times`);
	} finally {
		await client.deleteCredential(credential);
		await model.close();
	}
}

async function approve(
	rig: ExampleRig,
	workflow: string,
	model: ChatModel,
	job: string,
): Promise<void> {
	const { state } = rig.stack.sandbox;
	model.follow(
		() => ({ use: 'Search_customers', with: { search: 'Quint' } }),
		(said) => ({
			use: 'List_jobs_of_a_customer',
			with: { customer_id: idIn(said, /cus_\w+/) },
		}),
		use('Take_job_off_the_calendar', (said) => ({ job_id: idIn(said, /job_\w+/) })),
		() => ({ say: 'Done.' }),
	);
	const chat = await ChatWindow.open(rig, workflow, 'Cancel the visit to Quint');
	const question = await chat.nextQuestion();
	assert.ok(question.text.startsWith(SUMMARY), question.text);
	assert.match(question.text, new RegExp(`Take job off the calendar: .+${job}`));
	assert.equal(state.jobs.get(job)?.work_status, 'scheduled', 'not asked before');
	await chat.click(question, 'Do it');
	assert.equal(await chat.next(), 'Done.');
	chat.close();
	assert.equal(state.jobs.get(job)?.work_status, 'needs scheduling');
}

async function decline(
	rig: ExampleRig,
	workflow: string,
	model: ChatModel,
	job: string,
): Promise<void> {
	const { log, state } = rig.stack.sandbox;
	model.follow(
		use('Delete_job', () => ({ job_id: job })),
		() => ({ say: 'I have left it.' }),
	);
	const chat = await ChatWindow.open(rig, workflow, `Delete ${job}`);
	await chat.click(await chat.nextQuestion(), 'Leave it');
	assert.equal(await chat.next(), 'I have left it.');
	chat.close();
	assert.ok(state.jobs.get(job), 'deleted although declined');
	assert.ok(!log.entries.some(({ method, path }) => method === 'DELETE' && path.endsWith(job)));
	assert.match(latest(model.messages), /declined|denied|reject|not approved/i);
}

/** @returns the job that was booked without asking */
async function book(
	rig: ExampleRig,
	workflow: string,
	model: ChatModel,
	customer_id: string,
): Promise<string> {
	const { jobs } = rig.stack.sandbox.state;
	let employee_id = '';
	let start = '';
	model.follow(
		() => ({ use: 'List_technicians', with: {} }),
		(said) => {
			employee_id = idIn(said, /pro_\w+/);
			return { use: 'Find_free_windows', with: { employee_id, minutes: 90 } };
		},
		(said) => {
			start = idIn(said, /\d{4}-\d\d-\d\dT[\d:]+Z?/);
			const end = idIn(said, /(?<=end_time\W+)\d{4}-\d\d-\d\dT[\d:]+Z?/);
			const order = { customer_id, employee_id, notes: 'Drain', start, end };
			return { use: 'Create_job', with: { ...order, ...PLACE } };
		},
		() => ({ say: 'Booked.' }),
	);
	const chat = await ChatWindow.open(rig, workflow, 'Book a visit for Quint');
	assert.equal(await chat.next(), 'Booked.');
	chat.close();
	const made = jobs.where('customer_id', customer_id).find(({ notes }) => notes.length > 0);
	assert.ok(made, 'no job was booked');
	assert.equal(Date.parse(String(made.schedule.scheduled_start)), Date.parse(start));
	assert.deepEqual(made.appointments[0].dispatched_employees_ids, [employee_id]);
	return made.id;
}

async function moveAndCancel(
	rig: ExampleRig,
	workflow: string,
	model: ChatModel,
	job_id: string,
): Promise<void> {
	const { jobs } = rig.stack.sandbox.state;
	const start = '2031-06-03T15:00:00Z';
	await approved(
		rig,
		workflow,
		model,
		use('Reschedule_job', () => ({ job_id, start })),
	);
	const { scheduled_start, scheduled_end } = jobs.get(job_id)?.schedule ?? {};
	assert.deepEqual([scheduled_start, scheduled_end], [start, '2031-06-03T16:30:00Z']);
	await approved(
		rig,
		workflow,
		model,
		use('Cancel_job', () => ({ job_id })),
	);
	assert.match(String(jobs.get(job_id)?.work_status), /canceled/);
}

/** Lets the agent do one thing, and says yes. */
async function approved(
	rig: ExampleRig,
	workflow: string,
	model: ChatModel,
	turn: Turn,
): Promise<void> {
	model.follow(turn, () => ({ say: 'Done.' }));
	const chat = await ChatWindow.open(rig, workflow, 'Please');
	await chat.click(await chat.nextQuestion(), 'Do it');
	assert.equal(await chat.next(), 'Done.');
	chat.close();
}

/** Uses a tool that needs approval, which wraps the tool's own parameters. */
const use =
	(tool: string, parameters: (said: Message[]) => object): Turn =>
	(said) => ({
		use: tool,
		with: { toolParameters: parameters(said), hitlParameters: { summary: SUMMARY } },
	});

const latest = (said: Message[]) => said[said.length - 1].content ?? '';

/** The first ID, or time, in what a tool has just answered. */
function idIn(said: Message[], pattern: RegExp): string {
	const [id] = pattern.exec(latest(said)) ?? [];
	assert.ok(id, `no ${pattern.source} in ${latest(said)}`);
	return id;
}
