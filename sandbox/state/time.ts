const DAY = 24 * 60 * 60 * 1000;

/** The service's way to write a time: UTC to the second, `2026-04-01T15:04:05Z`. */
export function stamp(time: Date | number): string {
	return new Date(time).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

export function startOfDay(time: Date | number): Date {
	return new Date(Math.floor(new Date(time).getTime() / DAY) * DAY);
}

export function addDays(time: Date | number, days: number): Date {
	return new Date(new Date(time).getTime() + days * DAY);
}

export function addMinutes(time: Date | number, minutes: number): Date {
	return new Date(new Date(time).getTime() + minutes * 60_000);
}

/** `2026-04-01T15:04:05.000+02:00` → `2026-04-01T13:04:05Z`; null when it is no time at all. */
export function parseTime(text: unknown): string | null {
	if (typeof text !== 'string') return null;
	const time = Date.parse(text);
	return Number.isNaN(time) ? null : stamp(time);
}
