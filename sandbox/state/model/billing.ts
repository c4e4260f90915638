import type { Stored } from './common';

export interface Payment {
	id: string;
	status: string;
	payment_method: string;
	amount: number;
	note: string;
	paid_at: string;
	category: string;
	surcharge_fee_amount: number;
}

export interface Refund {
	id: string;
	amount: number;
	category: string;
	payment_method: string;
	refunded_at: string;
	status: string;
	surcharge_fee_amount: number;
	tip_amount: number;
}

export interface InvoiceItem {
	id: string;
	name: string;
	type: string;
	description: string;
	unit_cost: number;
	unit_price: number;
	qty_in_hundredths: number;
	amount: number;
}

export type InvoiceStatus =
	| 'open'
	| 'pending_payment'
	| 'paid'
	| 'voided'
	| 'uncollectible'
	| 'canceled';

export interface Invoice extends Stored {
	status: InvoiceStatus;
	invoice_number: string;
	job_id: string;
	customer_id: string;
	amount: number;
	subtotal: number;
	due_amount: number;
	due_at: string;
	paid_at: string | null;
	sent_at: string | null;
	service_date: string | null;
	invoice_date: string;
	items: InvoiceItem[];
	taxes: { id: string; name: string; rate: number; amount: number }[];
	discounts: { id: string; name: string; description: string; amount: number }[];
	payments: Payment[];
	refunds: Refund[];
}
