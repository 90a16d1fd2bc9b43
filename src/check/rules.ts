/** How bad a finding is: `hint` names an optional field that would show more. */
export type Severity = 'error' | 'warning' | 'hint';

/** What a rule says when it is broken. */
export interface Rule {
  readonly severity: Severity;
  /** What is wrong, in one line. */
  readonly title: string;
  /** What to change. */
  readonly fix: string;
  /** Heading of docs/backend.md, as its anchor. */
  readonly section: string;
}

const rule = (severity: Severity, section: string, title: string, fix: string): Rule => ({severity, title, fix, section});

/** Everything that is checked, by the id a finding carries. */
export const RULES = {
  'http.unreachable': rule('error', 'mounting', 'Nothing answers', 'Check the address, and that the server runs and can be reached from here.'),
  'http.timeout': rule('error', 'mounting', 'No answer in time', 'Answer within a few seconds; the widgets give up after 10.'),
  'http.redirect': rule('error', 'mounting', 'It redirects', 'Answer under this very address; the widgets do not follow redirects, because they carry a token.'),
  'http.html': rule('error', 'mounting', 'Not mounted: HTML came with status 200', 'Mount the endpoint before the fallback that serves the application’s page.'),
  'http.json': rule('error', 'mounting', 'Not JSON', 'Send JSON with Content-Type: application/json.'),
  'http.status': rule('error', 'errors', 'An unexpected status', 'Answer 200 here; the server’s log should say what failed.'),
  'http.rate-limit': rule('error', 'errors', 'Too many requests', 'Allow a page of widgets its handful of requests at once, or raise the limit for the check.'),
  'auth.refused': rule('error', 'auth', 'The credentials were refused', 'Give a token of a user with usage; the widgets send it as Authorization: Bearer.'),
  'auth.status': rule('error', 'auth', 'Without credentials it is not a 401', 'Answer 401 when nobody is signed in, before anything is read.'),
  'auth.form': rule('warning', 'auth', 'The 401 is not problem+json', 'Send application/problem+json with type, title, status and detail.'),
  'cache.header': rule('error', 'caching', 'The answer may be stored', 'Send Cache-Control: private, no-store with every answer.'),
  'cors.missing': rule('error', 'cors', 'The page’s origin may not read the answer', 'Send Access-Control-Allow-Origin with that origin, and allow the Authorization header in the preflight.'),
  'path.unknown': rule('warning', 'errors', 'An unknown path is not a 404', 'Answer 404 below the API’s base, so that a missing endpoint is seen as one.'),
  'shape.required': rule('error', 'endpoints', 'A required field is missing or has another shape', 'Send the field as the endpoint’s example has it.'),
  'shape.field': rule('error', 'endpoints', 'A field or row has another shape', 'Send it as the endpoint’s example has it, or leave it out if it is optional.'),
  'shape.older': rule('warning', 'endpoints', 'An older form of the answer', 'It is read, but shows less; the endpoint’s example has the current form.'),
  'money.number': rule('error', 'money', 'An amount is a number', 'Send the amount as a decimal string: floating point loses digits, and sums no longer agree.'),
  'money.currency': rule('error', 'money', 'An amount has no currency', 'Send {"amount": "1.23", "currency": "EUR"}.'),
  'money.form': rule('error', 'money', 'Not an amount of money', 'Send {"amount": "1.23", "currency": "EUR"}; null where there is no price.'),
  'money.mixed': rule('warning', 'money', 'Costs in several currencies', 'Tell all costs of a user in one currency; others cannot be added.'),
  'tokens.negative': rule('error', 'numbers', 'A count is negative', 'Counts of usage are whole numbers from 0; only balances and movements may be negative.'),
  'tokens.form': rule('error', 'numbers', 'Not a count', 'Send a whole number, or its digits as a string.'),
  'tokens.unsafe': rule('warning', 'numbers', 'A count beyond 2^53 as a JSON number', 'Send counts that large as a string of digits.'),
  'tokens.parts': rule('error', 'numbers', 'totalTokens is not inputTokens + outputTokens', 'Cached input is part of the input, reasoning is part of the output: do not add them again, do not take them away.'),
  'tokens.within': rule('error', 'numbers', 'A part is larger than its whole', 'cachedInputTokens is part of inputTokens, reasoningTokens is part of outputTokens.'),
  'number.form': rule('error', 'numbers', 'Not a JSON number', 'Send shares, paces and estimates as JSON numbers.'),
  'time.form': rule('error', 'time', 'Not a moment with an offset', 'Send RFC 3339 with Z or an offset: 2026-11-20T18:00:00Z.'),
  'null.zero': rule('error', 'money', 'Usage without a price costs 0', 'Send cost: null where no price is known; zero means that it was free.'),
  'range.period': rule('error', 'ranges', 'The period is not the range asked for', 'Cut [from, to) at local midnights of tz; dates of a custom range are both included.'),
  'range.ignored': rule('error', 'ranges', 'Rows from outside the range', 'Answer only what lies in [from, to).'),
  'tz.ignored': rule('error', 'ranges', 'Days are not cut in tz', 'Cut days in the IANA zone of the parameter tz, in the database.'),
  'series.gap': rule('error', 'summary', 'Days are missing in the series', 'Send every bucket of the range in order, those without usage as zeros.'),
  'series.interval': rule('warning', 'summary', 'The interval asked for is not the one that came', 'Honour interval=, and say in the field interval which one was used.'),
  'sums.summary': rule('error', 'sums', 'The summary’s totals disagree', 'Sum the same rows everywhere: same period, same user, unpriced and unattributed ones too.'),
  'sums.series': rule('error', 'sums', 'The series does not add up to the totals', 'Every row of the period belongs to one bucket; the last bucket ends with the period.'),
  'sums.breakdown': rule('error', 'sums', 'The breakdown disagrees', 'Every row belongs to one item; what belongs to nothing is the item {"id": "unattributed"}.'),
  'sums.log': rule('error', 'sums', 'The rows of the log disagree', 'The log has every charge of the period once.'),
  'sums.totals': rule('error', 'sums', 'The log’s total and totals disagree', 'total and totals are of the whole filter, not of the page.'),
  'sums.segments': rule('error', 'sums', 'Segments do not add up', 'Segments of a bucket or project add up to it, unattributed ones included.'),
  'sums.previous': rule('error', 'sums', 'previous is not the period before', 'Sum the same number of days before the range, to the same elapsed point.'),
  'sums.rounding': rule('warning', 'sums', 'Costs agree only up to rounding', 'Do not round single costs; send all their digits.'),
  'sums.coverage': rule('error', 'sustainability', 'The footprint covers other usage', 'coverage.outputTokens are the output tokens of the same range.'),
  'sums.footprint': rule('error', 'sustainability', 'Parts of the footprint do not add up', 'byModel and the points of the course add up to the totals.'),
  'breakdown.items': rule('error', 'breakdown', 'Items do not match the log', 'Group by the id of what by= names: provider, project or model.'),
  'filter.ignored': rule('error', 'filters', 'A filter is ignored', 'provider=, project= and model= narrow the answer to those ids.'),
  'filter.wrong': rule('error', 'filters', 'A filter finds something else', 'Filter by the same ids the breakdown sends, unattributed among them; a repeated filter widens.'),
  'log.sort': rule('error', 'log', 'Rows are not in the order asked for', 'Sort all rows of the range, not the page; rows without a value come last.'),
  'log.limit': rule('error', 'paging', 'More rows than asked for', 'Send at most limit rows, and never more than 100.'),
  'log.search': rule('error', 'log', 'The search is ignored', 'q= keeps rows whose model, project or provider name holds the text.'),
  'log.id': rule('warning', 'log', 'Rows have no id of their own', 'Send an id per row, so that repetitions can be told apart.'),
  'log.paging.cursor': rule('error', 'paging', 'The cursor is ignored', 'Go on after the row the cursor stands for.'),
  'log.paging.duplicate': rule('error', 'paging', 'A row came twice', 'Page by key: (sort value, id) after the last row; not by offset.'),
  'log.paging.lost': rule('error', 'paging', 'Rows are lost between pages', 'The next page begins right after the last row of this one; ties need the id as a second key.'),
  'log.paging.end': rule('error', 'paging', 'The last page still has a cursor', 'Send nextCursor: null when nothing follows.'),
  'log.paging.unstable': rule('error', 'paging', 'The same page has other rows when asked for again', 'Give equal rows a fixed order by their id.'),
  'transactions.order': rule('error', 'transactions', 'Not newest first', 'Sort by date, then id, both downwards.'),
  'transactions.filter': rule('error', 'transactions', 'type= is ignored', 'Send only movements of the types asked for.'),
  'parameter.accepted': rule('error', 'parameters', 'A value that cannot be was accepted', 'Answer 400: a silent default shows wrong figures under the right heading.'),
  'parameter.status': rule('error', 'parameters', 'A wrong value is not a 400', 'Answer 400 for a parameter that cannot be read.'),
  'parameter.problem': rule('error', 'parameters', 'The 400 is not problem+json', 'Send application/problem+json with type, title, status and detail.'),
  'parameter.unnamed': rule('error', 'parameters', 'The 400 does not name the parameter', 'Name it in detail, or in a member "parameter".'),
  'sustainability.forbidden': rule('error', 'sustainability', 'A figure sets contributions against the footprint', 'Take it out: the widgets refuse the whole answer.'),
  'data.none': rule('warning', 'check', 'No usage to check with', 'Ask with the token of a user who has usage, or with another --range.'),
  'field.missing': rule('hint', 'endpoints', 'An optional field would show more', 'Send it if you have it.'),
} as const satisfies Record<string, Rule>;

/** Id of a rule. */
export type RuleId = keyof typeof RULES;
