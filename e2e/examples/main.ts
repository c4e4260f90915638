import { Table } from '../../tools/table';
import { runScript } from '../../tools/command';
import { toStderr } from '../../tools/n8n/progress';
import { startStack } from '../../tools/stack';
import { checkOf, examples } from './catalog';
import { checkNote } from './notes';
import { MockService } from './mockService';
import { ExampleRig } from './rig';

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
	const mockService = await MockService.start();
	lifetime.defer(async () => await mockService.close());
	const rig = new ExampleRig(await startStack(lifetime), mockService);

	const table = new Table();
	for (const file of files) {
		toStderr(`${file} …`);
		await tryOut(rig, file, table);
	}
	return table.conclude();
});

/** Goes on after a failure: each example stands for itself. */
async function tryOut(rig: ExampleRig, file: string, table: Table): Promise<void> {
	try {
		await checkNote(file);
		await checkOf(file)(rig, table);
	} catch (error) {
		table.broke(file, error);
	}
	await rig.clear();
}
