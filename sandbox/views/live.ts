import { outstanding } from '../state/invoicing';
import type {
	Customer,
	Employee,
	Estimate,
	EstimateOption,
	Invoice,
	Job,
	Lead,
	Work,
} from '../state/model';
import { totals } from '../state/money';
import type { State } from '../state/state';
import { addressView, appointmentView, type Json } from './parts';

export type { Json } from './parts';

/** What `expand[]` named. */
export type Expand = ReadonlySet<string> | null;

export interface Views {
	customer(record: Customer, expand?: Expand): Json;
	employee(record: Employee): Json;
	job(record: Job, expand?: Expand): Json;
	estimate(record: Estimate, expand?: Expand): Json;
	invoice(record: Invoice): Json;
	lead(record: Lead): Json;
	employees(ids: readonly string[]): Json[];
}

/** Records in the shapes of the live service. */
export class LiveViews implements Views {
	constructor(protected readonly state: State) {}

	customer(record: Customer, expand: Expand = null): Json {
		return {
			...this.nestedCustomer(record),
			addresses: record.addresses.map(addressView),
			...(expand?.has('attachments') && { attachments: record.attachments }),
			...(expand?.has('do_not_service') && { do_not_service: record.do_not_service }),
		};
	}

	employee(record: Employee): Json {
		const { id, first_name, last_name, email, mobile_number, color_hex, avatar_url } = record;
		const { role, tags, permissions, created_at } = record;
		return {
			...{ id, first_name, last_name, email, mobile_number, color_hex, avatar_url },
			...{ role, tags, permissions, created_at },
			...this.companyOf(record.company_id),
		};
	}

	job(record: Job, expand: Expand = null): Json {
		const { subtotal, discount, total } = totals(record.line_items, record.tax);
		return {
			id: record.id,
			invoice_number: record.invoice_number,
			description: record.description,
			...this.whoAndWhere(record),
			notes: record.notes,
			work_status: record.work_status,
			work_timestamps: record.work_timestamps,
			schedule: this.schedule(record, expand),
			total_amount: total,
			outstanding_balance: outstanding(this.state, record),
			subtotal: subtotal - discount,
			assigned_employees: this.employees(record.assigned_employee_ids),
			tags: record.tags,
			original_estimate_id: record.original_estimate_uuids[0] ?? null,
			original_estimate_uuids: record.original_estimate_uuids,
			lead_source: record.lead_source,
			job_fields: {
				job_type: this.named(this.state.jobTypes.get(record.fields.job_type_id ?? '')),
				business_unit: this.named(
					this.state.businessUnits.get(record.fields.business_unit_id ?? ''),
				),
			},
			attachments: expand?.has('attachments') ? record.attachments : [],
			locked_at: record.locked_at,
			created_at: record.created_at,
			updated_at: record.updated_at,
			canceled_at: record.canceled_at,
			deleted_at: record.deleted_at,
			...this.companyOf(record.company_id),
			recurrence_number: null,
			recurrence_rule: null,
		};
	}

	estimate(record: Estimate, expand: Expand = null): Json {
		return {
			id: record.id,
			estimate_number: record.estimate_number,
			work_status: record.work_status,
			lead_source: record.lead_source,
			...this.whoAndWhere(record),
			created_at: record.created_at,
			updated_at: record.updated_at,
			...this.companyOf(record.company_id),
			work_timestamps: record.work_timestamps,
			schedule: { ...record.schedule, appointments: [] },
			assigned_employees: this.employees(record.assigned_employee_ids),
			estimate_fields: record.fields,
			options: record.options.map((option) => this.option(option, expand)),
		};
	}

	option(record: EstimateOption, expand: Expand = null): Json {
		const { id, name, option_number, approval_status, message_from_pro } = record;
		const { tags, status, notes, created_at, updated_at } = record;
		return {
			...{ id, name, option_number },
			total_amount: totals(record.line_items, record.tax).total,
			...{ approval_status, message_from_pro, tags, status, notes, created_at, updated_at },
			attachments: expand?.has('attachments') ? record.attachments : [],
		};
	}

	invoice(record: Invoice): Json {
		const { id, status, invoice_number, amount, subtotal, due_amount, due_at } = record;
		const { paid_at, sent_at, service_date, invoice_date, items, taxes, discounts } = record;
		return {
			...{ id, status, invoice_number, amount, subtotal, due_amount, due_at },
			display_due_concept: '7 days',
			due_concept: 'net_7',
			...{ paid_at, sent_at, service_date, invoice_date },
			items: items.map((item) => ({ ...item, invoiced_amount: null })),
			...{ taxes, discounts, payments: record.payments, refunds: record.refunds },
			job_id: record.job_id,
		};
	}

	lead(record: Lead): Json {
		const assigned = this.employees(
			record.assigned_employee_id ? [record.assigned_employee_id] : [],
		);
		const { id, number, lead_source, tags, status, conversions, lost_at } = record;
		const customer = this.state.customers.peek(record.customer_id);
		return {
			...{ id, number },
			customer: customer ? this.nestedCustomer(customer) : null,
			address: record.address && addressView(record.address),
			...{ lead_source, tags },
			assigned_employee: assigned[0] ?? null,
			status,
			pipeline_status:
				this.state.pipelineStatuses.get(record.pipeline_status_id ?? '')?.name ?? null,
			conversions,
			job_fields: { job_type_uuid: record.job_type_id, business_unit_uuid: null },
			total_amount: totals(record.line_items, record.tax).total,
			lost_at,
			...this.companyOf(record.company_id),
		};
	}

	/** Also people who have left. */
	employees(ids: readonly string[]): Json[] {
		const found = ids.map((id) => this.state.employees.peek(id));
		return found.filter((employee) => employee !== undefined).map((one) => this.employee(one));
	}

	private schedule({ schedule, appointments, without_schedule }: Job, expand: Expand): Json | null {
		if (without_schedule) return null;
		const shown = expand?.has('appointments') ? appointments.map(appointmentView) : [];
		return { ...schedule, appointments: shown };
	}

	/** A customer inside another record comes without its addresses. Not of parts: spreading them is slow. */
	private nestedCustomer(record: Customer): Json {
		return {
			id: record.id,
			first_name: record.first_name,
			last_name: record.last_name,
			email: record.email,
			mobile_number: record.mobile_number,
			home_number: record.home_number,
			work_number: record.work_number,
			company: record.company,
			notifications_enabled: record.notifications_enabled,
			lead_source: record.lead_source,
			notes: record.notes,
			kind: record.kind,
			created_at: record.created_at,
			updated_at: record.updated_at,
			company_name: this.state.companyById.get(record.company_id)?.name ?? null,
			company_id: record.company_id,
			tags: record.tags,
		};
	}

	private whoAndWhere(record: Work): Json {
		const customer = this.state.customers.peek(record.customer_id);
		const address = customer?.addresses.find(({ id }) => id === record.address_id);
		return {
			customer: customer ? this.nestedCustomer(customer) : null,
			address: address ? addressView(address) : null,
		};
	}

	private named(record: { id: string; name: string } | undefined): Json | null {
		return record ? { id: record.id, name: record.name } : null;
	}

	private companyOf(id: string): Json {
		return { company_name: this.state.companyById.get(id)?.name ?? null, company_id: id };
	}
}
