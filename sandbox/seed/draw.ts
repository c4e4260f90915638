import { faker } from '@faker-js/faker/locale/en_US';

/** True in about `percent` of 100 cases. */
export function chance(percent: number): boolean {
	return faker.number.int({ min: 1, max: 100 }) <= percent;
}

export function between(min: number, max: number): number {
	return faker.number.int({ min, max });
}

export function one<T>(list: readonly T[]): T {
	return faker.helpers.arrayElement(list);
}

/** Up to `count` different members of a list. */
export function some<T>(list: readonly T[], count: number): T[] {
	return faker.helpers.arrayElements(list, count);
}
