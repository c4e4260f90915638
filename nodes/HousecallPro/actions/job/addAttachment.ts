import { jobId } from '../../descriptions/locators';
import { inputBinaryField, upload } from '../../operation/upload';
import type { Operation } from '../../operation/operation';

/**
 * POST /jobs/{job_id}/attachments, as multipart with the one part `file`. Responds 202 with `{ job_url }`: the
 * service stores the file later, and Get with "Include" = Attachments shows it then.
 */
export const addAttachment: Operation = {
	option: {
		name: 'Add Attachment',
		value: 'addAttachment',
		action: 'Add an attachment to a job',
		description: 'Upload a file, such as a photo or a PDF, to a job',
	},
	route: 'POST /jobs/{job_id}/attachments',
	fields: [jobId, inputBinaryField],
	amounts: [],
	hasTimes: false,
	returns: 'record',
	settings: [inputBinaryField.name],
	execute: upload,
};
