import type { Call, Handlers } from '../http/call';

const NAME = 'Sandbox application';

/** A partner application's switch in this company. */
export const application: Handlers = {
	getApplication: (call) => view(call),

	enableApplication: (call) => {
		call.state.applicationState = 'enabled';
		return view(call);
	},

	disableApplication: (call) => {
		call.state.applicationState = 'disabled';
		return view(call);
	},
};

function view(call: Call) {
	return { name: NAME, state: call.state.applicationState, organization_id: call.company.id };
}
