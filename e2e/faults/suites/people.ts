import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { input, operate, recordsFrom, writesOf } from '../input';
import type { FaultRig } from '../rig';
import type { Suite } from '../suite';
import { byId } from '../workflows';

const HOME = { street: '123 Main St', city: 'Austin', state: 'TX', zip: '78701', country: 'US' };
/** The same place as somebody else writes it. */
const HOME_AGAIN = { street: '123 Main Street', city: 'Austin', state: 'Texas', zip: '78701' };

const add = async (rig: FaultRig, body: object) => await rig.call('POST', '/customers', body);

const customer = ({ stack }: FaultRig, { id }: { id: string }) => {
	const found = stack.sandbox.state.customers.get(id);
	if (!found) throw new TypeError('the customer is gone');
	return found;
};

const nameOf = ({ first_name, last_name }: IDataObject) => `${first_name} ${last_name}`;

/** Create or Update; `details` are those of Additional Fields. */
async function upsert(
	rig: FaultRig,
	person: INodeParameters,
	details: INodeParameters = {},
): Promise<IDataObject> {
	const fields = { ...person, additionalFields: details };
	const [record] = await recordsFrom(rig, ['customer', 'upsert'], fields);
	return record;
}

const addressed = (...address: INodeParameters[]) => ({ addresses: { address } });

const NOBODY = { email: 'n/a', mobile_number: '000-000-0000' };

const whoIsMeant = [
	input(
		'Create or Update of Maria, whose husband has the same email and was changed last',
		'Maria Lopez: dog; John Lopez: gate code 7',
		async (rig) => {
			const shared = { last_name: 'Lopez', email: 'family@example.org' };
			const maria = await add(rig, { first_name: 'Maria', ...shared, mobile_number: '9195550001' });
			const john = await add(rig, { first_name: 'John', ...shared, notes: 'gate code 7' });
			await upsert(rig, { first_name: 'Maria', ...shared }, { notes: 'dog' });
			return [maria, john].map((one) => `${nameOf(one)}: ${customer(rig, one).notes}`).join('; ');
		},
	),
	input(
		'Create or Update of an email with Bob’s number and no name, then of Carla with this email',
		'Bob Hill has the email null; Carla is created',
		async (rig) => {
			const bob = await add(rig, {
				...{ first_name: 'Bob', last_name: 'Hill', mobile_number: '9195550003' },
			});
			await upsert(rig, { email: 'carla@example.org', mobile_number: '9195550003' });
			const carla = { first_name: 'Carla', last_name: 'Diaz', email: 'carla@example.org' };
			const { outcome } = await upsert(rig, { ...carla, mobile_number: '9195550004' });
			return `Bob Hill has the email ${customer(rig, bob).email}; Carla is ${String(outcome)}`;
		},
	),
	input(
		'Create or Update, and a lead, of another name with John’s number and an email of their own',
		'Maria is created; the lead is for Maria; John has 0 tags and 0 addresses',
		async (rig) => {
			const john = await add(rig, {
				...{ first_name: 'John', last_name: 'Smith', mobile_number: '9195550005' },
			});
			const maria = { first_name: 'Maria', last_name: 'Ruiz', email: 'ruiz@example.org' };
			const person = { ...maria, mobile_number: '919 555 0005' };
			const details = { tags: 'VIP', ...addressed(HOME) };
			const { outcome } = await upsert(rig, person, details);
			const lead = { customerChoice: 'findOrAdd', ...person };
			const [{ customer: whose }] = await recordsFrom(rig, ['lead', 'create'], lead);
			const { tags, addresses } = customer(rig, john);
			return `Maria is ${String(outcome)}; the lead is for ${(whose as IDataObject).first_name}; John has ${tags.length} tags and ${addresses.length} addresses`;
		},
	),
	input('A number of Norway with the digits of one in the USA', 'created', async (rig) => {
		await add(rig, { first_name: 'Al', last_name: 'Poe', mobile_number: '4722123456' });
		const { outcome } = await upsert(rig, {
			first_name: 'Nils',
			mobile_number: '+47 22 12 34 56',
		});
		return String(outcome);
	}),
	input(
		'Two people whose email is “n/a” and whose number is 000-000-0000',
		'Ann: created, null; Bo: created, null',
		async (rig) => {
			const ann = await upsert(rig, { first_name: 'Ann', last_name: 'Lee', ...NOBODY });
			const bo = await upsert(rig, { first_name: 'Bo', last_name: 'Ray', ...NOBODY });
			return [ann, bo]
				.map(({ first_name, outcome, email }) => `${first_name}: ${outcome}, ${email}`)
				.join('; ');
		},
	),
	input(
		'The same person again with another accent, a ZIP as a number, and the state in full',
		'unchanged',
		async (rig) => {
			const home = { street: '9 Oak St', city: 'Boston', state: 'MA', zip: '02134' };
			const person = { first_name: 'José', last_name: 'Diaz' };
			await upsert(rig, person, addressed({ ...home, country: 'US' }));
			const again = { ...home, street: '9 Oak Street', state: 'Massachusetts', zip: 2134 };
			const { outcome } = await upsert(
				rig,
				{ ...person, first_name: 'José'.normalize('NFD') },
				addressed(again),
			);
			return String(outcome);
		},
	),
];

/** Operations that a place is given to. */
const AT_A_PLACE: Array<[string, string, (place: INodeParameters) => INodeParameters]> = [
	['job', 'create', (parts) => ({ addressChoice: 'street', address: { parts } })],
	['lead', 'create', (parts) => ({ additionalFields: { address: { parts } } })],
	['estimate', 'create', (parts) => ({ additionalFields: { address: { parts } } })],
	['customerAddress', 'create', (parts) => parts],
];

async function atAPlace(rig: FaultRig, place: INodeParameters): Promise<string> {
	const owner = await add(rig, { first_name: 'Ana', addresses: [HOME] });
	for (const [resource, operation, fieldsFor] of AT_A_PLACE) {
		const fields = { customer_id: byId(owner.id), ...fieldsFor(place) };
		await recordsFrom(rig, [resource, operation], fields);
	}
	return customer(rig, owner)
		.addresses.map(({ street, state, zip }) => `${street}, ${state} ${zip}`)
		.join('; ');
}

const places = [
	input(
		'A job, a lead, an estimate and an address at 123 Main Street, Texas, which is known as 123 Main St, TX',
		'123 Main St, TX 78701',
		async (rig) => await atAPlace(rig, HOME_AGAIN),
	),
	input(
		'The same four at a place that is typed in one line',
		'123 Main St, TX 78701; 9 Oak St, TX 78702',
		async (rig) => await atAPlace(rig, { street: '9 Oak St, Austin, TX 78702' }),
	),
	input('An address in Toronto without its country', 'CA', async (rig) => {
		const owner = await add(rig, { first_name: 'Ana' });
		const toronto = { street: '1 King St', city: 'Toronto', state: 'ON', zip: 'M5V 1A1' };
		const fields = { customer_id: byId(owner.id), ...toronto };
		const [{ country }] = await recordsFrom(rig, ['customerAddress', 'create'], fields);
		return String(country);
	}),
];

const whatIsWritten = [
	input(
		'Create or Update of somebody of whom nothing is different',
		'unchanged; 0 changes sent',
		async (rig) => {
			const fields = { first_name: 'Ana', last_name: 'Diaz', email: 'ANA@example.org' };
			await add(rig, { ...fields, email: 'ana@example.org', tags: ['VIP'] });
			const parameters = { ...fields, additionalFields: { tags: 'vip' } };
			const run = await operate(rig, ['customer', 'upsert'], parameters);
			return `${String(run.outcomes[0].json.outcome)}; ${writesOf(run)} changes sent`;
		},
	),
	input(
		'Create or Update with notes, twice, of somebody who has some',
		'Gate code 4711 + leaking tap',
		async (rig) => {
			const person = { first_name: 'Ana', email: 'ana@example.org' };
			const ana = await add(rig, { ...person, notes: 'Gate code 4711' });
			for (const notes of ['leaking tap', 'Leaking tap']) await upsert(rig, person, { notes });
			return String(customer(rig, ana).notes).replace(/\s+\d{4}-\d\d-\d\d:/g, ' +');
		},
	),
	input(
		'Update from a row of a table in which “ ”, “n/a” and an empty text stand',
		'Diaz, ana@example.org, VIP gate, 9195550007',
		async (rig) => {
			const known = { last_name: 'Diaz', email: 'ana@example.org', notes: 'VIP gate' };
			const ana = await add(rig, { first_name: 'Ana', ...known });
			const columns = {
				last_name: ' ',
				email: 'n/a',
				notes: '',
				mobile_number: '+1 (919) 555-0007',
			};
			const names = Object.keys(columns);
			const updateFields = Object.fromEntries(names.map((name) => [name, `={{ $json.${name} }}`]));
			const fields = { customer_id: byId(ana.id), updateFields };
			await recordsFrom(rig, ['customer', 'update'], fields, [columns]);
			const { last_name, email, notes, mobile_number } = customer(rig, ana);
			return [last_name, email, notes, mobile_number].join(', ');
		},
	),
	input(
		'Update with an address in Additional JSON, which Housecall Pro accepts and throws away',
		'2 addresses',
		async (rig) => {
			const ana = await add(rig, { first_name: 'Ana', addresses: [HOME] });
			const additionalJson = { addresses: [{ ...HOME, street: '9 Oak St' }] };
			const fields = { customer_id: byId(ana.id), updateFields: { additionalJson } };
			await recordsFrom(rig, ['customer', 'update'], fields);
			return `${customer(rig, ana).addresses.length} addresses`;
		},
	),
];

export const people: Suite = {
	title: 'People and addresses',
	about:
		'Rows about people whom the account knows already, or almost. Housecall Pro cannot delete an address, and keeps no older text of the notes.',
	faults: [...whoIsMeant, ...places, ...whatIsWritten],
};
