import type { Change } from './rig';

/** What keeps strangers out of a webhook is the user's own credential. */
export const withoutAuthentication: Change = (file) => ({
	...file,
	nodes: file.nodes.map((node) =>
		node.type.endsWith('.webhook')
			? { ...node, parameters: { ...node.parameters, authentication: 'none' } }
			: node,
	),
});
