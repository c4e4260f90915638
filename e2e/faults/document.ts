import { version as packageVersion } from '../../package.json';
import type { N8nVersion } from '../../tools/n8n/versions';
import type { FaultResult, Suite } from './suite';

const INTRODUCTION = `# When something goes wrong

What the nodes do when Housecall Pro, the network or n8n fails, or their input misleads them, and how it was tried.

- **Reading** is repeated when Housecall Pro or the network fails (5xx, no answer): three tries in all. What is refused
  for a reason (4xx) is not. An item that fails has an error that says what happened and what to do; with *On Error* set
  to *Continue*, the others go on.
- **The rate limit** (429) is waited out, for reading and writing alike, as long as Housecall Pro asks for no more than
  two minutes at a time, and five in all for one request.
- **Adding** something is sent once. When it cannot be known whether it was done, the error says so: look in Housecall
  Pro before you run the item again. *Customer → Create or Update* can be run again without harm.
- **Changing and deleting** are repeated like reading, where doing it twice is the same as doing it once.
- **A list** is whole or not there; only a first page without a body passes for a list without records. Records that
  change while it is read are neither lost nor doubled; a list that changes faster than it can be read fails.
- **Values** of expressions, tables and models are understood where they can mean one thing only. Anything else is
  refused by its field, before anything is changed.
- **People and addresses** that the account has are found again, however they are written. Nothing of one person is stored
  with another; *not_changed* says what was not stored.
- **Events** start one execution each, also when they are delivered several times or late (each n8n process remembers
  those that it has received). They are refused (401) when they are not signed with the secret, when the clocks of
  sender and n8n are more than five minutes apart, or while the secret comes out blank, as from an expression that finds
  nothing. While n8n is down, it is up to the sender to send an event again.
- **When n8n is killed**, the execution is shown as crashed. n8n does not go on with it by itself; run it again.
- **The API key and the signing secret** are in no item, error or log.
`;

/** Held and measured by `test/lists`. */
const LISTS = `## Lists that change

*Return All* and *Changed Since* give every record that was in the list from the first request to the last, each once.
In 10,000 random histories of records that come, leave and change, none was missed, with up to four changes as with up to
thirty, at fewer than three requests for each page in the median (\`test/lists\`). The lists have 20 to 60 records on pages
of 4 to 10, so they change far more for each page than an account does.

Some changes cannot be seen from outside. A record was then missed in this share of 10,000 histories:

| What happens | Histories that missed a record |
| --- | --- |
| A record leaves a filtered list, and another one enters it further back between the same two pages | 0.13 % |
| The server’s totals are three responses behind | 0.27 % |
| A list without totals changes up to four times | 0.16 % |
| A list without totals changes up to thirty times | 0.73 % |
| *Changed Since* in a list without totals | 0.01 % |
| *Changed Since* in a list without totals, where records changed at the same time, in random order | 8.5 % (of 5,000) |

Where a sync must not miss one either, let *Changed Since* begin before the last run, by as long as a run takes.

A list without totals is read one page after the other. Each page begins before the end of the one before it, which shows
that nothing was skipped. Up to 600 records take no more requests for that; 10,000 take 56 instead of 51.
`;

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

const row = (...cells: string[]) => `| ${cells.map(cell).join(' | ')} |`;

function section(suite: Suite, results: readonly FaultResult[]): string {
	const rows = results.map(({ fault, outcome }) =>
		row(fault.name, fault.expected, outcome?.passed ? (outcome.observed ?? '') : ''),
	);
	const table = [row('Fault', 'Expected', 'Observed'), row('---', '---', '---'), ...rows];
	return `## ${suite.title}\n\n${suite.about}\n\n${table.join('\n')}\n`;
}

/** The document of a run in which everything was as expected. */
export function toMarkdown(version: N8nVersion, results: readonly FaultResult[]): string {
	const date = new Date().toISOString().slice(0, 10);
	const about = `Written by \`npm run test:faults -- --write\` on ${date}. While workflows ran in n8n ${version} with
n8n-nodes-housecall-pro ${packageVersion}, a sandbox of Housecall Pro was made to fail, or the node was given what could mislead it, in
${results.length} ways. “Observed” is what was counted then; all of it was as expected.`;
	const suites = [...new Set(results.map(({ suite }) => suite))];
	const sections = suites.map((suite) =>
		section(
			suite,
			results.filter((result) => result.suite === suite),
		),
	);
	return [INTRODUCTION, LISTS, `${about}\n`, ...sections].join('\n');
}
