interface Refusal {
	/** What the service said. */
	said: string;
	/** What filled the path of the request, by the names of its parameters. */
	path?: Record<string, string>;
}

/** Sentences of the service whose cause the status does not show (recorded), and what to do about them. */
const ADVICE: Array<[RegExp, string]> = [
	[/\barchived job\b/i, 'The job is archived. Restore it in Housecall Pro, then run again.'],
	[
		/\blead source not found\b/i,
		'Use the name of a lead source that the account has: Lead Source → Get Many lists them, Lead Source → Create adds one.',
	],
];

/** The advice for a refusal that is known, better than the one for its status. */
export function adviceFor({ said, path = {} }: Refusal): string | undefined {
	if (path.estimate_id?.startsWith('est_')) {
		return 'An ID that begins with est_ is that of an estimate option. Give the ID of the estimate, which begins with csr_: Estimate → Get Many shows it beside its options.';
	}
	return ADVICE.find(([sentence]) => sentence.test(said))?.[1];
}
