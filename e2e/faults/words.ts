/** `3 items`, `1 item` */
export const count = (number: number, what: string) =>
	`${number} ${what}${number === 1 ? '' : what.endsWith('s') ? 'es' : 's'}`;
