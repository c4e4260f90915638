import type { Resource } from '../../operation/operation';
import { create } from './create';
import { deleteAppointment } from './delete';
import { getAll } from './getAll';
import { update } from './update';

export const appointment: Resource = {
	name: 'Appointment',
	value: 'appointment',
	hasTimes: true,
	operations: [create, deleteAppointment, getAll, update],
};
