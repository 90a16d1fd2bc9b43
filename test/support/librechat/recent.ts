import type {Collections} from './data.js';
import {exampleLedger} from './data.js';

/** The moment the example ledger is looked back from, and that becomes now. */
const SEEN_FROM = Date.parse('2025-10-08T10:00:00Z');

/** The example ledger, moved so that its last week has just passed: for processes whose clock is the real one. */
export function recentLedger(objectId: (hex: string) => unknown, now = Date.now()): Collections {
  const moved = Object.entries(exampleLedger(objectId)).map(([name, documents]) => [name, documents.map((document) => shifted(document, now - SEEN_FROM))]);
  return Object.fromEntries(moved) as Collections;
}

function shifted(document: Readonly<Record<string, unknown>>, by: number): Record<string, unknown> {
  return Object.fromEntries(Object.entries(document).map(([name, value]) => [name, value instanceof Date ? new Date(value.getTime() + by) : value]));
}
