import {shared} from '../db/shared.js';
import {periodOf, type Period} from '../time/period.js';
import type {RangeRequest} from '../time/range.js';
import {isTimeZone} from '../time/zones.js';
import type {Api} from './environment.js';
import {badParameter} from './problem.js';

interface Wish {
  readonly range: RangeRequest;
  readonly tz: string;
}

/** Requests that come at once are of one moment: what they want alike is cut once. */
const periodFor = shared((api: Api, {range, tz}: Wish) => periodOf(api.database, range, tz, api.now()));

/** The period of the parameters `range` and `tz` as of now; an unknown zone is a 400. */
export async function requestedPeriod(api: Api, {range, tz}: Wish): Promise<Period> {
  if (!(await isTimeZone(api.database, tz))) throw badParameter('tz', 'an IANA time zone such as Europe/Berlin');
  return periodFor(api, {range, tz});
}
