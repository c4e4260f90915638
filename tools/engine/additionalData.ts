import type {
	ICredentialDataDecryptedObject,
	ICredentialsHelper,
	IHttpRequestOptions,
	INodeParameters,
	IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';

import { HousecallProApi } from '../../credentials/HousecallProApi.credentials';

export type TestCredential = Partial<
	Record<'apiKey' | 'baseUrl' | 'location' | 'scheme' | 'webhookSigningSecret', string>
>;

const authenticate = new HousecallProApi().authenticate;

/** n8n's credentials store with one Housecall Pro credential in it; requests are signed by our own class. */
function credentialsHelper(
	credential: ICredentialDataDecryptedObject,
	onRead: () => void,
): Partial<ICredentialsHelper> {
	return {
		getParentTypes: () => [],
		isCredentialUsableByNode: () => true,
		// as n8n's own helper does with expressions in a credential
		getDecrypted: async (_data, _credentials, _type, mode, _executeData, _raw, resolveValues) => {
			onRead();
			if (!resolveValues) return { ...credential };
			const { workflow, connectionInputData, itemIndex, node, runExecutionData, runIndex } =
				resolveValues;
			return workflow.expression.getParameterValue(
				{ ...credential } as INodeParameters,
				runExecutionData,
				runIndex,
				itemIndex,
				node.name,
				connectionInputData,
				mode,
				{},
			) as ICredentialDataDecryptedObject;
		},
		preAuthentication: async () => undefined,
		authenticate: async (data, _type, request) =>
			await authenticate(data, request as IHttpRequestOptions),
	};
}

/** What n8n's server hands to the engine beside the workflow. `onRead` is called when the credential is looked up. */
export function additionalData(
	credential: TestCredential,
	onRead: () => void = () => undefined,
): IWorkflowExecuteAdditionalData {
	const base = 'https://n8n.example.com';
	const data: Partial<IWorkflowExecuteAdditionalData> = {
		credentialsHelper: credentialsHelper(credential, onRead) as ICredentialsHelper,
		currentNodeExecutionIndex: 0,
		executionId: '1',
		instanceBaseUrl: `${base}/`,
		restApiUrl: `${base}/rest`,
		formBaseUrl: `${base}/form`,
		formWaitingBaseUrl: `${base}/form-waiting`,
		formTestBaseUrl: `${base}/form-test`,
		webhookBaseUrl: `${base}/webhook`,
		webhookWaitingBaseUrl: `${base}/webhook-waiting`,
		webhookTestBaseUrl: `${base}/webhook-test`,
		variables: {},
		executionTimeoutTimestamp: undefined,
	};
	return data as IWorkflowExecuteAdditionalData;
}
