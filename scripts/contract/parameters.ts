import { NodeHelpers } from 'n8n-workflow';
import type { INodeParameters, INodeProperties, INodeTypeDescription } from 'n8n-workflow';

import { fieldsToChange } from '../../nodes/HousecallPro/operation/fieldsToChange';
import type { Operation } from '../../nodes/HousecallPro/operation/operation';
import type { DocumentedOperation } from './document';
import { sampleOf } from './samples';

/**
 * The node's parameters with only what has to be filled: of the fields shown at once those that the node or the document
 * requires. Where that leaves nothing to send, or nothing to change, it is the first text or list of IDs (of an update:
 * of its fields).
 */
export function minimalParameters(
	description: INodeTypeDescription,
	resource: string,
	operation: Operation,
	documented?: DocumentedOperation,
): INodeParameters {
	const chosen: INodeParameters = { resource, operation: operation.option.value };
	const shown = shownFields(description, chosen);
	const required = shown.filter(
		({ name, required: isRequired }) => isRequired || documented?.requires(name),
	);
	const fill = (field: INodeProperties) => sampleOf(field, documented?.schemaOf(field.name));

	const filled: INodeParameters = { ...chosen };
	for (const field of required) filled[field.name] = fill(field);
	const isEnough = isWrite(operation)
		? required.some((field) => isSent(operation, field))
		: required.length > 0;
	if (isEnough) return filled;

	const text = shown.find((field) => isText(field) && isSent(operation, field));
	if (text) return { ...filled, [text.name]: fill(text) };
	const updates = shown.find(({ name }) => name === 'updateFields');
	const update = (updates?.options as INodeProperties[] | undefined)?.find(
		(field) => isText(field) && field.name !== fieldsToChange.name,
	);
	return update ? { ...filled, updateFields: { [update.name]: fill(update) } } : filled;
}

const isText = ({ type, typeOptions }: INodeProperties) =>
	type === 'string' || typeOptions?.isIdList === true;

const isWrite = ({ route }: Operation) => /^(POST|PUT|PATCH) /.test(route);

/** IDs of the path say what is meant, not what to do with it. */
const isSent = ({ route }: Operation, { name }: INodeProperties) => !route.includes(`{${name}}`);

/** What the panel shows for a choice of resource and operation before anything is filled. */
function shownFields(description: INodeTypeDescription, chosen: INodeParameters) {
	const { properties } = description;
	const node = { typeVersion: 1 };
	const values =
		NodeHelpers.getNodeParameters(properties, chosen, true, false, node, description) ?? chosen;
	return properties.filter(
		(field) =>
			!(field.name in chosen) && NodeHelpers.displayParameter(values, field, node, description),
	);
}
