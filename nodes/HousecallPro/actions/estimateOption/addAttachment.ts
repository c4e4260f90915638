import { estimateId, estimateOptionId } from '../../descriptions/locators';
import { inputBinaryField, upload } from '../../operation/upload';
import type { Operation } from '../../operation/operation';

/**
 * POST /estimates/{estimate_id}/options/{option_id}/attachments, as multipart with the one part `file`. Answers
 * 202 with `{ estimate_url }`: the file is taken in later, and Estimate → Get with "Include" = Attachments shows it.
 */
export const addAttachment: Operation = {
	option: {
		name: 'Add Attachment',
		value: 'addAttachment',
		action: 'Add an attachment to an estimate option',
		description: 'Upload a file, such as a photo or a PDF, to one option of an estimate',
	},
	route: 'POST /estimates/{estimate_id}/options/{option_id}/attachments',
	fields: [estimateId, estimateOptionId, inputBinaryField],
	amounts: [],
	hasTimes: false,
	returns: 'record',
	settings: [inputBinaryField.name],
	execute: upload,
};
