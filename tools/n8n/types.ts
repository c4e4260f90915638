import type {
	IConnections,
	ICredentialDataDecryptedObject,
	IDataObject,
	INode,
	IPinData,
	IRunData,
	IWorkflowSettings,
} from 'n8n-workflow';

/** A workflow as exported: node ids and credential ids may be missing. */
export interface WorkflowFile {
	name: string;
	nodes: Array<Omit<INode, 'id'> & { id?: string }>;
	connections: IConnections;
	settings?: IWorkflowSettings;
	/** What a node gives in a run by hand, instead of doing its work. */
	pinData?: IPinData;
}

/** A workflow that n8n has stored. */
export interface StoredWorkflow extends WorkflowFile {
	id: string;
	nodes: INode[];
	active: boolean;
	versionId: string;
}

export interface NewCredential {
	name: string;
	type: string;
	data: ICredentialDataDecryptedObject;
}

export interface StoredCredential extends NewCredential {
	id: string;
}

/** What the credential dialog shows after its test. */
export interface CredentialTest {
	status: 'OK' | 'Error';
	message: string;
}

/** How far n8n (2.40 and later) has come with registering a workflow's triggers. */
export interface Publication {
	status: 'in_progress' | 'published' | 'partial' | 'failed' | 'not_published';
	triggers: Array<{ nodeId: string; status: string; errorMessage: string | null }>;
}

export interface ExecutionSummary {
	id: string;
	status: string;
	mode: string;
	startedAt: string;
	stoppedAt: string | null;
}

/** An execution with what every node received and gave. */
export interface Execution extends ExecutionSummary {
	error?: { message: string; description?: string | null };
	runData: IRunData;
}

/** A started run: it executes, or its trigger waits for a test event. */
export type Started = { executionId: string } | { waitingForWebhook: true };

/** The json of all items that a node gave on its first output, over all its runs. */
export function outputOf(execution: Execution, node: string): IDataObject[] {
	const runs = execution.runData[node] ?? [];
	return runs.flatMap((run) => (run.data?.main?.[0] ?? []).map((item) => item.json));
}
