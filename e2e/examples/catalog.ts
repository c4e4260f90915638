/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { checkCustomerToJob } from '../../scripts/demo/customerToJob';
import { checkNewCustomer } from '../../scripts/demo/newCustomer';
import type { Table } from '../../tools/table';
import { checkMcpTools } from '../mcp/tools';
import { checkAgent } from './checks/agent';
import { checkEstimateApproved } from './checks/estimateApproved';
import { checkLoopGuard } from './checks/loopGuard';
import { checkNewCustomerToCrm } from './checks/newCustomerToCrm';
import { checkNightlySync } from './checks/nightlySync';
import { checkOneUrl } from './checks/oneUrl';
import { checkOverdueInvoices } from './checks/overdueInvoices';
import { checkReviewRequest } from './checks/reviewRequest';
import { checkWebForm } from './checks/webForm';
import { checkCloseRate } from './checks/closeRate';
import { checkDayBefore } from './checks/dayBefore';
import { checkEstimateToJob } from './checks/estimateToJob';
import { checkImport } from './checks/importCustomers';
import { checkInvoicePaid } from './checks/invoicePaid';
import { checkPayroll } from './checks/payroll';
import { checkPhoneAgent } from './checks/phoneAgent';
import { checkFacebookLead } from './checks/facebookLead';
import { checkJobPhotos } from './checks/jobPhotos';
import { checkMemberships } from './checks/memberships';
import { checkMoveOrCancel } from './checks/moveOrCancel';
import { checkTwoWaySync } from './checks/twoWaySync';
import { checkUnansweredEstimates } from './checks/unansweredEstimates';
import type { ExampleRig } from './rig';

/** Tries one example out. @throws Error that says what was wrong */
type Check = (rig: ExampleRig, table: Table) => Promise<void>;

const FOLDER = path.resolve(__dirname, '..', '..', 'examples');

const CHECKS: Record<string, Check> = {
	'ai-agent-with-approval.json': checkAgent,
	'ai-tools-over-mcp.json': checkMcpTools,
	'close-rate-by-lead-source.json': checkCloseRate,
	'demo-customer-to-job.json': async ({ stack }, table) => await checkCustomerToJob(stack, table),
	'demo-new-customer-trigger.json': async ({ stack }, table) =>
		await checkNewCustomer(stack, table),
	'estimate-approved-team-message.json': checkEstimateApproved,
	'estimate-approved-to-job.json': checkEstimateToJob,
	'facebook-lead-to-technician.json': checkFacebookLead,
	'import-customers-without-doubles.json': checkImport,
	'invoice-paid-to-sheet.json': checkInvoicePaid,
	'job-completed-review-request.json': checkReviewRequest,
	'job-photos-to-drive.json': checkJobPhotos,
	'loop-guard.json': checkLoopGuard,
	'membership-renewals.json': checkMemberships,
	'new-customer-to-crm.json': checkNewCustomerToCrm,
	'nightly-sync-to-data-table.json': checkNightlySync,
	'one-url-several-workflows.json': checkOneUrl,
	'overdue-invoice-reminder.json': checkOverdueInvoices,
	'phone-agent-books-first-window.json': checkPhoneAgent,
	'phone-agent-moves-or-cancels.json': checkMoveOrCancel,
	'reminder-the-day-before.json': checkDayBefore,
	'two-way-sync-with-data-table.json': checkTwoWaySync,
	'unanswered-estimates.json': checkUnansweredEstimates,
	'web-form-to-lead-and-job.json': checkWebForm,
	'weekly-payroll-by-technician.json': checkPayroll,
};

/** The file names of all examples. */
export async function examples(): Promise<string[]> {
	return (await readdir(FOLDER)).filter((name) => name.endsWith('.json')).sort();
}

/** @throws Error for an example that nothing tries out */
export function checkOf(file: string): Check {
	const check = CHECKS[file];
	if (!check) throw new Error('Nothing tries this example out; add a check to the catalog');
	return check;
}
