/** The least a webhook trigger can be: it registers nothing and hands on whatever it gets. */
class DoNothingTrigger {
	description = {
		displayName: 'Do Nothing Trigger',
		name: 'doNothingTrigger',
		group: ['trigger'],
		version: [1.1],
		description: 'Hands on what it gets',
		defaults: { name: 'Do Nothing Trigger' },
		inputs: [],
		outputs: ['main'],
		webhooks: [
			{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' },
		],
		properties: [],
	};

	webhookMethods = {
		default: {
			checkExists: async () => true,
			create: async () => true,
			delete: async () => true,
		},
	};

	async webhook() {
		return { workflowData: [[{ json: this.getBodyData() }]] };
	}
}

module.exports = { DoNothingTrigger };
