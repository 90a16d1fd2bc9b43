/**
 * Who gets which colour. Identity decides, never rank: a provider keeps its colour when the range, the sorting or
 * the widget changes.
 */

/** What a colour stands for; each kind has its own ten slots. */
export type SeriesKind = 'provider' | 'project' | 'model';

/** Number of distinct series colours, `--a2b-series-1` to `--a2b-series-10`. */
export const SERIES_COUNT = 10;

/** The slot of what has no identity of its own (`other`, `unattributed`): grey. */
export const OTHER_SLOT = 0;

/**
 * The ten colours, slot 1 first. Each keeps 3:1 against the surfaces of its theme; any two stay apart in ordinary
 * sight and under protan-, deutan- and tritanopia, the first five the most.
 */
export const defaultSeries: {readonly light: readonly string[]; readonly dark: readonly string[]} = {
  light: [
    '#3d8e74', '#275694', '#a37011', '#8a63d6', '#80403c', '#0998c1', '#796016', '#de5da2', '#719856', '#6d45bf',
  ],
  dark: [
    '#97e9bd', '#78a7fc', '#e89b05', '#8562bc', '#cc523a', '#5ed0e7', '#ded95e', '#ac627f', '#93be8b', '#747ffd',
  ],
};

/** The grey of "Other" and "Unattributed". */
export const otherColor: {readonly light: string; readonly dark: string} = {light: '#6b7280', dark: '#9a9a9a'};

/**
 * CSS system colours for forced colours, slot 1 first. There are fewer than ten: what shares one is told apart by
 * the gap between segments, its order and the legend. Tokens of the page use the same list, so swatches agree.
 */
export const forcedSeries: readonly string[] = [
  'CanvasText', 'Highlight', 'LinkText', 'VisitedText', 'ButtonText',
  'CanvasText', 'Highlight', 'LinkText', 'VisitedText', 'ButtonText',
];

const NAMELESS = new Set(['other', 'unattributed']);

const KNOWN_PROVIDERS: ReadonlyMap<string, number> = new Map([
  ['openai', 1], ['assistants', 1], ['google', 2], ['gemini', 2], ['vertexai', 2], ['anthropic', 3], ['claude', 3],
  ['deepseek', 4], ['mistral', 5], ['mistralai', 5], ['azure', 6], ['azureopenai', 6], ['azureassistants', 6],
  ['bedrock', 7], ['awsbedrock', 7], ['amazonbedrock', 7], ['aws', 7], ['groq', 8], ['cohere', 8],
  ['meta', 9], ['llama', 9], ['ollama', 9], ['openrouter', 10], ['xai', 10],
]);

/** Slots an unknown provider tries first: those whose usual owners are met least. */
const OPEN_PROVIDER_SLOTS: readonly number[] = [8, 9, 10, 7, 6, 4, 5, 3, 2, 1];
const ALL_SLOTS: readonly number[] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

/** FNV-1a over UTF-16 units, unsigned 32 bit. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}

function knownProviderSlot(kind: SeriesKind, id: string): number | undefined {
  return kind === 'provider' ? KNOWN_PROVIDERS.get(id.toLowerCase().replace(/[^a-z0-9]/g, '')) : undefined;
}

/** Remembers at most ten identities of one kind: when all slots are taken the hash alone decides. */
class SlotBook {
  readonly #slots = new Map<string, number>();
  readonly #taken = new Set<number>();
  readonly #order: readonly number[];

  constructor(order: readonly number[]) {
    this.#order = order;
  }

  /** Marks `slot` as in use by an identity that needs no memory. */
  take(slot: number): number {
    this.#taken.add(slot);
    return slot;
  }

  /** The slot of `id`: the remembered one, the hashed one, or the next free one after it. */
  slotOf(id: string): number {
    const known = this.#slots.get(id);
    if (known !== undefined) return known;
    const start = hash(id) % SERIES_COUNT;
    const wanted = [...this.#order.slice(start), ...this.#order.slice(0, start)];
    const free = wanted.find(slot => !this.#taken.has(slot));
    if (free === undefined) return wanted[0] ?? 1;
    this.#slots.set(id, free);
    return this.take(free);
  }
}

function openBooks(): Record<SeriesKind, SlotBook> {
  return {
    provider: new SlotBook(OPEN_PROVIDER_SLOTS),
    project: new SlotBook(ALL_SLOTS),
    model: new SlotBook(ALL_SLOTS),
  };
}

let books = openBooks();

/**
 * The colour slot of an identity, 1 to 10, or {@link OTHER_SLOT} for `other` and `unattributed`. The same for every
 * widget and range of a page. Well-known providers have fixed slots; others hash to one and give way to whom came
 * first while slots are free.
 */
export function seriesSlot(kind: SeriesKind, id: string): number {
  if (NAMELESS.has(id)) return OTHER_SLOT;
  const fixed = knownProviderSlot(kind, id);
  return fixed === undefined ? books[kind].slotOf(id) : books[kind].take(fixed);
}

/** Forgets which identities were met, as after a sign-out. */
export function forgetSeriesSlots(): void {
  books = openBooks();
}

/** The CSS colour of a slot, `var(--a2b-series-3)`; the grey for {@link OTHER_SLOT} and anything out of range. */
export function seriesColorVar(slot: number): string {
  const isSeries = Number.isInteger(slot) && slot >= 1 && slot <= SERIES_COUNT;
  return isSeries ? `var(--a2b-series-${slot})` : 'var(--a2b-color-other)';
}

/**
 * The custom property with which a page overrides the colour of a provider, `--a2b-provider-open-ai`, or null where
 * nothing of the id is left after the sanitising to `[a-z0-9-]`.
 */
export function providerProperty(id: string): string | null {
  const name = id.slice(0, 64).toLowerCase().replace(/[^a-z0-9-]+/g, '-');
  return /[a-z0-9]/.test(name) ? `--a2b-provider-${name}` : null;
}

/**
 * The CSS colour of an identity, provider override included:
 * `var(--a2b-provider-openai, var(--a2b-series-1))`. For swatches (as a style value) and for chart models alike.
 */
export function identityColor(kind: SeriesKind, id: string): string {
  const color = seriesColorVar(seriesSlot(kind, id));
  const property = kind === 'provider' && !NAMELESS.has(id) ? providerProperty(id) : null;
  return property === null ? color : `var(${property}, ${color})`;
}
