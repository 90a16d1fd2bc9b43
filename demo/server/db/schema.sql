-- One database for many users. user_id leads every key, so that each table can be distributed by it as it is.
-- Null provider_id or project_id = usage that belongs to nothing. Rows of generated sample data carry is_sample.

create table if not exists app_user (
  user_id text primary key,
  name text not null,
  currency text not null,
  is_sample boolean not null default false,
  created_at timestamptz not null default now()
);

create table if not exists wallet (
  user_id text primary key references app_user,
  credits numeric not null,
  credits_per_unit numeric not null default 1000000, -- credits per 1 unit of the user's currency
  low_tokens bigint,
  full_tokens bigint,
  auto_refill jsonb,
  as_of timestamptz not null,
  is_sample boolean not null default false
);

create table if not exists wallet_grant (
  user_id text not null,
  grant_id text not null,
  tokens bigint not null,
  expires_at timestamptz,
  is_sample boolean not null default false,
  primary key (user_id, grant_id)
);

create table if not exists provider (
  user_id text not null,
  provider_id text not null,
  name text not null,
  primary key (user_id, provider_id)
);

create table if not exists project (
  user_id text not null,
  project_id text not null,
  name text not null,
  deleted boolean not null default false,
  primary key (user_id, project_id)
);

create table if not exists usage_event (
  user_id text not null,
  event_id text not null,
  at timestamptz not null,
  provider_id text,
  project_id text,
  model text not null,
  input_tokens bigint not null,
  output_tokens bigint not null,
  cached_input_tokens bigint,           -- part of input_tokens
  cache_write_tokens bigint,            -- part of input_tokens
  reasoning_tokens bigint,              -- part of output_tokens
  requests smallint not null default 1, -- 0 for charges that are not a request of the user
  cost numeric,                         -- null = not priced, which is not zero
  currency text,
  price jsonb,                          -- the price object of the contract, as it was at the time
  conversation_id text,
  is_sample boolean not null default false,
  primary key (user_id, event_id)
);
create index if not exists usage_event_by_time on usage_event (user_id, at, event_id);
-- Share of the price before it that was added to the cost for restoration: 0.025 makes cost = price * 1.025.
alter table usage_event add column if not exists fee_rate numeric check (fee_rate >= 0);
create index if not exists usage_event_with_fee on usage_event (user_id, at) where fee_rate is not null;

-- Sums of usage_event by full UTC hour, kept by triggers: what is read grows with the range, not with the history.
-- Instants that cut an hour (the ends of a period, midnights of +05:30) are read from usage_event itself
-- (usage/slices.ts). A class of tokens is known where some event knows it; a charge without a cost is no charge
-- of 0.
create table if not exists usage_hour (
  user_id text not null,
  hour timestamptz not null,
  provider_id text,
  project_id text,
  model text not null,
  currency text,
  is_priced boolean not null,
  events bigint not null,
  requests numeric not null,
  input_tokens numeric not null,
  output_tokens numeric not null,
  cached_events bigint not null,        -- events that know their cached_input_tokens
  cached_input_tokens numeric not null,
  write_events bigint not null,         -- events that know their cache_write_tokens
  cache_write_tokens numeric not null,
  reasoning_events bigint not null,     -- events that know their reasoning_tokens
  reasoning_tokens numeric not null,
  cost numeric not null,
  unique nulls not distinct (user_id, hour, provider_id, project_id, model, currency, is_priced)
);

-- Adds up rows of usage_event by hour, each with its sign: 1 for one that came, -1 for one that went.
create or replace function usage_hour_add(rows_with_sign text) returns text language sql immutable as $$
  select format($q$insert into usage_hour as known
    select user_id, date_trunc('hour', at, 'UTC') as hour, provider_id, project_id, model, currency, cost is not null,
      sum(sign), sum(sign * requests), sum(sign * input_tokens), sum(sign * output_tokens),
      coalesce(sum(sign) filter (where cached_input_tokens is not null), 0),
      coalesce(sum(sign * cached_input_tokens), 0),
      coalesce(sum(sign) filter (where cache_write_tokens is not null), 0),
      coalesce(sum(sign * cache_write_tokens), 0),
      coalesce(sum(sign) filter (where reasoning_tokens is not null), 0),
      coalesce(sum(sign * reasoning_tokens), 0),
      coalesce(sum(sign * cost), 0)
    from (%s) as event group by 1, 2, 3, 4, 5, 6, 7 order by 1, 2, 3, 4, 5, 6, 7
    on conflict (user_id, hour, provider_id, project_id, model, currency, is_priced) do update set
      events = known.events + excluded.events,
      requests = known.requests + excluded.requests,
      input_tokens = known.input_tokens + excluded.input_tokens,
      output_tokens = known.output_tokens + excluded.output_tokens,
      cached_events = known.cached_events + excluded.cached_events,
      cached_input_tokens = known.cached_input_tokens + excluded.cached_input_tokens,
      write_events = known.write_events + excluded.write_events,
      cache_write_tokens = known.cache_write_tokens + excluded.cache_write_tokens,
      reasoning_events = known.reasoning_events + excluded.reasoning_events,
      reasoning_tokens = known.reasoning_tokens + excluded.reasoning_tokens,
      cost = known.cost + excluded.cost$q$, rows_with_sign)
$$;

create or replace function usage_hour_follow() returns trigger language plpgsql as $$
begin
  execute usage_hour_add(case tg_op
    when 'INSERT' then 'select 1 as sign, * from came'
    when 'DELETE' then 'select -1 as sign, * from went'
    else 'select 1 as sign, * from came union all select -1, * from went' end);
  if tg_op <> 'INSERT' then
    execute 'delete from usage_hour using (select distinct user_id, date_trunc(''hour'', at, ''UTC'') as hour from went)
      as changed where usage_hour.user_id = changed.user_id and usage_hour.hour = changed.hour and events = 0';
  end if;
  return null;
end $$;

create or replace trigger usage_hour_of_new after insert on usage_event
  referencing new table as came for each statement execute function usage_hour_follow();
create or replace trigger usage_hour_of_changed after update on usage_event
  referencing new table as came old table as went for each statement execute function usage_hour_follow();
create or replace trigger usage_hour_of_old after delete on usage_event
  referencing old table as went for each statement execute function usage_hour_follow();

-- Usage from before there were these sums.
do $$ begin
  if not exists (select from usage_hour) then execute usage_hour_add('select 1 as sign, * from usage_event'); end if;
end $$;

-- What a user has given to restoration, each with its evidence: a status without it is refused here too.
create table if not exists contribution (
  user_id text not null,
  contribution_id text not null,
  period text not null check (period ~ '^[0-9]{4}-[0-9]{2}$'),
  kind text not null check (kind in ('restoration', 'tree_planting', 'removal', 'avoidance')),
  status text not null
    check (status in ('planned', 'funded', 'delivered', 'verified', 'cancelled', 'reversed')),
  project_name text not null,
  partner text,
  country text,
  project_url text check (project_url like 'https://%'),
  amount numeric not null check (amount >= 0),
  currency text not null,
  quantity numeric check (quantity >= 0),
  unit text check (unit in ('m2', 'tree', 'kgCO2e')),
  accrued_at date not null,
  funded_at date,
  delivered_at date,
  verified_at date,
  receipt_url text check (receipt_url like 'https://%'),
  report_url text check (report_url like 'https://%'),
  verifier text check (verifier <> ''),
  certificate_url text check (certificate_url like 'https://%'),
  is_sample boolean not null default false,
  primary key (user_id, contribution_id),
  constraint quantity_has_unit check ((quantity is null) = (unit is null)),
  constraint co2e_is_removed_or_avoided check (unit is distinct from 'kgCO2e' or kind in ('removal', 'avoidance')),
  constraint paid_has_receipt check (status not in ('funded', 'delivered', 'verified')
    or (funded_at is not null and receipt_url is not null)),
  constraint delivered_has_report check (status <> 'delivered' or report_url is not null),
  constraint verified_has_certificate check (status <> 'verified'
    or (verified_at is not null and verifier is not null and certificate_url is not null))
);

create table if not exists ledger_entry (
  user_id text not null,
  entry_id text not null,
  at timestamptz not null,
  type text not null,
  description text,
  tokens numeric,
  amount numeric,
  currency text,
  status text not null,
  balance_after numeric,
  receipt_url text,
  is_sample boolean not null default false,
  primary key (user_id, entry_id)
);
create index if not exists ledger_entry_by_time on ledger_entry (user_id, at desc, entry_id desc);

-- The ledger of a user who has a wallet adds up at all times, to the last digit:
--   wallet.credits = sum of the movements' tokens - sum of the usage's cost in credits
-- Movements are the entries that have moved the balance: status 'succeeded' or 'refunded', of any type but
-- 'usage'. Usage counts by its events as soon as they are there, invoiced or not: all that have a cost in the
-- user's currency (no currency = the user's). Entries of type 'usage' only tell how much of it was invoiced
-- when. What a ledger from elsewhere does not tell is one movement, the adjustment 'opening-balance'
-- (billing/opening.ts).

-- By how many credits the balance is more than its ledger explains: 0. Null without a wallet.
create or replace function ledger_gap(of_user text) returns numeric language sql stable as $$
  select wallet.credits
    - (select coalesce(sum(entry.tokens), 0) from ledger_entry as entry
        where entry.user_id = of_user and entry.type <> 'usage' and entry.status in ('succeeded', 'refunded'))
    + wallet.credits_per_unit * (select coalesce(sum(event.cost), 0) from usage_event as event
        where event.user_id = of_user and coalesce(event.currency, app_user.currency) = app_user.currency)
  from wallet join app_user using (user_id) where wallet.user_id = of_user
$$;

-- What payment events have told about a purchase of credits so far, in whatever order they came.
create table if not exists billing_checkout (
  user_id text not null,
  checkout_id text not null,               -- ours; the top-up's entry_id in the ledger
  session_id text,                         -- the provider's; null while only a refund is known
  customer_id text,
  status text not null,                    -- pending, succeeded or failed
  refunded numeric not null default 0,     -- given back so far, in the currency's smallest unit
  refund_booked numeric not null default 0, -- how much of that the ledger has
  primary key (user_id, checkout_id),
  unique (user_id, session_id)
);

-- Events that were booked: each of them once.
create table if not exists billing_event (
  user_id text not null,
  event_id text not null,
  type text not null,
  checkout_id text not null,
  received_at timestamptz not null,
  primary key (user_id, event_id)
);
