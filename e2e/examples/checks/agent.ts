/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import assert from 'node:assert/strict';
import type { Table } from '../../../tools/table';
import { ChatModel, type Message, type Turn } from '../chatModel';
import { ChatWindow } from '../chatWindow';
import { addCustomer, addJob } from '../../account';
import type { ExampleRig } from '../rig';

/** What the agent says to the person who is to approve. */
const SUMMARY = 'This concerns the visit of May 6.';
const SCHEDULE = { scheduled_start: '2031-05-06T09:00:00Z', scheduled_end: '2031-05-06T11:00:00Z' };

/** An agent that finds a job, and may take it off the calendar or delete it only when it is told so. */
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
		use('Take_job_off_the_calendar', (said) => idIn(said, /job_\w+/)),
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
		use('Delete_job', () => job),
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

/** Uses a tool that needs approval, which wraps the tool's own parameters. */
const use =
	(tool: string, jobId: (said: Message[]) => string): Turn =>
	(said) => ({
		use: tool,
		with: { toolParameters: { job_id: jobId(said) }, hitlParameters: { summary: SUMMARY } },
	});

const latest = (said: Message[]) => said[said.length - 1].content ?? '';

/** The first ID in what a tool has just answered. */
function idIn(said: Message[], pattern: RegExp): string {
	const [id] = pattern.exec(latest(said)) ?? [];
	assert.ok(id, `no ${pattern.source} in ${latest(said)}`);
	return id;
}
