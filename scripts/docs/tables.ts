import type { Operation, Resource } from '../../nodes/HousecallPro/operation/operation';

/** The README's table: a line per resource. */
export function summaryTable(resources: Resource[]): string {
	const rows = resources.map(
		({ name, operations }) =>
			`| ${name} | ${operations.map(({ option }) => option.name).join(', ')} |`,
	);
	return ['| Resource | Operations |', '| --- | --- |', ...rows].join('\n');
}

/** The whole reference: a section per resource, a line per operation. */
export function reference(resources: Resource[]): string {
	return resources.map(section).join('\n\n');
}

const section = ({ name, operations }: Resource) =>
	[
		`## ${name}`,
		'',
		'| Operation | What it does | Endpoint |',
		'| --- | --- | --- |',
		...operations.map(row),
	].join('\n');

const row = ({ option, route, composedOf }: Operation) =>
	`| ${option.name} | ${option.description} | ${[route, ...(composedOf ?? [])].map((each) => `\`${each}\``).join('<br>')} |`;

/** `text` with `written` between its two marks. @throws Error when the marks are not there */
export function withWritten(text: string, mark: string, written: string): string {
	const [first, last] = [`<!-- ${mark}:start -->`, `<!-- ${mark}:end -->`];
	const start = text.indexOf(first);
	const end = text.indexOf(last);
	if (start < 0 || end < start) throw new Error(`${first} … ${last} not found`);
	return `${text.slice(0, start + first.length)}\n\n${written}\n\n${text.slice(end)}`;
}
