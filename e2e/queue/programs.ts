/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import { constants } from 'node:fs';
import { access, readdir } from 'node:fs/promises';
import path from 'node:path';

/** Where Debian keeps PostgreSQL's programs: in a folder per major version, on nobody's PATH. */
const POSTGRES_VERSIONS = '/usr/lib/postgresql';

const INSTALL = 'On Debian and Ubuntu: apt-get install redis-server postgresql';

/** Paths of the programs that queue mode needs beside n8n. */
export interface Programs {
	redisServer: string;
	redisCli: string;
	initdb: string;
	postgres: string;
	pgIsReady: string;
	/** Of util-linux, so on every Linux. */
	setpriv: string;
}

/** @throws Error that says how to install what is missing */
export async function findPrograms(): Promise<Programs> {
	const folders = [...(process.env.PATH ?? '').split(path.delimiter), ...(await postgresFolders())];
	const find = async (name: string) => await findProgram(name, folders);
	return {
		redisServer: await find('redis-server'),
		redisCli: await find('redis-cli'),
		initdb: await find('initdb'),
		postgres: await find('postgres'),
		pgIsReady: await find('pg_isready'),
		setpriv: await find('setpriv'),
	};
}

/** The newest version first. */
async function postgresFolders(): Promise<string[]> {
	const versions = await readdir(POSTGRES_VERSIONS).catch(() => []);
	const newestFirst = versions.sort((a, b) => Number(b) - Number(a));
	return newestFirst.map((version) => path.join(POSTGRES_VERSIONS, version, 'bin'));
}

async function findProgram(name: string, folders: string[]): Promise<string> {
	for (const folder of folders) {
		const file = path.join(folder, name);
		const isThere = await access(file, constants.X_OK).then(
			() => true,
			() => false,
		);
		if (isThere) return file;
	}
	throw new Error(`Queue mode needs Redis and PostgreSQL, but "${name}" is missing. ${INSTALL}`);
}
