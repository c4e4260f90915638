/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Installation } from './install';

export interface EnvironmentOptions {
	installation: Installation;
	/** The folder that `.n8n` lies in. */
	userFolder: string;
	port: number;
	brokerPort: number;
	/** Anything n8n reads; wins over what is set here. */
	env?: Record<string, string>;
}

/**
 * What a program needs from the machine. Nothing else is handed on: a developer's own N8N_…, DB_…
 * or proxy settings must not change what is tried here.
 */
const INHERITED = [
	'HOME',
	'LANG',
	'PATH',
	'TMPDIR',
	'APPDATA',
	'ComSpec',
	'LOCALAPPDATA',
	'PATHEXT',
	'SystemRoot',
	'TEMP',
	'TMP',
	'USERPROFILE',
];

/** Modules that call n8n's own services when n8n starts. */
const CALLING_MODULES = ['mcp-registry', 'instance-ai'];

const QUIET = {
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_DYNAMIC_BANNERS_ENABLED: 'false',
	N8N_HIRING_BANNER_ENABLED: 'false',
	N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_VERIFIED_PACKAGES_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
};

/** The whole environment of an n8n process: on loopback, silent to the outside, in one folder. */
export function n8nEnvironment(options: EnvironmentOptions): Record<string, string> {
	const { installation, userFolder, port, brokerPort } = options;
	const url = `http://127.0.0.1:${port}/`;
	return {
		...inherited(installation.node),
		...QUIET,
		DB_SQLITE_POOL_SIZE: '2',
		GENERIC_TIMEZONE: 'UTC',
		N8N_BLOCK_ENV_ACCESS_IN_NODE: 'true',
		N8N_DISABLED_MODULES: callingModules(installation).join(','),
		N8N_ENCRYPTION_KEY: 'local-encryption-key',
		N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS: 'false',
		N8N_GRACEFUL_SHUTDOWN_TIMEOUT: '10',
		N8N_HOST: '127.0.0.1',
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_PORT: String(port),
		N8N_PROTOCOL: 'http',
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		N8N_RUNNERS_ENABLED: 'true',
		N8N_SECURE_COOKIE: 'false',
		N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
		N8N_USER_FOLDER: userFolder,
		// A worker has no other HTTP server than this one.
		N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
		QUEUE_HEALTH_CHECK_ACTIVE: 'true',
		QUEUE_HEALTH_CHECK_PORT: String(port),
		// The same setting: 1.x knows the first name, later versions prefer the second.
		WEBHOOK_URL: url,
		N8N_WEBHOOK_URL: url,
		NODE_ENV: 'production',
		TZ: 'UTC',
		...options.env,
	};
}

function inherited(node: string): Record<string, string> {
	const kept: Record<string, string> = {};
	for (const name of INHERITED) {
		const value = process.env[name];
		if (value !== undefined) kept[name] = value;
	}
	// n8n starts its task runner with whatever "node" the PATH has first.
	kept.PATH = `${path.dirname(node)}${path.delimiter}${kept.PATH ?? ''}`;
	return kept;
}

/** n8n does not start when told to leave out a module that it does not have. */
function callingModules({ n8nFolder }: Installation): string[] {
	const modules = path.join(n8nFolder, 'dist', 'modules');
	return CALLING_MODULES.filter((name) => existsSync(path.join(modules, name)));
}
