import {query} from '@electric-sql/pglite/template';
import type {Database} from '../db/database.js';

/** Zones of a database in lower case, each with whether the runtime knows it too, as far as that was asked. */
type Zones = Map<string, boolean | undefined>;

const zonesOf = new WeakMap<Database, Promise<Zones>>();

/**
 * Whether `name` is an IANA zone that both the database (which cuts the days) and the runtime know.
 * Case does not matter; abbreviations and offsets such as `CEST` or `+02:00` are not zones.
 */
export async function isTimeZone(database: Database, name: string): Promise<boolean> {
  const zones = await knownZones(database);
  const zone = name.toLowerCase();
  if (!zones.has(zone)) return false;
  const isKnown = zones.get(zone) ?? isKnownToRuntime(zone);
  zones.set(zone, isKnown);
  return isKnown;
}

/** Read once; a failure is not kept. */
function knownZones(database: Database): Promise<Zones> {
  const known = zonesOf.get(database) ?? readZones(database);
  zonesOf.set(database, known);
  known.catch(() => zonesOf.delete(database));
  return known;
}

/** Asked once for each zone: a formatter takes longer to make than a statement to answer. */
function isKnownToRuntime(name: string): boolean {
  try {
    return /^[a-z]/i.test(name) && new Intl.DateTimeFormat('en', {timeZone: name}) !== undefined;
  } catch {
    return false;
  }
}

async function readZones(database: Database): Promise<Zones> {
  const rows = await database.query<{name: string}>(query`select lower(name) as name from pg_timezone_names`);
  return new Map(rows.map(({name}) => [name, undefined]));
}
