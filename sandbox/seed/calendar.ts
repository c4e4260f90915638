import type { Availability, ChecklistItem, Job } from '../state/model';
import type { State } from '../state/state';
import { addDays, stamp } from '../state/time';
import { between, chance, one, some } from './draw';
import { METRO } from './places';
import { drawWindow } from './work';

const MEETINGS = ['Team meeting', 'Safety training', 'Van inspection', 'Supplier visit', 'Day off'];
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const CHECKS = [
	'Filter replaced',
	'Refrigerant level',
	'Drain line clear',
	'Customer walked through',
];

/** Calendar events of two weeks around today, opening hours, service zones and checklists. */
export function fillCalendar(state: State): void {
	state.availability = openingHours();
	for (let day = -7; day <= 7; day += 1) addEvent(state, day);
	addZones(state);
	const finished = state.jobs.all().filter((job) => job.work_status.startsWith('complete'));
	for (const job of finished) if (chance(20)) addChecklist(state, job);
}

/** Closed at weekends. */
function openingHours(): Availability {
	const open = [{ start_time: '08:00', end_time: '17:00' }];
	return {
		bufferInDays: 1,
		days: WEEKDAYS.map((name, index) => ({ name, windows: index < 5 ? open : [] })),
	};
}

function addEvent(state: State, day: number): void {
	const window = drawWindow(state, day);
	const createdAt = stamp(addDays(state.options.now, -30));
	const [town] = METRO.towns;
	state.calendarEvents.add({
		id: state.ids.next('evt'),
		company_id: state.company.id,
		name: one(MEETINGS),
		note: chance(30) ? 'Bring the van keys.' : null,
		tags: [],
		street: String(state.company.address.street),
		street_line_2: '',
		city: town.city,
		state: METRO.state,
		zip: town.zip,
		assigned_employee_ids: some(state.employees.all(), 2).map(({ id }) => id),
		start_time: window.start,
		end_time: window.end,
		all_day: false,
		created_at: createdAt,
		updated_at: createdAt,
	});
}

function addZones(state: State): void {
	const createdAt = stamp(addDays(state.options.now, -700));
	const cities = [...new Set(METRO.towns.map((town) => town.city))];
	const half = Math.ceil(cities.length / 2);
	[cities.slice(0, half), cities.slice(half)].forEach((part, index) => {
		const towns = METRO.towns.filter((town) => part.includes(town.city));
		state.serviceZones.add({
			id: state.ids.uuid('zone'),
			company_id: state.company.id,
			name: `Zone ${index + 1}`,
			zip_codes: towns.map((town) => town.zip),
			cities: part,
			trip_charge: index * 2500,
			pro_ids: some(state.employees.all(), between(2, 4)).map(({ id }) => id),
			created_at: createdAt,
			updated_at: createdAt,
		});
	});
}

function addChecklist(state: State, job: Job): void {
	state.checklists.add({
		id: state.ids.uuid('checklist'),
		company_id: job.company_id,
		title: 'Maintenance',
		job_uuid: job.id,
		estimate_uuid: null,
		sections: [{ title: 'On site', order_index: 0, items: CHECKS.map(makeCheck) }],
		created_at: job.created_at,
		updated_at: job.updated_at,
	});
}

function makeCheck(title: string, index: number): ChecklistItem {
	const base = { title, required: index === 0, comment: '', order_index: index };
	if (index === 1) return { ...base, type: 'text', value: `${between(60, 80)} psi` };
	return { ...base, type: 'boolean', value: chance(80) };
}
