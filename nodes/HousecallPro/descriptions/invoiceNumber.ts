import type { INodeProperties } from 'n8n-workflow';

/** The number of a new invoice. `uniqueness` tells where it must not be in use, without a full stop. */
export const invoiceNumber = (uniqueness: string): INodeProperties => ({
	displayName: 'Invoice Number',
	name: 'invoice_number',
	type: 'string',
	default: '',
	placeholder: 'e.g. 1042',
	description: `${uniqueness}; made by Housecall Pro when left out`,
});
