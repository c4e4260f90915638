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
	const given = settings[inputBinaryField.name];
	const file = await readFile(context, itemIndex, { field: inputBinaryField, part: 'file', given });
	return await api.send({ ...call, body: undefined, file });
}

interface Source {
	/** The field that says which file it is. */
	field: INodeProperties;
	/** Name of the part of the multipart body. */
	part: string;
	/** The file, or the name of the input binary field that has it. */
	given: unknown;
}

/**
 * A file of the input item.
 * @throws FieldError for a tool and for a file without content, NodeOperationError of n8n's when there is no such file
 */
export async function readFile(
	context: IExecuteFunctions,
	itemIndex: number,
	{ field, part, given }: Source,
): Promise<Upload> {
	if (isTool(context)) {
		throw new FieldError(
			field.displayName,
			'cannot be filled: a tool gets no file',
			'Use the node in a workflow that the agent calls.',
		);
	}
	const toUpload = ({ fileName, mimeType }: IBinaryData, unnamed: string, content: Buffer) => {
		const name = fileName || unnamed;
		if (content.length > 0) return { field: part, name, mimeType, content };
		throw new FieldError(
			field.displayName,
			`names an empty file: ${name}`,
			'Look at the output of the node that the file comes from.',
		);
	};
	if (isFile(given)) return toUpload(given, part, await contentOf(context, given));
	const property = String(given);
	const file = context.helpers.assertBinaryData(itemIndex, property);
	const content = await context.helpers.getBinaryDataBuffer(itemIndex, property);
	return toUpload(file, property, content);
}

/** n8n's own `getBinaryDataBuffer` takes a file in place of its name in late versions only. */
async function contentOf({ helpers }: IExecuteFunctions, file: IBinaryData): Promise<Buffer> {
	return file.id
		? await helpers.binaryToBuffer(await helpers.getBinaryStream(file.id))
		: Buffer.from(file.data, BINARY_ENCODING);
}
