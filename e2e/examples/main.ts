import { Table } from '../../scripts/demo/table';
import { runScript } from '../../tools/command';
import { toStderr } from '../../tools/n8n/progress';
import { startStack } from '../../tools/stack';
import { checkOf, examples } from './catalog';
import { checkNote } from './notes';
import { StandIn } from './mockService';
import { Workshop } from './workshop';

const USAGE = `npm run test:examples [-- options]

Imports every workflow of the folder "examples" into a real n8n with this package, runs it against the
sandbox and a stand-in for the services of others, and holds what it did.

  --only NAME  the examples whose file name holds this
  --help       print this
`;

const OPTIONS = { only: { type: 'string', default: '' } } as const;

void runScript({ usage: USAGE, options: OPTIONS }, async (lifetime, { values }) => {
	const files = (await examples()).filter((file) => file.includes(values.only));
	if (files.length === 0) throw new Error(`No example is called "${values.only}"`);
	const standIn = await StandIn.start();
	lifetime.defer(async () => await standIn.close());
	const workshop = new Workshop(await startStack(lifetime), standIn);

	const table = new Table();
	for (const file of files) {
		toStderr(`${file} …`);
		await tryOut(workshop, file, table);
	}
	return table.conclude();
});

/** Goes on after a failure: each example stands for itself. */
async function tryOut(workshop: Workshop, file: string, table: Table): Promise<void> {
	try {
		await checkNote(file);
		await checkOf(file)(workshop, table);
	} catch (error) {
		table.broke(file, error);
	}
	await workshop.clear();
}
