import {Aggregator} from 'mingo';
import type {Host} from '../../../demo/server/librechat/ledger/host.js';
import {detectedLedger} from '../../../demo/server/librechat/ledger/host.js';
import type {CollectionName, Reader} from '../../../demo/server/librechat/ledger/reader.js';
import {DEFAULT_SETTINGS} from '../../../demo/server/sustainability/settings.js';
import type {Collections} from './data.js';

/** What was asked of a reader, in order. */
export interface Asked {
  readonly collection: CollectionName;
  readonly pipeline: readonly Readonly<Record<string, unknown>>[];
}

/** A reader that runs pipelines in this process. Ids are text here: mingo compares them as such. */
export function mingoReader(collections: Collections, asked: Asked[] = []): Reader {
  return {
    async *documents(collection, pipeline) {
      asked.push({collection, pipeline});
      yield* new Aggregator(pipeline as Record<string, never>[]).run(structuredClone(collections[collection] ?? []) as never) as never[];
    },
  };
}

/** A host over a reader, at a moment after the example ledger ends. */
export function hostOver(reader: Reader, changes: Partial<Host> = {}): Host {
  return {
    reader,
    objectId: (hex) => hex,
    ledger: detectedLedger(reader),
    exchangeRate: '0.92',
    sustainability: DEFAULT_SETTINGS,
    now: () => new Date('2025-10-08T10:00:00Z'),
    secret: Buffer.alloc(32, 7),
    log: (failure) => {
      throw failure;
    },
    ...changes,
  };
}
