import {MODELS, PROJECTS, type SampleModel, type SamplePrice} from './catalogue.js';
import {random, type Random} from './random.js';

/** One charge of the sample, with the columns of `usage_event`; its cost is computed in SQL. */
export interface SampleEvent {
  event_id: string;
  at: string;
  provider_id: string | null;
  project_id: string | null;
  model: string;
  input_tokens: number;
  output_tokens: number;
  cached_input_tokens: number | null;
  cache_write_tokens: number | null;
  reasoning_tokens: number | null;
  price: SamplePrice | null;
  conversation_id: string;
}

const DAY = 86_400_000;
const MINUTE = 60_000;
/**
 * How busy each hour of the day (UTC) is: the working day of someone in Europe, with a lunch and some
 * evenings.
 */
const HOURS = [0, 0, 0, 0, 0, 1, 3, 8, 11, 12, 9, 6, 8, 11, 11, 9, 6, 4, 3, 4, 4, 2, 1, 0].map(
  (weight, hour) => ({
    weight,
    hour,
  }),
);
const WEEKEND = [0, 6];
/** Model and project of one chat: what its requests share. */
interface Chat {
  id: string;
  model: SampleModel;
  project: string | null;
  /** Tokens of the chat so far, which the next request sends again. */
  history: number;
}

/**
 * The usage of the `days` days up to `now`, oldest first. A day's usage depends on its date and the seed
 * only, so that a sample made later repeats what was there.
 */
export function sampleUsage(now: Date, days: number, seed: string): SampleEvent[] {
  const today = Math.floor(now.getTime() / DAY);
  const dates = Array.from({length: days}, (_, index) => new Date((today - days + 1 + index) * DAY));
  const events = dates.flatMap((date) => dayUsage(date, random(`${seed} ${date.toISOString()}`)));
  return events.filter(({at}) => at < now.toISOString());
}

function dayUsage(date: Date, source: Random): SampleEvent[] {
  const isWeekend = WEEKEND.includes(date.getUTCDay());
  const wanted = isWeekend ? source.between(25, 34) : source.between(40, 60);
  const requests: Omit<SampleEvent, 'event_id'>[] = [];
  while (requests.length < wanted) requests.push(...chatUsage(date, source, wanted - requests.length));
  requests.sort((one, other) => (one.at < other.at ? -1 : 1));
  const day = date.toISOString().slice(0, 10).replaceAll('-', '');
  return requests.map((request, index) => ({
    event_id: `s_${day}_${String(index).padStart(3, '0')}`,
    ...request,
  }));
}

function chatUsage(date: Date, source: Random, most: number): Omit<SampleEvent, 'event_id'>[] {
  const chat: Chat = {
    id: chatId(source),
    model: source.pick(MODELS),
    project: source.pick(PROJECTS).id,
    history: 0,
  };
  let at = date.getTime() + source.pick(HOURS).hour * 60 * MINUTE + source.between(0, 59) * MINUTE;
  return Array.from({length: Math.min(most, source.between(1, 7))}, () => {
    at = Math.min(
      at + source.between(15_000, 4 * MINUTE),
      date.getTime() + DAY - 1 - source.between(0, MINUTE),
    );
    return request(chat, new Date(at), source);
  });
}

function request(chat: Chat, at: Date, source: Random): Omit<SampleEvent, 'event_id'> {
  const {model, project, id} = chat;
  const fresh = 60 + source.skewed(900);
  const output = 40 + source.skewed(520);
  const cache = cacheUse(chat, source);
  const input = chat.history + fresh;
  chat.history = input + output;
  return {
    at: at.toISOString(),
    provider_id: model.provider,
    project_id: project,
    model: model.model,
    input_tokens: input,
    output_tokens: output,
    ...cache,
    reasoning_tokens: model.reasoning > 0 ? Math.round(output * model.reasoning * source.next()) : null,
    price: model.price,
    conversation_id: id,
  };
}

/**
 * Later requests of a chat find most of its history in the cache; some providers charge for writing it there.
 */
function cacheUse({history, model}: Chat, source: Random) {
  const isCached = model.price?.cachedInput !== undefined;
  const cached = Math.floor(history * (0.55 + 0.4 * source.next()));
  return {
    cached_input_tokens: isCached ? cached : null,
    cache_write_tokens:
      model.price?.cacheWrite === undefined ? null : Math.floor((history - cached) * source.next()),
  };
}

function chatId(source: Random): string {
  const hex = Array.from({length: 32}, () => source.between(0, 15).toString(16)).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
