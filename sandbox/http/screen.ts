import { decide, findOffer } from '../state/approval';
import { pay } from '../state/invoicing';
import type { Payment } from '../state/model';
import { archiveJob, deleteEstimate } from '../state/removal';
import { parseTime } from '../state/time';
import { EventFeed } from '../webhooks/feed';
import { keepBefore, type Context } from './context';

export interface PaymentRequest {
	/** An invoice's id. */
	invoice: string;
	/** Cents; all that is due by default. */
	amount?: number;
	/** When it was paid; people enter payments later, so it may lie in the past. */
	paidAt?: string;
	method?: string;
}

export interface ApprovalRequest {
	/** An option's id. */
	option: string;
	/** What the customer or the office says: `approved`, `declined`, `pro approved` … */
	status: string;
}

export interface DeletionRequest {
	resource: 'customers' | 'estimates' | 'invoices' | 'jobs';
	id: string;
}

/** What people do on Housecall Pro's screen and no request of the service can. Subscribers hear of it. */
export class Screen {
	constructor(private readonly context: Context) {}

	/** @throws RangeError when there is no such invoice */
	pay({ invoice: id, amount, paidAt, method = 'cash' }: PaymentRequest) {
		return this.act((feed, now) => {
			const { state, behaviour } = this.context;
			const invoice = found(state.invoices.get(id), `invoice ${id}`);
			const payment: Payment = {
				id: state.ids.next('pay'),
				status: 'succeeded',
				payment_method: method,
				amount: amount ?? invoice.due_amount,
				note: '',
				paid_at: parseTime(paidAt) ?? now,
				category: 'payment',
				surcharge_fee_amount: 0,
			};
			pay(invoice, payment);
			state.invoices.touch(invoice, now);
			const job = state.jobs.get(invoice.job_id);
			if (job && behaviour.current.movesJob.includes('payment')) state.jobs.touch(job, now);
			feed.invoice('payment.succeeded', invoice);
			if (invoice.status === 'paid') {
				feed.invoice('paid', invoice);
				if (job) feed.job('paid', job);
			}
			return { payment, status: invoice.status };
		});
	}

	/** @throws RangeError when there is no such option */
	approve({ option: id, status }: ApprovalRequest) {
		return this.act((feed, now) => {
			const { state, behaviour } = this.context;
			const offer = found(findOffer(state, id), `option ${id}`);
			decide(offer, status, now);
			feed.estimate(`option.${behaviour.current.approvalEvent}`, offer.estimate);
			return { estimate: offer.estimate.id, approval_status: status };
		});
	}

	/** @throws RangeError when there is no such record */
	delete({ resource, id }: DeletionRequest) {
		return this.act((feed, now) => {
			const { state } = this.context;
			if (resource === 'jobs') {
				const job = found(state.jobs.get(id), `job ${id}`);
				archiveJob(state, job, now);
				feed.job('deleted', job);
			} else if (resource === 'estimates') {
				deleteEstimate(state, found(state.estimates.get(id), `estimate ${id}`), now);
			} else if (resource === 'customers') {
				feed.customer('deleted', found(state.customers.remove(id), `customer ${id}`));
			} else found(state.invoices.remove(id), `invoice ${id}`);
			return { deleted: id };
		});
	}

	private act<T>(work: (feed: EventFeed, now: string) => T): T {
		const { state, webhooks } = this.context;
		keepBefore(this.context);
		const now = state.now();
		const feed = new EventFeed(state, now);
		const result = work(feed, now);
		webhooks.publish(feed.collected);
		return result;
	}
}

function found<T>(record: T | undefined, name: string): T {
	if (record === undefined) throw new RangeError(`No ${name} in the sandbox`);
	return record;
}
