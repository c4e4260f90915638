// Reads a list of customers with nothing around it: the least time that the same requests take.
// node floor.mjs ORIGIN API_KEY PAGES PAGE_SIZE AT_ONCE   prints {"ms": …, "ids": […]}
import { Pool } from 'undici';

const [origin, key, ...numbers] = process.argv.slice(2);
const [pages, pageSize, atOnce] = numbers.map(Number);
const pool = new Pool(origin, { connections: atOnce });
const headers = { authorization: `Token ${key}`, accept: 'application/json' };

async function readPage(page) {
	const path = `/customers?page=${page}&page_size=${pageSize}`;
	const { statusCode, body } = await pool.request({ method: 'GET', path, headers });
	if (statusCode !== 200) throw new Error(`Page ${page} was answered with ${statusCode}`);
	return (await body.json()).customers;
}

const records = [];
let next = 1;

async function readOneAfterTheOther() {
	while (next <= pages) {
		const page = next++;
		records[page] = await readPage(page);
	}
}

const started = performance.now();
await Promise.all(Array.from({ length: atOnce }, readOneAfterTheOther));
const ids = records.flat().map(({ id }) => id);
const ms = performance.now() - started;

await pool.close();
console.log(JSON.stringify({ ms, ids }));
