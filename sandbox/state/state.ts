import { Collection } from './collection';
import { Ids } from './ids';
import type {
	Availability,
	CalendarEvent,
	Checklist,
	Company,
	Customer,
	Delivery,
	Employee,
	Estimate,
	Invoice,
	Job,
	Lead,
	Material,
	MaterialCategory,
	Named,
	PipelineStatus,
	PriceBookService,
	PriceForm,
	ServiceZone,
	Stored,
	StoredFile,
	WebhookSubscription,
} from './model';
import { stamp } from './time';

export interface StateOptions {
	seed: number;
	customers: number;
	/** The day all generated dates lie around. */
	now: Date;
}

/** Everything the account holds. Handlers change it; nothing else answers a request. */
export class State {
	ids: Ids;
	company!: Company;
	availability!: Availability;
	/** The company and its locations by id. */
	readonly companyById = new Map<string, Company>();
	readonly customers = this.collection<Customer>();
	readonly employees = this.collection<Employee>();
	readonly jobs = this.collection<Job>();
	readonly estimates = this.collection<Estimate>();
	readonly invoices = this.collection<Invoice>();
	readonly leads = this.collection<Lead>();
	readonly tags = this.collection<Named>();
	readonly leadSources = this.collection<Named>();
	readonly jobTypes = this.collection<Named>();
	readonly businessUnits = this.collection<Named>();
	readonly pipelineStatuses = this.collection<PipelineStatus>();
	readonly calendarEvents = this.collection<CalendarEvent>();
	readonly checklists = this.collection<Checklist>();
	readonly serviceZones = this.collection<ServiceZone>();
	readonly materialCategories = this.collection<MaterialCategory>();
	readonly materials = this.collection<Material>();
	readonly priceBookServices = this.collection<PriceBookService>();
	readonly priceForms = this.collection<PriceForm>();
	readonly webhooks = this.collection<WebhookSubscription>();
	readonly deliveries: Delivery[] = [];
	/** What attachments hold, by their id. */
	readonly files = new Map<string, StoredFile>();
	/** Whether a partner application's deliveries are on (POST /webhooks/subscription). */
	webhookSubscriptionEnabled = false;
	/** Whether the partner application itself is on. */
	applicationState: 'enabled' | 'disabled' = 'enabled';
	/** The last number given to a job or invoice, an estimate and a lead. */
	numbers = { job: 0, estimate: 0, lead: 0 };
	/** What the rate limit and the key did to requests so far. */
	traffic = { allowed: 0, refused: 0, unauthorized: 0 };
	private revision = 0;

	/** @param fill puts the first data in, now and after each {@link reset} */
	constructor(
		readonly options: StateOptions,
		private readonly fill: (state: State) => void,
	) {
		this.ids = new Ids(options.seed);
		fill(this);
	}

	/** Back to the data of the seed; subscriptions, deliveries and counts are forgotten. */
	reset(): void {
		for (const collection of Object.values(this.collections())) collection.clear();
		this.deliveries.length = 0;
		this.files.clear();
		this.webhookSubscriptionEnabled = false;
		this.applicationState = 'enabled';
		this.numbers = { job: 0, estimate: 0, lead: 0 };
		this.traffic = { allowed: 0, refused: 0, unauthorized: 0 };
		this.revision = 0;
		this.ids = new Ids(this.options.seed);
		this.fill(this);
	}

	/** All records as they are now, apart from what happens to these. Files and counts are left out. */
	copy(): State {
		return new State(this.options, (copy) => {
			copy.company = this.company;
			copy.availability = this.availability;
			for (const company of this.companies()) copy.companyById.set(company.id, company);
			const own: Record<string, Copyable> = this.collections();
			for (const [name, collection] of Object.entries(copy.collections())) {
				own[name].copyTo(collection);
			}
		});
	}

	/** The present, as the service writes it. */
	now(): string {
		return stamp(Date.now());
	}

	companies(): Company[] {
		return [...this.companyById.values()];
	}

	collections() {
		return {
			customers: this.customers,
			employees: this.employees,
			jobs: this.jobs,
			estimates: this.estimates,
			invoices: this.invoices,
			leads: this.leads,
			tags: this.tags,
			lead_sources: this.leadSources,
			job_types: this.jobTypes,
			business_units: this.businessUnits,
			pipeline_statuses: this.pipelineStatuses,
			events: this.calendarEvents,
			checklists: this.checklists,
			service_zones: this.serviceZones,
			material_categories: this.materialCategories,
			materials: this.materials,
			services: this.priceBookServices,
			price_forms: this.priceForms,
			webhooks: this.webhooks,
		};
	}

	private collection<T extends Stored>(): Collection<T> {
		return new Collection<T>(() => ++this.revision);
	}
}

interface Copyable {
	copyTo(other: Copyable): void;
}

/** A company and all companies below it, at any depth. */
export function withLocations(company: Company): Company[] {
	return [company, ...company.locations.flatMap(withLocations)];
}
