/** The lists that the probe reads, with the path of their description. */
export const FEEDS = {
	jobs: '/jobs?page_size=200&expand[]=appointments',
	customers: '/customers?page_size=200',
	estimates: '/estimates?page_size=200',
	invoices: '/invoices?page_size=200',
	leads: '/leads?page_size=200',
	employees: '/employees?page_size=200',
	events: '/events?page_size=200',
	tags: '/tags?page_size=200',
	lead_sources: '/lead_sources?page_size=200',
	job_types: '/job_fields/job_types?page_size=200',
	services: '/api/price_book/services?page_size=200',
	material_categories: '/api/price_book/material_categories?page_size=200',
	price_forms: '/api/price_book/price_forms?page_size=200',
} as const;

export type FeedName = keyof typeof FEEDS;

/** Paid invoices, the last payment first. */
export const PAID = '/invoices?status[]=paid&sort_by=paid_at&sort_direction=desc&page_size=50';

/** The lists in an order of their own: what is asked, and the field that has to follow it. */
export const ORDERS: [path: string, field: string][] = [
	['/jobs?sort_by=updated_at&sort_direction=desc&page_size=50', 'updated_at'],
	['/customers?sort_by=updated_at&sort_direction=desc&page_size=50', 'updated_at'],
	['/estimates?sort_by=updated_at&sort_direction=desc&page_size=50', 'updated_at'],
	['/events?sort_by=updated_at&sort_direction=desc&page_size=50', 'updated_at'],
	['/leads?sort_by=created_at&sort_direction=desc&page_size=50', 'number'],
	['/invoices?sort_by=sent_at&sort_direction=desc&page_size=50', 'sent_at'],
	[PAID, 'paid_at'],
];
