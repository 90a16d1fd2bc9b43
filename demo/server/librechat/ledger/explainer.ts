import {attributionOf, type Attributable, type Attribution, type Context} from '../../import/librechat/attribution.js';
import type {CollectionName, Document, Reader} from './reader.js';

/** Most ids of one `$in`. */
const BATCH = 1000;

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/**
 * Explains rows by the collections around them. It joins after grouping and by `$in`, a thousand ids at a time, and
 * asks for each id once.
 */
export class Explainer {
  readonly #reader: Reader;
  readonly #owner: string;
  readonly #context = {
    conversations: new Map<string, Context['conversations'] extends ReadonlyMap<string, infer Kept> ? Kept : never>(),
    agents: new Map<string, Context['agents'] extends ReadonlyMap<string, infer Kept> ? Kept : never>(),
    messages: new Map<string, {endpoint: string | null; model: string | null}>(),
  };
  readonly #asked = new Set<string>();

  /** @param owner id of the user as text, the type `conversations.user` and `messages.user` have */
  constructor(reader: Reader, owner: string) {
    this.#reader = reader;
    this.#owner = owner;
  }

  /** Looks up what these rows are explained by. */
  async learn(rows: readonly Attributable[]): Promise<void> {
    const {conversations, agents, messages} = this.#context;
    await this.#join('messages', 'messageId', rows.map(({messageId}) => messageId), (id, {endpoint, model}) =>
      messages.set(id, {endpoint: text(endpoint), model: text(model)}),
    );
    await this.#join('conversations', 'conversationId', rows.map(({conversationId}) => conversationId), (id, found) =>
      conversations.set(id, {endpoint: text(found['endpoint']), agentId: text(found['agent_id'])}),
    );
    const ids = [rows.map(({model}) => model), [...conversations.values()].map(({agentId}) => agentId), [...messages.values()].map(({model}) => model)];
    await this.#join('agents', 'id', ids.flat().filter((id) => id?.startsWith('agent_')), (id, {name, provider, model}) =>
      agents.set(id, {name: text(name) ?? id, provider: text(provider), model: text(model)}),
    );
  }

  /** Whom a row that was learnt belongs to. */
  attributionOf(row: Attributable): Attribution {
    return attributionOf(row, this.#context);
  }

  /** The collections as far as they were read. */
  get context(): Context {
    return this.#context;
  }

  async #join(
    collection: CollectionName,
    key: string,
    ids: readonly (string | null | undefined)[],
    keep: (id: string, document: Document) => void,
  ): Promise<void> {
    const wanted = [...new Set(ids)].filter((id): id is string => Boolean(id) && !this.#asked.has(`${collection} ${id}`));
    for (let start = 0; start < wanted.length; start += BATCH) {
      const batch = wanted.slice(start, start + BATCH);
      batch.forEach((id) => this.#asked.add(`${collection} ${id}`));
      await this.#read(collection, key, batch, keep);
    }
  }

  async #read(collection: CollectionName, key: string, ids: readonly string[], keep: (id: string, document: Document) => void): Promise<void> {
    const own = collection === 'agents' ? {} : {user: this.#owner};
    const fields = {_id: 0, [key]: 1, endpoint: 1, agent_id: 1, name: 1, provider: 1, model: 1};
    const pipeline = [{$match: {[key]: {$in: ids}, ...own}}, {$project: fields}];
    for await (const document of this.#reader.documents(collection, pipeline)) keep(String(document[key]), document);
  }
}
