import type { Change } from './rig';

/** Puts a step of the user's own before a node: a request, whose answer is what the node receives. */
export const ownStepBefore =
	(next: string, url: string): Change =>
	(file) => {
		const step = {
			name: 'Own step',
			type: 'n8n-nodes-base.httpRequest',
			typeVersion: 4.5,
			position: [0, 400] as [number, number],
			parameters: {
				method: 'POST',
				url,
				authentication: 'none',
				sendBody: true,
				contentType: 'json',
				specifyBody: 'json',
				jsonBody: '={{ $json }}',
				options: {},
			},
		};
		const connections = JSON.stringify(file.connections).replaceAll(
			JSON.stringify({ node: next, type: 'main', index: 0 }),
			JSON.stringify({ node: step.name, type: 'main', index: 0 }),
		);
		return {
			...file,
			nodes: [...file.nodes, step],
			connections: {
				...(JSON.parse(connections) as typeof file.connections),
				[step.name]: { main: [[{ node: next, type: 'main', index: 0 }]] },
			},
		};
	};
