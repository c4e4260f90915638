// Loaded into n8n before n8n itself: ends it when the process that started it is gone, however that
// one ended. The starter holds the other end of a pipe, which the operating system closes for it.
const { Socket } = require('node:net');

const PIPE = 3;
const GRACE_MS = 15_000;

/** Processes that n8n starts inherit `--require`, but have no pipe. */
const startedByHolder = process.env.EXIT_WITH_PARENT === String(process.ppid);
const { isMainThread } = require('node:worker_threads');

function end() {
	process.kill(process.pid, 'SIGTERM');
	const group = process.platform === 'win32' ? process.pid : -process.pid;
	setTimeout(() => process.kill(group, 'SIGKILL'), GRACE_MS).unref();
}

if (startedByHolder && isMainThread) {
	const pipe = new Socket({ fd: PIPE, readable: true, writable: false });
	pipe.on('error', () => undefined);
	pipe.once('close', end);
	pipe.resume();
	pipe.unref();
}
