import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { WorkflowFile } from '../tools/n8n/types';
import { EARLIER_PACKAGE } from './earlier';
import type { SandboxProcess } from './sandboxProcess';
import { chain, httpRequest, node, ownCredential, splitOut, start } from './workflows';

/** One line of a table that is imported. */
export interface Row extends IDataObject {
	first_name: string;
	last_name: string;
	email: string;
	phone: string;
	company: string;
	street: string;
	street_line_2: string;
	city: string;
	state: string;
	zip: string;
}

const onFailure = { onError: 'continueRegularOutput' as const };

/** One item per row, without a request. */
const rowItems = (rows: readonly Row[]) => [
	node('n8n-nodes-base.set', 3.4, {
		mode: 'raw',
		jsonOutput: JSON.stringify({ row: rows }),
		options: {},
	}),
	splitOut('row'),
];

const of = (field: keyof Row) => `={{ $json.${field} }}`;

const address = Object.fromEntries(
	(['street', 'street_line_2', 'city', 'state', 'zip'] as const).map((part) => [part, of(part)]),
);

const upsertParameters: INodeParameters = {
	resource: 'customer',
	operation: 'upsert',
	first_name: of('first_name'),
	last_name: of('last_name'),
	email: of('email'),
	mobile_number: of('phone'),
	additionalFields: {
		company: of('company'),
		addresses: { address: [{ type: 'service', ...address }] },
	},
};

const upsertBy = (name: string, type: string) => (sandbox: SandboxProcess, rows: readonly Row[]) =>
	chain(
		name,
		start,
		...rowItems(rows),
		node(type, 1, upsertParameters, { credentials: ownCredential(sandbox), ...onFailure }),
	);

/** All rows by Create or Update. */
export const upsertByOurs = upsertBy('Upsert by ours', 'n8n-nodes-housecall-pro.housecallPro');

/** The same by the package as it was at 0.1.0. */
export const upsertByEarlier = upsertBy('Upsert by 0.1.0', `${EARLIER_PACKAGE}.housecallPro`);

const ROW = "$('Step 3').item.json";

const customerBody = `={{ (({ first_name, last_name, email, phone, company }) => ({ first_name, last_name, email, mobile_number: phone, ...(company && { company }) }))(${ROW}) }}`;

const newCustomerBody = `={{ (({ first_name, last_name, email, phone, company, street, street_line_2, city, state, zip }) => ({ first_name, last_name, email, mobile_number: phone, ...(company && { company }), addresses: [{ street, street_line_2, city, state, zip }] }))(${ROW}) }}`;

const isTrue = (expression: string): INodeParameters => ({
	conditions: {
		options: { caseSensitive: true, leftValue: '', typeValidation: 'loose', version: 2 },
		conditions: [
			{
				id: 'condition',
				leftValue: `={{ ${expression} }}`,
				rightValue: '',
				operator: { type: 'boolean', operation: 'true', singleValue: true },
			},
		],
		combinator: 'and',
	},
	options: {},
});

const ifNode = (expression: string) => node('n8n-nodes-base.if', 2.2, isTrue(expression));

const write = (method: string, url: string, jsonBody: string) =>
	httpRequest(
		{ method, url, sendBody: true, specifyBody: 'json', jsonBody, options: {} },
		onFailure,
	);

/** What differs, as people compare it. */
const DIFFERS = `(({ first_name, last_name, mobile_number, company }, row) => first_name !== row.first_name || last_name !== row.last_name || mobile_number !== row.phone || (company ?? '') !== row.company)($json.customers[0], ${ROW})`;

/**
 * The same by the HTTP Request node, as people build it: search by email, compare, then PUT or POST. Everything is
 * left at its defaults, but failures do not stop the workflow.
 */
export function upsertByHttpRequest(sandbox: SandboxProcess, rows: readonly Row[]): WorkflowFile {
	const found = '($json.customers ?? []).length > 0';
	const id = '{{ $json.customers[0].id }}';
	const file = chain(
		'Upsert by HTTP Request',
		start,
		...rowItems(rows),
		httpRequest(
			{ url: `=${sandbox.url}/customers?q={{ encodeURIComponent($json.email) }}`, options: {} },
			onFailure,
		),
		ifNode(found),
		ifNode(DIFFERS),
		write('PUT', `=${sandbox.url}/customers/${id}`, customerBody),
	);
	const post = { ...write('POST', `${sandbox.url}/customers`, newCustomerBody), name: 'Add' };
	const next = { node: post.name, type: 'main' as const, index: 0 };
	const toFound = file.connections['Step 5'].main[0];
	return {
		...file,
		nodes: [...file.nodes, post],
		connections: { ...file.connections, 'Step 5': { main: [toFound, [next]] } },
	};
}
