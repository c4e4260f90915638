import type { INodeProperties } from 'n8n-workflow';

import { HousecallProApi } from '../../credentials/HousecallProApi.credentials';
import { childrenOf } from '../../nodes/HousecallPro/operation/encode';
import { HousecallPro } from '../../nodes/HousecallPro/HousecallPro.node.ts';
import { HousecallProPollingTrigger } from '../../nodes/HousecallPro/HousecallProPollingTrigger.node.ts';
import { HousecallProTrigger } from '../../nodes/HousecallPro/HousecallProTrigger.node.ts';

/** A field anywhere in the package. */
export interface Placed {
	/** Where a reader finds it, e.g. `customer:create additionalFields.tags`. */
	place: string;
	field: INodeProperties;
}

/** Which of the node's operations shows a field; empty for a field of no operation. */
function shownBy({ displayOptions }: INodeProperties): string {
	const { resource = [], operation = [] } = displayOptions?.show ?? {};
	return [...resource, ...operation].join(':');
}

function withChildren(field: INodeProperties, place: string): Placed[] {
	const own = `${place}${field.name}`;
	return [
		{ place: own, field },
		...childrenOf(field).flatMap((child) => withChildren(child, `${own}.`)),
	];
}

const fieldsOf = (owner: string, properties: INodeProperties[]): Placed[] =>
	properties.flatMap((field) => withChildren(field, `${[owner, shownBy(field)].join(' ')} `));

/** Every field of the three nodes and of the credential, those inside collections included. */
export const placedFields: Placed[] = [
	...fieldsOf('node', new HousecallPro().description.properties),
	...fieldsOf('trigger', new HousecallProTrigger().description.properties),
	...fieldsOf('polling', new HousecallProPollingTrigger().description.properties),
	...fieldsOf('credential', new HousecallProApi().properties),
];

/** The places of the fields that a rule does not hold for. */
export const placesWhere = (isWrong: (field: INodeProperties) => boolean): string[] => [
	...new Set(placedFields.filter(({ field }) => isWrong(field)).map(({ place }) => place)),
];
