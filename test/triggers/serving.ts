import type { INodeParameters } from 'n8n-workflow';

import { Host } from './host';
import { TestTrigger } from './support';

/** A webhook server with one trigger at a time; closed after each test, when the node must not have thrown. */
class Serving {
	private current?: Host;

	get host(): Host {
		if (!this.current) throw new Error('nothing is served yet');
		return this.current;
	}

	/** Serves a new trigger instead of the one before. Without a secret it accepts unsigned events, unless told. */
	async serve(parameters: INodeParameters = {}, webhookSigningSecret = '') {
		await this.close();
		const options = { acceptUnsignedEvents: !webhookSigningSecret };
		const trigger = new TestTrigger({
			parameters: { ...parameters, options: Object.assign(options, parameters.options) },
			credential: { webhookSigningSecret },
		});
		this.current = new Host([trigger]);
		const origin = await this.current.listen();
		return { url: `${origin}/webhook/${trigger.path}`, trigger };
	}

	async close(): Promise<void> {
		const host = this.current;
		this.current = undefined;
		await host?.close();
		expect(host?.failures ?? 0).toBe(0);
	}
}

/** To be called at the top of a test file. */
export function serving(): Serving {
	const state = new Serving();
	afterEach(async () => await state.close());
	return state;
}
