/** The least that a polling trigger can be: one request with a credential, which finds nothing new. */
class DoNothingPollingTrigger {
	description = {
		displayName: 'Do Nothing Polling Trigger',
		name: 'doNothingPollingTrigger',
		group: ['trigger'],
		version: [1.1],
		description: 'Sends one request and finds nothing new',
		defaults: { name: 'Do Nothing Polling Trigger' },
		inputs: [],
		outputs: ['main'],
		polling: true,
		credentials: [{ name: 'housecallProApi', required: true }],
		properties: [{ displayName: 'URL', name: 'url', type: 'string', default: '' }],
	};

	async poll() {
		const url = this.getNodeParameter('url');
		await this.helpers.httpRequestWithAuthentication.call(this, 'housecallProApi', { url });
		return null;
	}
}

module.exports = { DoNothingPollingTrigger };
