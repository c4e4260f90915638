import type { Progress } from '../../tools/n8n/progress';
import type { N8nVersion } from '../../tools/n8n/versions';
import type { Rig } from '../rig';

/** One thing that a trigger has to live through. */
export interface Scenario {
	/** For `--only` and the report. */
	name: string;
	/** Whether this n8n can show it; all can by default. */
	suits?: (rig: Rig) => boolean;
	/** @throws Error that says what was wrong */
	run(rig: Rig): Promise<void>;
}

export type Outcome = { passed: true } | { passed: false; reason: string };

export interface Result {
	name: string;
	version: N8nVersion;
	/** Undefined where the scenario does not suit the version. */
	outcome?: Outcome;
}

/** Runs one scenario, and puts n8n and the sandbox in order after it. */
export async function play(rig: Rig, scenario: Scenario, progress: Progress): Promise<Result> {
	const { name, suits = () => true } = scenario;
	const result = { name, version: rig.version };
	if (!suits(rig)) return result;
	progress(`n8n ${rig.version}: ${name} …`);
	const outcome = await outcomeOf(rig, scenario);
	progress(`n8n ${rig.version}: ${name}: ${outcome.passed ? 'ok' : outcome.reason}`);
	return { ...result, outcome };
}

async function outcomeOf(rig: Rig, scenario: Scenario): Promise<Outcome> {
	try {
		rig.stack.sandbox.state.reset();
		await scenario.run(rig);
		await rig.finish();
		return { passed: true };
	} catch (error) {
		// What was wrong is what has to be reported, not what it led to.
		await rig.clear().catch(() => undefined);
		return { passed: false, reason: error instanceof Error ? error.message : String(error) };
	}
}
