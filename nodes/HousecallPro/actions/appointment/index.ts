import type { Resource } from '../operation';
import { getAll } from './getAll';

export const appointment: Resource = {
	name: 'Appointment',
	value: 'appointment',
	operations: [getAll],
};
