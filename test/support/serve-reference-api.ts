import {startReferenceApi} from './reference-api.js';

/** Runs the reference API with sample data until the parent closes the pipe; the first line says where. */
const api = await startReferenceApi({seed: true});
console.log(api.url);
process.stdin.resume().on('close', () => void api.close().then(() => process.exit(0)));
