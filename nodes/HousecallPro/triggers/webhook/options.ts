import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

import { isOn } from '../../helpers/booleans';
import { isObject } from '../../helpers/values';
import { toTexts } from '../events';
import { unitsOf } from '../units';
import type { Units } from '../units';

type TriggerContext = IHookFunctions | IWebhookFunctions;

/** The collection "Options" of the trigger. */
export interface Options {
	/** Whether events count that nobody can verify, since the credential has no signing secret. */
	acceptUnsigned: boolean;
	/** Only events of these companies; of all where it is undefined, of none where it is empty. */
	companies?: string[];
	fetchFullRecord: boolean;
	includeHeaders: boolean;
	simplify: boolean;
	units: Units;
}

/** @throws ExpressionError of n8n's, as for an expression that names a node that is not there */
export function readOptions(context: TriggerContext): Options {
	const value: unknown = context.getNodeParameter('options', {});
	const given = isObject(value) ? value : {};
	return {
		acceptUnsigned: isOn(given.acceptUnsignedEvents),
		companies: readCompanies(context, given.companies),
		fetchFullRecord: isOn(given.fetchFullRecord),
		includeHeaders: isOn(given.includeHeaders),
		simplify: isOn(given.simplify),
		units: unitsOf(given),
	};
}

/** An expression that finds nothing must not open the workflow to every company, as an option left empty does. */
function readCompanies(context: TriggerContext, given: unknown): string[] | undefined {
	const companies = toTexts(given);
	const options: unknown = context.getNode().parameters.options;
	const typed = isObject(options) ? options.companies : options;
	return companies.length > 0 || hasExpression(typed) ? companies : undefined;
}

const hasExpression = (typed: unknown): boolean =>
	Array.isArray(typed) ? typed.some(hasExpression) : String(typed ?? '').startsWith('=');
