/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Lifetime } from '../../tools/lifetime';
import { runCommand } from '../../tools/n8n/childProcess';
import { freePort } from '../../tools/n8n/ports';
import { temporaryFolder } from '../../tools/stack';
import type { Programs } from './programs';
import { Service } from './service';

const HOST = '127.0.0.1';
/** Debian's package makes it. PostgreSQL does not run as root. */
const POSTGRES_USER = 'postgres';
const DATABASE = { user: 'n8n', name: 'postgres' };

/** What n8n has to be told to use the databases. */
export type DatabaseEnv = Record<string, string>;

/** Starts a Redis of its own that keeps nothing on disk. */
export async function startRedis(lifetime: Lifetime, programs: Programs): Promise<DatabaseEnv> {
	const folder = await temporaryFolder(lifetime);
	const port = String(await freePort());
	const settings = ['--bind', HOST, '--port', port, '--save', '', '--dir', folder];
	await start(lifetime, {
		name: 'Redis',
		command: [...endingWithUs(programs), programs.redisServer, ...settings],
		readiness: [programs.redisCli, '-h', HOST, '-p', port, 'ping'],
		cwd: folder,
		logFile: path.join(folder, 'redis.log'),
		stopSignal: 'SIGTERM',
	});
	return { QUEUE_BULL_REDIS_HOST: HOST, QUEUE_BULL_REDIS_PORT: port };
}

/** Starts a PostgreSQL with data of its own, which this machine alone can reach. */
export async function startPostgres(lifetime: Lifetime, programs: Programs): Promise<DatabaseEnv> {
	const folder = await temporaryFolder(lifetime);
	const data = path.join(folder, 'data');
	const logFile = path.join(folder, 'postgres.log');
	await mkdir(data, { mode: 0o700 });
	if (isRoot()) {
		await runCommand('chown', ['-R', `${POSTGRES_USER}:`, folder], { cwd: folder, logFile });
	}
	const asOwner = [...endingWithUs(programs), ...withoutRoot()] as const;
	const [setpriv, ...options] = asOwner;
	const init = [programs.initdb, '-D', data, '--auth=trust', `--username=${DATABASE.user}`];
	await runCommand(setpriv, [...options, ...init, '--no-sync'], {
		cwd: folder,
		logFile,
		signal: lifetime.signal,
	});

	const port = String(await freePort());
	// A socket in the file system is of no use here; nor is surviving a power cut.
	const settings = ['-h', HOST, '-p', port, '-k', '', '-c', 'fsync=off'];
	await start(lifetime, {
		name: 'PostgreSQL',
		command: [setpriv, ...options, programs.postgres, '-D', data, ...settings],
		readiness: [programs.pgIsReady, '-q', '-h', HOST, '-p', port],
		cwd: folder,
		logFile,
		// Ends without waiting for clients to go.
		stopSignal: 'SIGINT',
	});
	return {
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: HOST,
		DB_POSTGRESDB_PORT: port,
		DB_POSTGRESDB_USER: DATABASE.user,
		DB_POSTGRESDB_PASSWORD: '',
		DB_POSTGRESDB_DATABASE: DATABASE.name,
	};
}

async function start(lifetime: Lifetime, options: Parameters<typeof Service.spawn>[0]) {
	const service = await Service.spawn(options);
	lifetime.defer(async () => await service.stop());
	await service.ready();
}

/** Has the kernel end the program when this process is gone, however that came about. */
const endingWithUs = ({ setpriv }: Programs): [string, ...string[]] => [
	setpriv,
	'--pdeathsig',
	'INT',
];

const withoutRoot = () =>
	isRoot() ? ['--reuid', POSTGRES_USER, '--regid', POSTGRES_USER, '--init-groups'] : [];

const isRoot = () => process.getuid?.() === 0;
