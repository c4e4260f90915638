import type { INodeProperties } from 'n8n-workflow';

import { HousecallPro } from '../../nodes/HousecallPro/HousecallPro.node.ts';
import { HousecallProPollingTrigger } from '../../nodes/HousecallPro/HousecallProPollingTrigger.node.ts';
import { HousecallProTrigger } from '../../nodes/HousecallPro/HousecallProTrigger.node.ts';
import { placedFields, placesWhere } from './fields';

const nodes = [HousecallPro, HousecallProPollingTrigger, HousecallProTrigger].map(
	(Node) => new Node().description,
);

describe('What n8n’s AI builder reads', () => {
	it('names only nodes of this package as related', () => {
		const names = nodes.map(({ name }) => `n8n-nodes-housecall-pro.${name}`);
		const related = nodes.flatMap(({ builderHint }) =>
			(builderHint?.relatedNodes ?? []).map(({ nodeType }) => nodeType),
		);

		expect(related).toHaveLength(6);
		expect(related.filter((name) => !names.includes(name))).toEqual([]);
	});

	it('says what each node is for', () => {
		expect(nodes.filter(({ builderHint }) => !builderHint?.searchHint)).toEqual([]);
	});

	it('says how the node’s fields take records, dates and money', () => {
		const isNeeded = ({ type, typeOptions }: INodeProperties) =>
			type === 'resourceLocator' || type === 'dateTime' || typeOptions?.isAmount === true;
		const ofNode = placedFields.filter(({ place }) => place.startsWith('node '));
		const unhinted = ofNode.filter(({ field }) => isNeeded(field) && !field.builderHint);

		expect(ofNode.filter(({ field }) => isNeeded(field)).length).toBeGreaterThan(100);
		expect(unhinted.map(({ place }) => place)).toEqual([]);
	});

	// n8n's builder would take it for an expression
	it('holds no expression', () => {
		expect(placesWhere((field) => JSON.stringify(field.builderHint ?? '').includes('={{'))).toEqual(
			[],
		);
	});
});
