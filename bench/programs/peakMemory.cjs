// Loaded into a program before the program itself: at its end it writes the most memory that it had
// (resident set, bytes) to the file PEAK_MEMORY_FILE.
const { readFileSync, writeFileSync } = require('node:fs');
const { isMainThread } = require('node:worker_threads');

/** Processes that the program starts inherit `--require`; they are not what is measured. */
const startedByHolder = process.env.EXIT_WITH_PARENT === String(process.ppid);

function peak() {
	// The kernel's other figure, ru_maxrss, begins with the memory of whoever started the process.
	if (process.platform === 'linux') {
		return Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]) * 1024;
	}
	return process.resourceUsage().maxRSS * 1024;
}

if (startedByHolder && isMainThread) {
	process.once('exit', () => writeFileSync(process.env.PEAK_MEMORY_FILE, String(peak())));
}
