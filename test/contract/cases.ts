import { resources } from '../../nodes/HousecallPro/actions';
import type { LogEntry } from '../../sandbox/http/log';
import { ROUTES } from '../../sandbox/openapi/documents';
import { isSame } from '../../scripts/contract/run';

/** An operation of the contract, and the one of the node that stands for it. */
export interface Case {
	/** Verb and path as the contract states them. */
	route: string;
	/** Whether the live service has it, too. */
	isLive: boolean;
	resource: string;
	operation: string;
}

const endpoints = resources.flatMap(({ value: resource, operations }) =>
	operations
		.filter(({ composedOf }) => composedOf === undefined)
		.map(({ option, route }) => ({ resource, operation: option.value, route })),
);

function caseOf(route: string, isLive: boolean): Case {
	const endpoint = endpoints.find((candidate) => isSame(candidate.route, route));
	if (!endpoint) throw new Error(`The node has no operation for ${route}`);
	return { ...endpoint, route, isLive };
}

export const CASES: Case[] = ROUTES.filter(({ operations }) => operations.contract).map(
	({ method, path, operations }) => caseOf(`${method} ${path}`, operations.live !== undefined),
);

/** Whether a request has this verb and path. */
export const isFor = (route: string) => {
	const pattern = new RegExp(`^${route.replace(/\{\w+\}/g, '[^/]+')}$`);
	return ({ method, path }: LogEntry) => pattern.test(`${method} ${path}`);
};

export const isAnswered = ({ status }: LogEntry) => status !== null && status < 300;

/** Whether a request was for a route that the sandbox does not have. */
export const isWasted = ({ route }: LogEntry) => route === null;
