import { forgetProcess } from '../../nodes/HousecallPro/triggers/polling/processMemory';
import { SimulatedAccount } from './simulatedAccount';

/** An account of its own for a test, with n8n's clock at the account's present. */
export function accountInVirtualTime(): SimulatedAccount {
	const account = new SimulatedAccount();
	jest.useFakeTimers({ now: account.now, doNotFake: ['setImmediate', 'nextTick'] });
	forgetProcess();
	return account;
}

/** Lets time pass on both clocks. */
export function passTime(account: SimulatedAccount, milliseconds: number): void {
	account.now += milliseconds;
	jest.setSystemTime(Date.now() + milliseconds);
}
