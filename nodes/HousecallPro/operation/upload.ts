import { BINARY_ENCODING } from 'n8n-workflow';
import type { IBinaryData, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { FieldError } from '../helpers/values';
import type { Upload } from '../transport/types';
import { FILE_FIELD } from './encode';
import { isFile } from './encode/file';
import type { ExecuteContext } from './operation';
import { isTool } from './parameters';

export const inputBinaryField: INodeProperties = {
	displayName: 'Input Binary Field',
	name: FILE_FIELD,
	type: 'string',
	required: true,
	default: 'data',
	hint: 'The name of the input binary field containing the file to be uploaded',
	description:
		'An expression may also give the file itself, such as {{ $("Get").item.binary.data }} of an earlier node',
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
	const file = await readFile(context, itemIndex, settings[inputBinaryField.name]);
	return await api.send({ ...call, body: undefined, file });
}

async function readFile(
	context: IExecuteFunctions,
	itemIndex: number,
	given: unknown,
): Promise<Upload> {
	if (isTool(context)) {
		throw new FieldError(
			inputBinaryField.displayName,
			'cannot be filled: a tool gets no file',
			'Use the node in a workflow that the agent calls.',
		);
	}
	if (isFile(given)) return toUpload(given, 'file', await contentOf(context, given));
	const property = String(given);
	const file = context.helpers.assertBinaryData(itemIndex, property);
	const content = await context.helpers.getBinaryDataBuffer(itemIndex, property);
	return toUpload(file, property, content);
}

const toUpload = (
	{ fileName, mimeType }: IBinaryData,
	unnamed: string,
	content: Buffer,
): Upload => ({ field: 'file', name: fileName || unnamed, mimeType, content });

/** n8n's own `getBinaryDataBuffer` takes a file in place of its name in late versions only. */
async function contentOf({ helpers }: IExecuteFunctions, file: IBinaryData): Promise<Buffer> {
	return file.id
		? await helpers.binaryToBuffer(await helpers.getBinaryStream(file.id))
		: Buffer.from(file.data, BINARY_ENCODING);
}
