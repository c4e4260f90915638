import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

/**
 * An API key of one Housecall Pro account. Also usable as a predefined credential in n8n's own HTTP
 * Request node, for calls that the Housecall Pro node does not offer.
 *
 * Facts: https://docs.housecallpro.com ("Authentication", "Franchise"). The service takes
 * `Authorization: Token <key>`; `Bearer` was seen to be accepted too. A key of a single company gets 401
 * on every call that carries `X-Company-Id`, so the header is sent only when a location is filled in.
 */
export class HousecallProApi implements ICredentialType {
	name = 'housecallProApi';

	displayName = 'Housecall Pro API';

	icon = {
		light: 'file:../icons/housecallPro.svg',
		dark: 'file:../icons/housecallPro.dark.svg',
	} as const;

	documentationUrl =
		'https://github.com/n8n-nodes-housecall-pro/n8n-nodes-housecall-pro#credential';

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			placeholder: 'Paste the key from Housecall Pro',
			description:
				'In Housecall Pro: App Store → API Key Management → Generate API Key. Needs the MAX plan and an admin.',
		},
		{
			displayName: 'Location',
			name: 'location',
			type: 'string',
			default: '',
			placeholder: 'e.g. 7a1c6f0e-4f0b-4f0e-9a64-2f6f0c1d2b3a',
			description:
				'Only for a key that reaches several locations: the company ID (UUID) of the one to work with. Leave empty otherwise; a single company’s key is refused when this is set.',
		},
		{
			displayName: 'Webhook Signing Secret',
			name: 'webhookSigningSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			placeholder: 'Paste the secret from Housecall Pro',
			description:
				'In Housecall Pro: App Store → Webhooks → Signing Secret. When set, the trigger refuses every event that is not signed with it.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: 'https://api.housecallpro.com',
			description: 'Change it only to reach a proxy or a test server',
		},
		{
			displayName: 'Key Is Sent As',
			name: 'scheme',
			type: 'options',
			options: [
				{ name: 'Token (Recommended)', value: 'Token' },
				{ name: 'Bearer', value: 'Bearer' },
			],
			default: 'Token',
			description: 'The scheme of the Authorization header',
		},
	];

	authenticate = async (
		credentials: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		const location = String(credentials.location ?? '').trim();
		// a key may be pasted with its scheme, as the header shows it
		const [, pasted, key] =
			/^(?:(token|bearer)\s+)?(.*)$/is.exec(String(credentials.apiKey).trim()) ?? [];
		const given = pasted && (pasted.toLowerCase() === 'bearer' ? 'Bearer' : 'Token');
		request.headers = {
			...request.headers,
			Authorization: `${given ?? String(credentials.scheme || 'Token')} ${key}`,
			...(location && { 'X-Company-Id': location }),
		};
		return request;
	};

	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{$credentials.baseUrl.trim().replace(/\\/+$/, "")}}',
			url: '/employees',
			qs: { page: 1, page_size: 1 },
			disableFollowRedirect: true,
			timeout: 30_000,
		},
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message:
						'Housecall Pro refused this API key. Copy it again from App Store → API Key Management, and leave "Location" empty unless the key reaches several locations.',
				},
			},
		],
	};
}
