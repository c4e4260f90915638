// n8n-core reads these when it is loaded; without them it would write into the user's home folder.
const os = require('node:os');
const path = require('node:path');

process.env.N8N_ENCRYPTION_KEY = 'only-for-tests';
process.env.N8N_USER_FOLDER = path.join(os.tmpdir(), 'n8n-nodes-housecall-pro-tests');
process.env.N8N_LOG_LEVEL = 'silent';
process.env.TZ = 'UTC';
