/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { Lifetime, report } from './lifetime';

type Options = NonNullable<ParseArgsConfig['options']>;

interface Command<T extends Options> {
	/** What `--help` prints. */
	usage: string;
	/** As `parseArgs` of node:util takes them; `--help` is added. */
	options?: T;
	/** Whether it takes arguments without a name. */
	allowPositionals?: boolean;
}

type Arguments<T extends Options> = ReturnType<
	typeof parseArgs<{ options: T; allowPositionals: true }>
>;

/** The body resolves to the exit code. */
type Body<T extends Options> = (lifetime: Lifetime, given: Arguments<T>) => Promise<number>;

/**
 * Runs a command's body and ends what it started, however it ends: normally, by an error, by Ctrl-C
 * or by a signal. An error is printed and makes the exit code 1.
 */
export async function runScript<T extends Options>(
	command: Command<T>,
	body: Body<T>,
): Promise<never> {
	const lifetime = new Lifetime();
	lifetime.listen();
	let code = 1;
	try {
		code = await Promise.race([start(command, body, lifetime), lifetime.interrupted()]);
	} catch (error) {
		report(error);
	}
	await lifetime.end(code !== 0 && !lifetime.signal.aborted);
	process.exit(code);
}

async function start<T extends Options>(
	{ usage, options, allowPositionals = false }: Command<T>,
	body: Body<T>,
	lifetime: Lifetime,
): Promise<number> {
	const help = { type: 'boolean', short: 'h' } as const;
	const given = parseArgs({ options: { ...options, help }, allowPositionals });
	if (!given.values.help) return await body(lifetime, given as Arguments<T>);
	process.stdout.write(usage);
	return 0;
}
