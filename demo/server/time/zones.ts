import {query} from '@electric-sql/pglite/template';
import type {Database} from '../db/database.js';

const zonesOf = new WeakMap<Database, Promise<ReadonlySet<string>>>();

/**
 * Whether `name` is an IANA zone that both the database (which cuts the days) and the runtime know.
 * Case does not matter; abbreviations and offsets such as `CEST` or `+02:00` are not zones.
 */
export async function isTimeZone(database: Database, name: string): Promise<boolean> {
  if (!isKnownToRuntime(name)) return false;
  let zones = zonesOf.get(database);
  if (zones === undefined) zonesOf.set(database, (zones = readZones(database)));
  return (await zones).has(name.toLowerCase());
}

function isKnownToRuntime(name: string): boolean {
  try {
    return /^[a-z]/i.test(name) && new Intl.DateTimeFormat('en', {timeZone: name}) !== undefined;
  } catch {
    return false;
  }
}

async function readZones(database: Database): Promise<ReadonlySet<string>> {
  const rows = await database.query<{name: string}>(query`select lower(name) as name from pg_timezone_names`);
  return new Set(rows.map(({name}) => name));
}
