import {sql} from '@electric-sql/pglite/template';
import type {Fragment} from '../db/fragment.js';
import type {Span} from '../time/period.js';
import {passes, type UsageFilter} from './filter.js';

const HOUR = 3_600_000;

const SUMMED = sql`event.hour as at, event.provider_id, event.project_id, event.model, event.currency, event.events,
  event.requests, event.input_tokens, event.output_tokens,
  case when event.cached_events > 0 then event.cached_input_tokens end as cached_input_tokens,
  case when event.write_events > 0 then event.cache_write_tokens end as cache_write_tokens,
  case when event.reasoning_events > 0 then event.reasoning_tokens end as reasoning_tokens,
  case when event.is_priced then event.cost end as cost`;

const SINGLE = sql`event.at, event.provider_id, event.project_id, event.model, event.currency, 1 as events,
  event.requests, event.input_tokens, event.output_tokens, event.cached_input_tokens, event.cache_write_tokens,
  event.reasoning_tokens, event.cost`;

/**
 * A user's usage of a span as rows of `event` that sum up like single ones: the sums of each full UTC hour,
 * and the single rows of hours that the span or one of `edges` cuts in two. So the work grows with the range,
 * and no bucket gets anything of its neighbour.
 *
 * @param edges instants (as PostgreSQL writes them) that no row may span
 */
export function usageSlices(userId: string, span: Span, filter: UsageFilter, edges: readonly string[] = []): Fragment {
  const cut = cutHours([span.from, span.to, ...edges]);
  const isCut = sql`any(${cut}::timestamptz[])`;
  return sql`(select ${SUMMED} from usage_hour as event
      where event.user_id = ${userId}::text and event.hour >= ${span.from}::timestamptz
        and event.hour < ${span.to}::timestamptz and not event.hour = ${isCut} and event.events > 0 ${passes(filter)}
    union all select ${SINGLE} from unnest(${cut}::timestamptz[]) as cut (hour), lateral (
      select * from usage_event as event where event.user_id = ${userId}::text
        and event.at >= greatest(cut.hour, ${span.from}::timestamptz)
        and event.at < least(cut.hour + interval '1 hour', ${span.to}::timestamptz) ${passes(filter)} offset 0) as event
    ) as event`;
}

/** The hours (UTC) that instants lie within, not at their beginning; each once. */
function cutHours(instants: readonly string[]): string[] {
  const hours = instants.filter((instant) => !isFullHour(instant)).map(hourOf);
  return [...new Set(hours)];
}

const isFullHour = (instant: string): boolean => / \d\d:00:00(\.0+)?\+00$/.test(instant);

const hourOf = (instant: string): string => new Date(Math.floor(Date.parse(isoOf(instant)) / HOUR) * HOUR).toISOString();

const isoOf = (instant: string): string => instant.replace(' ', 'T').replace(/\+00$/, 'Z');
