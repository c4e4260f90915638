import { NodeHelpers } from 'n8n-workflow';
import type { INodeParameters, INodeProperties, INodeTypeDescription } from 'n8n-workflow';

import type { Operation } from '../../nodes/HousecallPro/actions/operation';
import type { DocumentedOperation } from './document';
import { sampleOf } from './samples';

const isText = ({ type }: INodeProperties) => type === 'string';

/**
 * The node's parameters with only what has to be filled: the required fields among those shown at once, and for
 * a write that shows nothing to send besides IDs of its path, the first text field (of an update: of its fields).
 */
export function minimalParameters(
	description: INodeTypeDescription,
	resource: string,
	operation: Operation,
	documented?: DocumentedOperation,
): INodeParameters {
	const chosen: INodeParameters = { resource, operation: operation.option.value };
	const shown = shownFields(description, chosen);
	const required = shown.filter((field) => field.required);
	const fill = (field: INodeProperties) => sampleOf(field, documented?.schemaOf(field.name));

	const filled: INodeParameters = { ...chosen };
	for (const field of required) filled[field.name] = fill(field);
	if (!isWrite(operation) || required.some((field) => isSent(operation, field))) return filled;

	const text = shown.find(isText);
	if (text) return { ...filled, [text.name]: fill(text) };
	const updates = shown.find(({ name }) => name === 'updateFields');
	const update = (updates?.options as INodeProperties[] | undefined)?.find(isText);
	return update ? { ...filled, updateFields: { [update.name]: fill(update) } } : filled;
}

const isWrite = ({ route }: Operation) => /^(POST|PUT|PATCH) /.test(route);

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
