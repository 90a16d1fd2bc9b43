import type {Database} from '../../../../../demo/server/db/database.js';
import {importWith} from './database.js';

/** Takes every statement and keeps none of it, so that what memory there is was taken by reading. */
const nothing: Database = {
  query: () => Promise.resolve([]),
  transaction: (work) => work(nothing),
  close: () => Promise.resolve(),
};

const {rows} = await importWith(nothing, process.argv.slice(2));
console.log(`${rows} rows`);
