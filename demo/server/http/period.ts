import type {Database} from '../db/database.js';
import {periodOf, type Period} from '../time/period.js';
import type {RangeRequest} from '../time/range.js';
import {isTimeZone} from '../time/zones.js';
import {badParameter} from './problem.js';

/** The period of the parameters `range` and `tz`; an unknown zone is a 400. */
export async function requestedPeriod(
  database: Database,
  {range, tz}: {range: RangeRequest; tz: string},
  now: Date,
): Promise<Period> {
  if (!(await isTimeZone(database, tz))) throw badParameter('tz', 'an IANA time zone such as Europe/Berlin');
  return periodOf(database, range, tz, now);
}
