import type { Operation } from '../../operation/operation';

/** GET /application. Answers `{ name, state, organization_id }`. For keys of partner applications. */
export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get the partner application',
		description:
			'Get the name of the partner application that the key belongs to, and whether the company has it enabled',
	},
	route: 'GET /application',
	fields: [],
	returns: 'record',
};
