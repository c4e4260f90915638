import { DateTime } from 'luxon';
import type { Call, Handlers } from '../http/call';
import { badRequest, invalid } from '../http/errors';
import { listed } from '../http/paging';
import type { Availability } from '../state/model';
import { need } from './lookup';

const TIME_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d$/;
const DEFAULT_DAYS = 7;
const MAX_DAYS = 31;
const DEFAULT_MINUTES = 30;

interface AvailabilityInput {
	availability_buffer_in_days: number;
	daily_schedule_windows: {
		day_name: string;
		schedule_windows: { start_time: string; end_time: string }[];
	}[];
}

interface Slot {
	start: DateTime;
	end: DateTime;
}

/** Opening hours, and what is free within them. */
export const availability: Handlers = {
	getScheduleAvailability: (call) => view(call.state.availability),

	updateScheduleAvailability: (call) => {
		const input = call.body<AvailabilityInput>();
		const known = call.state.availability.days.map(({ name }) => name);
		for (const day of input.daily_schedule_windows) checkDay(day, known);
		const byName = new Map(
			input.daily_schedule_windows.map((day) => [day.day_name.toLowerCase(), day.schedule_windows]),
		);
		call.state.availability = {
			bufferInDays: input.availability_buffer_in_days,
			days: known.map((name) => ({ name, windows: byName.get(name.toLowerCase()) ?? [] })),
		};
		return view(call.state.availability);
	},

	listBookingWindows: (call) => {
		const days = Number(call.query.show_for_days ?? DEFAULT_DAYS);
		if (days < 1 || days > MAX_DAYS) throw badRequest(`show_for_days must be 1 to ${MAX_DAYS}`);
		const start = startOf(call);
		const isFree = freeTester(call, start, start.plus({ days }));
		const slots = slotsOf(call, start, days, minutesOf(call));
		return {
			booking_windows: slots.map((slot) => ({
				start_time: iso(slot.start),
				end_time: iso(slot.end),
				available: isFree(slot),
			})),
			show_for_days: days,
			start_date: start.toFormat("yyyy-MM-dd'T'HH:mm:ss"),
		};
	},
};

/** Each list is nested in a `data`, unlike the description says. */
function view({ bufferInDays, days }: Availability) {
	return {
		availability_buffer_in_days: bufferInDays,
		daily_availabilities: {
			data: days.map(({ name, windows }) => ({
				day_name: name,
				schedule_windows: { data: windows },
			})),
		},
	};
}

function checkDay(day: AvailabilityInput['daily_schedule_windows'][number], known: string[]): void {
	const isKnown = known.some((name) => name.toLowerCase() === day.day_name.toLowerCase());
	if (!isKnown) throw invalid({ day_name: [`${day.day_name} is not a day`] });
	for (const { start_time: start, end_time: end } of day.schedule_windows) {
		const isRange = TIME_OF_DAY.test(start) && TIME_OF_DAY.test(end) && start < end;
		if (!isRange) throw invalid({ schedule_windows: [`${start} to ${end} is not a window`] });
	}
}

/** The day asked for, or the first one that the buffer leaves open. */
function startOf(call: Call): DateTime {
	const zone = call.company.time_zone;
	const asked = call.query.start_date;
	if (asked === undefined) {
		const buffer = call.state.availability.bufferInDays;
		return DateTime.fromISO(call.now, { zone }).startOf('day').plus({ days: buffer });
	}
	const start = DateTime.fromISO(String(asked), { zone });
	if (!start.isValid) throw badRequest('start_date must be valid');
	return start;
}

function minutesOf(call: Call): number {
	const { service_duration: minutes, service_id: service } = call.query;
	if (minutes !== undefined) return Number(minutes);
	if (service === undefined) return DEFAULT_MINUTES;
	return need(call, call.state.priceBookServices, String(service), 'Service').duration;
}

function slotsOf(call: Call, from: DateTime, days: number, minutes: number): Slot[] {
	const { days: week } = call.state.availability;
	return Array.from({ length: days }, (_unused, index) => from.startOf('day').plus({ days: index }))
		.flatMap((day) =>
			week[day.weekday - 1].windows.flatMap(({ start_time, end_time }) =>
				split(at(day, start_time), at(day, end_time), minutes),
			),
		)
		.filter((slot) => slot.start >= from);
}

function split(start: DateTime, end: DateTime, minutes: number): Slot[] {
	const count = Math.floor(end.diff(start, 'minutes').minutes / minutes);
	return Array.from({ length: count }, (_unused, index) => ({
		start: start.plus({ minutes: index * minutes }),
		end: start.plus({ minutes: (index + 1) * minutes }),
	}));
}

/** A slot is free when one of the people in question has no visit in it. */
function freeTester(call: Call, from: DateTime, to: DateTime): (slot: Slot) => boolean {
	const crew = crewOf(call);
	const busy = call.state.jobs
		.all()
		.filter((job) => !job.deleted_at)
		.flatMap((job) => job.appointments)
		.map(({ start_time, end_time, dispatched_employees_ids }) => ({
			start: DateTime.fromISO(start_time),
			end: DateTime.fromISO(end_time),
			who: dispatched_employees_ids,
		}))
		.filter((visit) => visit.end > from && visit.start < to);
	return (slot) => {
		const taken = busy.filter((visit) => visit.start < slot.end && visit.end > slot.start);
		return crew.some((id) => !taken.some(({ who }) => who.includes(id)));
	};
}

function crewOf(call: Call): string[] {
	const asked = listed(call, 'employee_ids');
	if (asked) return [...asked].map((id) => need(call, call.state.employees, id, 'Employee').id);
	const { service_id: service, price_form_id: form } = call.query;
	const { priceBookServices, priceForms, employees } = call.state;
	if (service) return need(call, priceBookServices, String(service), 'Service').pro_ids;
	if (form) return need(call, priceForms, String(form), 'Price form').pro_ids;
	const own = employees.where('company_id', call.company.id);
	return own.filter((one) => one.permissions.can_be_booked_online).map(({ id }) => id);
}

function at(day: DateTime, timeOfDay: string): DateTime {
	const [hour, minute] = timeOfDay.split(':').map(Number);
	return day.set({ hour, minute });
}

function iso(time: DateTime): string {
	return time.toUTC().toFormat("yyyy-MM-dd'T'HH:mm:ss'Z'");
}
