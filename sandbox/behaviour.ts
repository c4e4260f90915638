/** What may move a job's `updated_at`. */
const JOB_CHANGES = ['payment', 'tag', 'note', 'dispatch', 'appointment'] as const;

export type JobChange = (typeof JOB_CHANGES)[number];

/**
 * What the live service does in a way that nobody recorded, or that was recorded both ways: here it is chosen. What is
 * left out is as {@link DEFAULT_BEHAVIOUR} says; `docs/sandbox-facts.md` says what is known of each.
 */
export interface BehaviourSettings {
	/** Which changes move the `updated_at` of their job. */
	movesJob?: JobChange[];
	/** By how many seconds lists are behind changes that came by request. */
	listsLag?: number;
	/** By how many seconds the totals of lists are behind. */
	totalsLag?: number;
	/** Whether lists tell how many records and pages there are, and how many records a page has. */
	totals?: boolean;
	/** The most records on a page, whatever was asked, by the list's path: `{"/checklists": 50}`. */
	pageCaps?: Record<string, number>;
	/** Whether a search of customers that finds nobody answers 204 instead of an empty page. */
	emptySearch204?: boolean;
	/** Whether the list of jobs holds those that were deleted. */
	listsDeletedJobs?: boolean;
	/** The event that tells of an option's approval: accounts have one name or the other. */
	approvalEvent?: 'approval_status_changed' | 'approval_status_change';
}

const DEFAULT_BEHAVIOUR: Readonly<Required<BehaviourSettings>> = {
	movesJob: [],
	listsLag: 0,
	totalsLag: 0,
	totals: true,
	pageCaps: {},
	emptySearch204: false,
	listsDeletedJobs: true,
	approvalEvent: 'approval_status_changed',
};

/** The choices in force. */
export class Behaviour {
	current = DEFAULT_BEHAVIOUR;

	/** @param initial what {@link reset} goes back to */
	constructor(private readonly initial: BehaviourSettings = {}) {
		this.reset();
	}

	/**
	 * Replaces all choices; `{}` brings the defaults back.
	 * @throws RangeError for a choice or a change that is not known; nothing changes then
	 */
	set(settings: BehaviourSettings): void {
		needKnown('behaviour', Object.keys(settings), Object.keys(DEFAULT_BEHAVIOUR));
		needKnown('change of a job', settings.movesJob ?? [], JOB_CHANGES);
		this.current = { ...DEFAULT_BEHAVIOUR, ...settings };
	}

	reset(): void {
		this.set(this.initial);
	}
}

function needKnown(thing: string, names: readonly string[], known: readonly string[]): void {
	const unknown = names.find((name) => !known.includes(name));
	if (unknown === undefined) return;
	throw new RangeError(`No ${thing} is called ${unknown}; known: ${known.join(', ')}`);
}
