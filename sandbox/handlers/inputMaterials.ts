import type { Call, Handlers } from '../http/call';
import type { InputMaterial } from '../state/model';
import { touchJob } from './jobChanges';
import { needJob } from './lookup';

type Input = Partial<InputMaterial> & Pick<InputMaterial, 'name'>;

export const inputMaterials: Handlers = {
	listJobInputMaterials: (call) => ({ job_input_materials: needJob(call).input_materials }),

	/** The request is the whole list: what it leaves out goes. */
	bulkUpdateJobInputMaterials: (call) => {
		const job = needJob(call);
		const inputs = call.body<{ job_input_materials?: Input[] }>().job_input_materials ?? [];
		const known = new Map(job.input_materials.map((material) => [material.uuid, material]));
		job.input_materials = inputs.map((input) => ({
			...(known.get(input.uuid ?? '') ?? blank(call)),
			...withoutUuid(input),
		}));
		touchJob(call, job);
		return { job_input_materials: job.input_materials };
	},
};

function blank(call: Call): Omit<InputMaterial, 'name'> {
	const uuid = call.state.ids.uuid('input material');
	return { uuid, description: '', part_number: '', unit_cost: 0, quantity: 1 };
}

function withoutUuid({ name, description, part_number, unit_cost, quantity }: Input) {
	const changes = { name, description, part_number, unit_cost, quantity };
	const set = Object.entries(changes).filter(([, value]) => value !== undefined);
	return Object.fromEntries(set) as Input;
}
