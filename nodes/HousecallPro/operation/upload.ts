import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { FieldError } from '../helpers/values';
import type { Upload } from '../transport/types';
import type { ExecuteContext } from './operation';
import { isTool } from './parameters';

export const inputBinaryField: INodeProperties = {
	displayName: 'Input Binary Field',
	name: 'binaryPropertyName',
	type: 'string',
	required: true,
	default: 'data',
	hint: 'The name of the input binary field containing the file to be uploaded',
};

/**
 * Sends the file of the input item as the one part, `file`, of a multipart body.
 * @throws FieldError for a tool, NodeOperationError of n8n's, before any request, when the item has no such file
 */
export async function upload({
	api,
	call,
	settings,
	context,
	itemIndex,
}: ExecuteContext): Promise<unknown> {
	const property = String(settings[inputBinaryField.name]);
	const file = await readFile(context, itemIndex, property);
	return await api.send({ ...call, body: undefined, file });
}

async function readFile(
	context: IExecuteFunctions,
	itemIndex: number,
	property: string,
): Promise<Upload> {
	if (isTool(context)) {
		throw new FieldError(
			inputBinaryField.displayName,
			'cannot be filled: a tool gets no file',
			'Use the node in a workflow that the agent calls.',
		);
	}
	const { fileName, mimeType } = context.helpers.assertBinaryData(itemIndex, property);
	const content = await context.helpers.getBinaryDataBuffer(itemIndex, property);
	return { field: 'file', name: fileName || property, mimeType, content };
}
