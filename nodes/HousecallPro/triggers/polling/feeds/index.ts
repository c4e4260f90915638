import type { Feed } from '../feed';
import { appointments } from './appointments';
import { approvals } from './approvals';
import { calendarEvents, customers, estimates, jobs } from './changes';
import { employees } from './employees';
import { invoices } from './invoices';
import { leads } from './leads';
import { payments } from './payments';

/**
 * The map of the polling trigger: what is read, and what is told from it.
 *
 * | feed           | requests when idle                          | how news are found                          |
 * | -------------- | ------------------------------------------- | ------------------------------------------- |
 * | jobs           | 1: latest changes                           | the record's stamps                         |
 * | customers      | 1: latest changes                           | the record's stamps                         |
 * | estimates      | 1: latest changes                           | the record's stamps                         |
 * | calendarEvents | 1: latest changes                           | the record's stamps                         |
 * | employees      | 1: all                                      | `created_at`                                |
 * | payments       | 1: paid within 14 days; 1: open             | stamps of payments; overdue by comparing    |
 * | invoices       | 1: the newest 200                           | comparing; `sent_at`                        |
 * | leads          | 1: latest changes                           | comparing; `lost_at`                        |
 * | appointments   | 1: jobs ahead, by 200                       | comparing                                   |
 * | approvals      | in 15 minutes: newest estimates, by 200     | comparing                                   |
 */
export const feeds: Feed[] = [
	jobs,
	customers,
	estimates,
	calendarEvents,
	employees,
	payments,
	invoices,
	leads,
	appointments,
	approvals,
];
