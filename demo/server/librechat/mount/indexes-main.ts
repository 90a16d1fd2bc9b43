import {parseArgs} from 'node:util';
import {MongoClient} from 'mongodb';
import {createIndexes, INDEXES} from './indexes.js';

/** `node indexes.cjs --uri mongodb://…` creates the indexes; `--dry-run` only tells them. */
async function main(): Promise<void> {
  const {values} = parseArgs({options: {uri: {type: 'string'}, 'dry-run': {type: 'boolean', default: false}}});
  if (values['dry-run']) return INDEXES.forEach(({collection, key}) => console.log(`${collection} ${JSON.stringify(key)}`));
  if (!values.uri) throw new Error('Say where: --uri mongodb://…/LibreChat (or --dry-run).');
  const client = await new MongoClient(values.uri).connect();
  try {
    for (const line of await createIndexes(client.db())) console.log(line);
  } finally {
    await client.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
