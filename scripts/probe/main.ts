/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import { runScript } from '../../tools/command';
import { probe } from './probe';

const usage = `npm run probe [-- --pace-ms 1000]

Asks your own Housecall Pro account what the sandbox only supposes, and prints a table of what holds there. It reads only:
some 40 GET requests, one a second. The table has counts, yes or no, and names of keys; nothing of a customer, no ID, no key.
Please send it in with the issue form "Facts about my account".

  HOUSECALL_PRO_API_KEY        the key, from the environment
  HOUSECALL_PRO_BASE_URL       https://api.housecallpro.com by default
  --pace-ms 1000               between two requests; less only against localhost

To try it on the sandbox: HOUSECALL_PRO_API_KEY=sandbox-key HOUSECALL_PRO_BASE_URL=http://127.0.0.1:4010 npm run probe -- --pace-ms 0
`;

const options = { 'pace-ms': { type: 'string', default: '1000' } } as const;

void runScript({ usage, options }, async ({ signal }, { values }) => {
	const { HOUSECALL_PRO_API_KEY: key, HOUSECALL_PRO_BASE_URL: url } = process.env;
	if (!key) throw new Error('Set HOUSECALL_PRO_API_KEY to the key of the account');
	const paceMs = Number(values['pace-ms']);
	if (!Number.isInteger(paceMs) || paceMs < 0) throw new Error('--pace-ms takes a whole number');
	const baseUrl = (url ?? 'https://api.housecallpro.com').replace(/\/+$/, '');
	process.stdout.write(await probe({ baseUrl, key, paceMs, signal }));
	return 0;
});
