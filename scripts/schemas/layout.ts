/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import path from 'node:path';
import type { INodeType } from 'n8n-workflow';

import { HousecallPro } from '../../nodes/HousecallPro/HousecallPro.node.ts';
import { HousecallProPollingTrigger } from '../../nodes/HousecallPro/HousecallProPollingTrigger.node.ts';
import { HousecallProTrigger } from '../../nodes/HousecallPro/HousecallProTrigger.node.ts';

/**
 * Where n8n looks for output schemas: beside the node, by its version, resource and operation. The nodes share the
 * folder; a trigger, which has neither resource nor operation, has one file of its version's name for all of its events.
 */
export const FOLDER = path.join(__dirname, '..', '..', 'nodes', 'HousecallPro', '__schema__');

/** File of an operation's schema, within {@link FOLDER} and with forward slashes. */
export const fileOf = (resource: string, operation: string): string =>
	`${versionOf(new HousecallPro())}/${resource}/${operation}.json`;

/** The trigger's file, within {@link FOLDER}. */
export const triggerFile = (): string => `${versionOf(new HousecallProTrigger())}.json`;

/** The polling trigger's file, within {@link FOLDER}. */
export const pollingTriggerFile = (): string =>
	`${versionOf(new HousecallProPollingTrigger())}.json`;

/** The node's newest version with its zeros, e.g. `v1.1.0`. */
function versionOf({ description }: INodeType): string {
	const newest = Math.max(...[description.version].flat());
	const [major, minor = '0'] = String(newest).split('.');
	return `v${major}.${minor}.0`;
}
