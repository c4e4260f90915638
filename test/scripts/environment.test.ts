/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import { n8nEnvironment } from '../../tools/n8n/environment';

const options = {
	installation: { version: '2.41.1', node: '/nodes/24/bin/node', n8nFolder: '/n8n' } as const,
	userFolder: '/folder',
	port: 5000,
	brokerPort: 5001,
};

describe('The environment of n8n servers', () => {
	test('does not hand on the settings of the developer’s own n8n', () => {
		process.env.DB_TYPE = 'postgresdb';
		process.env.HTTP_PROXY = 'http://proxy.example';
		try {
			const env = n8nEnvironment(options);
			expect(env).not.toHaveProperty('DB_TYPE');
			expect(env).not.toHaveProperty('HTTP_PROXY');
		} finally {
			delete process.env.DB_TYPE;
			delete process.env.HTTP_PROXY;
		}
	});

	test('keeps n8n on the loopback address, with the Node.js it was installed for', () => {
		const env = n8nEnvironment(options);
		expect(env.N8N_LISTEN_ADDRESS).toBe('127.0.0.1');
		expect(env.N8N_WORKER_SERVER_ADDRESS).toBe('127.0.0.1');
		expect(env.WEBHOOK_URL).toBe('http://127.0.0.1:5000/');
		expect(env.PATH).toMatch(/^\/nodes\/24\/bin[:;]/);
	});

	test('lets the caller overrule it', () => {
		const env = n8nEnvironment({ ...options, env: { EXECUTIONS_MODE: 'queue', TZ: 'Asia/Tokyo' } });
		expect(env).toMatchObject({ EXECUTIONS_MODE: 'queue', TZ: 'Asia/Tokyo' });
	});
});
