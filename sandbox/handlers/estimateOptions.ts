import type { Call, Handlers } from '../http/call';
import { invalid, notFound } from '../http/errors';
import { envelope } from '../http/paging';
import type { Estimate, EstimateOption } from '../state/model';
import { LiveViews } from '../views';
import { lineItemViews } from '../views/parts';
import { makeOption, type OptionInput } from './estimateOptionInput';
import { needEstimate, taxOf, type TaxInput } from './estimates';
import { crewOf, timesOf, type ScheduleInput } from './jobSchedule';
import { mergeLineItems, type LineItemInput } from './lineItemInput';

/** The alternatives an estimate offers. */
export const estimateOptions: Handlers = {
	createEstimateOption: (call) => {
		const estimate = needEstimate(call);
		const input = call.body<OptionInput & { tax?: TaxInput }>();
		if (!input.name?.trim()) throw invalid({ name: ["can't be blank"] });
		const number = `${estimate.estimate_number}-${estimate.options.length + 1}`;
		const option = makeOption(call, input, taxOf(input.tax), number);
		estimate.options.push(option);
		touch(call, estimate, option);
		call.events.estimate('option.created', estimate);
		return new LiveViews(call.state).option(option);
	},

	listEstimateOptionLineItems: (call) => {
		const { estimate, option } = ofCall(call);
		return envelope(call, 'line_items', linesOf(estimate, option), (item) => item);
	},

	bulkUpdateEstimateOptionLineItems: (call) => {
		const { estimate, option } = ofCall(call);
		const { line_items: inputs = [] } = call.body<{ line_items?: LineItemInput[] }>();
		option.line_items = mergeLineItems(call, option.line_items, inputs, false);
		touch(call, estimate, option);
		return { line_items: linesOf(estimate, option) };
	},

	/** The visit is the estimate's: all its options share it. */
	updateEstimateOptionSchedule: (call) => {
		const { estimate, option } = ofCall(call);
		const input = call.body<ScheduleInput>();
		const { start, end } = timesOf(input);
		const crew = crewOf(call, input.dispatched_employees) ?? estimate.assigned_employee_ids;
		const arrivalWindow = input.arrival_window_in_minutes ?? estimate.schedule.arrival_window;
		estimate.schedule = {
			scheduled_start: start,
			scheduled_end: end,
			arrival_window: arrivalWindow,
		};
		estimate.assigned_employee_ids = crew;
		if (estimate.work_status === 'needs scheduling') estimate.work_status = 'scheduled';
		touch(call, estimate, option);
		call.events.estimate('scheduled', estimate);
		return {
			start_time: start,
			end_time: end,
			arrival_window_minutes: arrivalWindow,
			assigned_employees: call.views.employees(crew),
		};
	},

	createEstimateOptionNote: (call) => {
		const { estimate, option } = ofCall(call);
		const { content } = call.body<{ content: string }>();
		if (!content.trim()) throw invalid({ content: ["can't be blank"] });
		const note = { id: call.state.ids.next('nte'), content };
		option.notes.push(note);
		touch(call, estimate, option);
		return note;
	},

	deleteEstimateOptionNote: (call) => {
		const { estimate, option } = ofCall(call);
		const note = option.notes.find(({ id }) => id === call.params.note_id);
		if (!note) throw notFound('Note');
		option.notes = option.notes.filter((other) => other !== note);
		touch(call, estimate, option);
	},
};

/** @throws Refusal 404 */
export function needOption(estimate: Estimate, id: string): EstimateOption {
	const option = estimate.options.find((candidate) => candidate.id === id);
	if (!option) throw notFound('Option');
	return option;
}

function linesOf({ id }: Estimate, option: EstimateOption) {
	return lineItemViews(option.line_items, `/estimates/${id}/options/${option.id}/line_items`);
}

function ofCall(call: Call): { estimate: Estimate; option: EstimateOption } {
	const estimate = needEstimate(call);
	return { estimate, option: needOption(estimate, call.params.option_id) };
}

function touch(call: Call, estimate: Estimate, option: EstimateOption): void {
	option.updated_at = call.now;
	call.state.estimates.touch(estimate, call.now);
	call.events.estimate('updated', estimate);
}
