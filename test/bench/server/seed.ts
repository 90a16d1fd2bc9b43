import {query} from '@electric-sql/pglite/template';
import type {Database} from '../../../demo/server/db/database.js';

/** How much usage there is, and whose. */
export interface Scale {
  /** Rows of `usage_event` in all. */
  rows: number;
  /** Users in all. */
  users: number;
  /** Rows of each heavy user. */
  heavyRows: number;
}

/** Users with {@link Scale.heavyRows} rows each; the others share what is left equally. */
export const HEAVY_USERS = ['heavy-0', 'heavy-1', 'heavy-2', 'heavy-3'] as const;

/** The benchmark's clock stands here. */
export const SEEDED_UP_TO = new Date('2026-11-20T18:20:00Z');

const DAYS = 365;
const CHUNK = 500_000;
/** Requests of a conversation. */
const TURNS = 8;

const PROVIDERS = ['openai', 'anthropic', 'google', 'mistral'];
const MODELS = ['gpt-4o', 'gpt-4o-mini', 'claude-sonnet-4', 'claude-haiku-3.5', 'gemini-2.5-pro', 'gemini-2.5-flash', 'mistral-large', 'codestral'];
const PROJECTS = ['support', 'legal', 'research', 'code', 'translate', 'sales'];

/** Fills an empty database with a year of usage up to `now`, the same each time, and sums it up by hour. */
export async function seedUsage(database: Database, scale: Scale, now: Date): Promise<void> {
  await addUsers(database, scale);
  await run(database, 'alter table usage_event disable trigger user');
  await run(database, 'select setseed(0.5)');
  for (const [group, rows] of sharesOf(scale)) await addRows(database, group, rows, now);
  await run(database, 'alter table usage_event enable trigger user');
  await sumByHour(database);
  await run(database, 'vacuum (analyze)');
}

/** Users in groups (`heavy-0`, or `user-%` for all the others) and how many rows each group has. */
function sharesOf({rows, users, heavyRows}: Scale): [string, number][] {
  const light = rows - HEAVY_USERS.length * heavyRows;
  if (light < 0) throw new RangeError(`${rows} rows are too few for ${HEAVY_USERS.length} users of ${heavyRows}.`);
  return [...HEAVY_USERS.map((user): [string, number] => [user, heavyRows]), [`user-${users - HEAVY_USERS.length}`, light]];
}

async function addUsers(database: Database, {users}: Scale): Promise<void> {
  const ids = [...HEAVY_USERS, ...Array.from({length: users - HEAVY_USERS.length}, (_, index) => `user-${index}`)];
  await database.query(query`insert into app_user (user_id, name, currency)
    select id, id, 'EUR' from unnest(${ids}::text[]) as id`);
  await database.query(query`insert into provider (user_id, provider_id, name)
    select user_id, id, initcap(id) from app_user, unnest(${PROVIDERS}::text[]) as id`);
  await database.query(query`insert into project (user_id, project_id, name)
    select user_id, id, initcap(id) from app_user, unnest(${PROJECTS}::text[]) as id`);
}

/** Conversations over a year, more in the middle of the day: each with one model and project, minutes between its turns. */
async function addRows(database: Database, group: string, rows: number, now: Date): Promise<void> {
  const lightUsers = /^user-(\d+)$/.exec(group)?.[1] ?? null;
  const end = now.toISOString();
  for (let first = 0; first < rows; first += CHUNK) {
    const last = Math.min(first + CHUNK, rows) - 1;
    await database.query(query`insert into usage_event (user_id, event_id, at, provider_id, project_id, model,
        input_tokens, output_tokens, cached_input_tokens, reasoning_tokens, cost, currency, conversation_id)
      select case when ${lightUsers}::int is null then ${group}::text else 'user-' || talk % ${lightUsers}::int end,
        'e' || talk || '-' || turn, least(began + make_interval(secs => turn * 150), ${end}::timestamptz),
        (${PROVIDERS}::text[])[1 + (model - 1) / 2], (${PROJECTS}::text[])[project], (${MODELS}::text[])[model],
        input, output, case when turn > 0 then input / 2 end, case when model % 2 = 1 then output / 4 end,
        case when model = 8 then null else (input * 3 + output * 15) * 0.000001 end, 'EUR', 'c' || talk
      from (select talk, 1 + floor(8 * random() ^ 2)::int as model,
          nullif(1 + floor(7 * random() ^ 2)::int, 7) as project,
          date_trunc('day', ${end}::timestamptz) - make_interval(days => floor(${DAYS}::int * random())::int)
            + make_interval(secs => 86400 * (random() + random() + random()) / 3) as began
        from generate_series(${first / TURNS}::int, ${Math.ceil((last + 1) / TURNS) - 1}::int) as talk offset 0) as talks,
      lateral (select turn, floor(50 + 4000 * random() ^ 2)::bigint as input, floor(20 + 900 * random())::bigint as output
        from generate_series(0, ${TURNS - 1}::int) as turn where talk * ${TURNS}::int + turn <= ${last}::int) as turns`);
  }
}

const sumByHour = (database: Database) =>
  run(database, `do $$ begin execute usage_hour_add('select 1 as sign, * from usage_event'); end $$`);

async function run(database: Database, statement: string): Promise<void> {
  await database.query({query: statement, params: []});
}
