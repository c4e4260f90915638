import { JOB } from '../../descriptions/amounts';
import type { Resource } from '../../operation/operation';
import { addAttachment } from './addAttachment';
import { addLink } from './addLink';
import { addNote } from './addNote';
import { addTag } from './addTag';
import { cancel } from './cancel';
import { complete } from './complete';
import { create } from './create';
import { deleteJob } from './delete';
import { deleteNote } from './deleteNote';
import { dispatch } from './dispatch';
import { get } from './get';
import { getAll } from './getAll';
import { getInputMaterials } from './getInputMaterials';
import { getInvoices } from './getInvoices';
import { lock } from './lock';
import { lockByTimeRange } from './lockByTimeRange';
import { removeSchedule } from './removeSchedule';
import { removeTag } from './removeTag';
import { setSchedule } from './setSchedule';
import { update } from './update';
import { updateInputMaterials } from './updateInputMaterials';

export const job: Resource = {
	name: 'Job',
	value: 'job',
	amounts: JOB,
	hasTimes: true,
	operations: [
		addAttachment,
		addLink,
		addNote,
		addTag,
		dispatch,
		cancel,
		complete,
		create,
		deleteJob,
		deleteNote,
		get,
		getInputMaterials,
		getInvoices,
		getAll,
		lock,
		lockByTimeRange,
		removeSchedule,
		removeTag,
		setSchedule,
		update,
		updateInputMaterials,
	],
};
