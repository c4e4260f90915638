import type { IDataObject } from 'n8n-workflow';

import { findOperation } from '../../nodes/HousecallPro/actions';
import type { Amounts } from '../../nodes/HousecallPro/helpers/money';
import { EVENT_AMOUNTS } from '../../nodes/HousecallPro/triggers/units';
import { startSandbox } from '../../sandbox/server';
import { answersOf, type Answers } from './answers';
import { documentedSchema } from './documented';
import { eventsOf } from './events';
import { polledEventsOf } from './polled';
import { completedByName } from './byName';
import { completed, schemaOf, withoutUnknown, type Schema } from './infer';
import { fileOf, pollingTriggerFile, triggerFile } from './layout';

/** Several accounts: what one of them leaves empty, another has. */
const SEEDS = [1, 2];
const CUSTOMERS = 150;

/** Which operation gives the record that events have under this name. */
const GIVEN_BY = {
	appointment: ['appointment', 'getAll'],
	customer: ['customer', 'get'],
	employee: ['employee', 'get'],
	estimate: ['estimate', 'get'],
	invoice: ['invoice', 'get'],
	job: ['job', 'get'],
	lead: ['lead', 'get'],
};

interface Draft extends Answers {
	schema: Schema;
}

/** The output schemas of all operations and of the triggers, by their file. */
export async function generateSchemas(): Promise<Map<string, Schema>> {
	const { answers, events, polled } = await collect();
	const drafts = answers.map((answer) => ({ ...answer, schema: draftOf(answer) }));
	const schemas = new Map(
		drafts.map((draft) => [fileOf(draft.resource, draft.operation), withSiblings(draft, drafts)]),
	);
	const records = Object.entries(GIVEN_BY).flatMap(([name, [resource, operation]]) => {
		const schema = schemas.get(fileOf(resource, operation));
		return schema ? [[name, schema] as const] : [];
	});
	const known: Schema = { type: 'object', properties: Object.fromEntries(records) };
	return completedByName(schemas)
		.set(triggerFile(), eventSchema(events, known))
		.set(pollingTriggerFile(), eventSchema(polled, known));
}

/** What nobody has seen a value of is left out: its type is not known. */
const eventSchema = (events: IDataObject[], known: Schema): Schema =>
	inDollars(withoutUnknown(completed(schemaOf(events), [known])), EVENT_AMOUNTS);

interface Collected {
	answers: Answers[];
	/** By webhook. */
	events: IDataObject[];
	polled: IDataObject[];
}

async function collect(): Promise<Collected> {
	const answers = new Map<string, Answers>();
	const events: IDataObject[] = [];
	const polled: IDataObject[] = [];
	for (const seed of SEEDS) {
		const sandbox = await startSandbox({ seed, customers: CUSTOMERS });
		try {
			events.push(...eventsOf(sandbox.state));
			polled.push(...(await polledEventsOf(sandbox)));
			for (const answer of await answersOf(sandbox)) {
				const name = `${answer.resource}.${answer.operation}`;
				const earlier = answers.get(name)?.records ?? [];
				answers.set(name, { ...answer, records: [...earlier, ...answer.records] });
			}
		} finally {
			await sandbox.close();
		}
	}
	return { answers: [...answers.values()], events, polled };
}

/** An amount in dollars has cents, even where none of the answers has. */
const inDollars = (schema: Schema, amounts: Amounts): Schema =>
	amounts.map((path) => path.match(/\[\]|\w+/g) ?? []).reduce(withFractions, schema);

function withFractions(schema: Schema, steps: string[]): Schema {
	const [step, ...rest] = steps;
	const { type, properties = {}, items } = schema;
	if (step === undefined) return { ...schema, type: type === 'integer' ? 'number' : type };
	if (step === '[]' && items) return { ...schema, items: withFractions(items, rest) };
	const [name, further] = step === '[]' ? ['data', steps] : [step, rest];
	if (!(name in properties)) return schema;
	return {
		...schema,
		properties: { ...properties, [name]: withFractions(properties[name], further) },
	};
}

/** From the answers, and from the live service's description where they tell nothing. */
function draftOf({ resource, operation, records }: Answers): Schema {
	const known = findOperation(resource, operation);
	const documented = known && documentedSchema(known);
	return inDollars(
		completed(schemaOf(records), documented ? [documented] : []),
		known?.amounts ?? [],
	);
}

/** A record is mostly the same whichever operation of its resource gives it. */
const withSiblings = ({ resource, schema }: Draft, drafts: Draft[]): Schema =>
	completed(
		schema,
		drafts.filter((draft) => draft.resource === resource).map((draft) => draft.schema),
	);
