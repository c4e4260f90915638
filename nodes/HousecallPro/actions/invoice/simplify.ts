import { customerSummary, namesOf, objects } from '../../helpers/display';
import { isObject } from '../../helpers/values';
import type { Simplify } from '../../operation/operation';

/** The live service names no customer in an invoice: its job does. */
export const simpleInvoice: Simplify = (invoice) => {
	const refunds = objects(invoice.refunds);
	const customer_id = invoice.customer_id ?? invoice.customer_uuid;
	return {
		id: invoice.id,
		invoice_number: invoice.invoice_number,
		status: invoice.status,
		amount: invoice.amount,
		due_amount: invoice.due_amount ?? invoice.outstanding_balance,
		invoice_date: invoice.invoice_date ?? invoice.created_at,
		service_date: invoice.service_date,
		due_at: invoice.due_at,
		sent_at: invoice.sent_at,
		paid_at: invoice.paid_at,
		job_id: invoice.job_id,
		...(customer_id !== undefined && { customer_id }),
		...(isObject(invoice.customer) && customerSummary(invoice)),
		...('assigned_employees' in invoice && {
			assigned_employees: namesOf(invoice.assigned_employees),
		}),
		...(isObject(invoice.job) && {
			job: { description: invoice.job.description, work_status: invoice.job.work_status },
		}),
		payments: objects(invoice.payments).map(({ amount, payment_method, status, paid_at }) => ({
			...{ amount, payment_method, status, paid_at },
		})),
		...(refunds.length > 0 && {
			refunds: refunds.map(({ amount, payment_method, status, refunded_at }) => ({
				...{ amount, payment_method, status, refunded_at },
			})),
		}),
	};
};
