import { addCustomer } from '../../account';
import type { Changes } from './change';
import type { Office, Subject } from './office';

async function newCustomer(office: Office): Promise<Subject> {
	const { id } = await addCustomer(office.rig);
	office.ledger.expect('customer.created', id);
	return office.put('customers', id);
}

function newCalendarEvent(office: Office): Subject {
	const { state, now } = office;
	const [like] = state.calendarEvents.all();
	const id = state.ids.next('evt');
	state.calendarEvents.add({ ...structuredClone(like), id, created_at: now, updated_at: now });
	office.ledger.expect('calendar_event.created', id);
	return office.put('calendarEvents', id);
}

export const people: Changes = {
	'customer created': { make: async (office) => void (await newCustomer(office)) },
	'customer updated': {
		async make(office, pick) {
			const found = office.find('customers', 'updated', pick) ?? (await newCustomer(office));
			await office.rig.call('PUT', `/customers/${found.id}`, { last_name: `Number ${pick}` });
		},
	},
	'calendar event created': {
		async make(office) {
			await Promise.resolve(newCalendarEvent(office));
		},
	},
	'calendar event updated': {
		async make(office, pick) {
			const { id } = office.find('calendarEvents', 'updated', pick) ?? newCalendarEvent(office);
			office.state.calendarEvents.touchById(id, office.now);
			await Promise.resolve();
		},
	},
	'employee created': {
		async make({ state, now, ledger }) {
			const [like] = state.employees.all();
			const id = state.ids.next('pro');
			state.employees.add({ ...structuredClone(like), id, created_at: now, updated_at: now });
			ledger.expect('employee.created', id);
			await Promise.resolve();
		},
	},
};
