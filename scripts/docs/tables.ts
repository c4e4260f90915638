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

const MARK = { start: '<!-- operations:start -->', end: '<!-- operations:end -->' };

/** `text` with `table` between the two marks. @throws Error when the marks are not there */
export function withTable(text: string, table: string): string {
	const start = text.indexOf(MARK.start);
	const end = text.indexOf(MARK.end);
	if (start < 0 || end < start) throw new Error(`${MARK.start} … ${MARK.end} not found`);
	return `${text.slice(0, start + MARK.start.length)}\n\n${table}\n\n${text.slice(end)}`;
}
