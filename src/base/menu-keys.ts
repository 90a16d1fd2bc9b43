/** How long typed letters belong together, in milliseconds. */
const TYPING_PAUSE = 700;

/** Entries a page key goes on or back. */
const PAGE = 10;

/** Where the focus goes with a key that moves in a list of `count` entries (APG, select-only); null for other keys. */
export function entryByKey(key: string, current: number, count: number): number | null {
  if (count === 0) return null;
  switch (key) {
    case 'ArrowDown':
      return Math.min(current + 1, count - 1);
    case 'ArrowUp':
      return current < 0 ? count - 1 : Math.max(current - 1, 0);
    case 'PageDown':
      return Math.min(current + PAGE, count - 1);
    case 'PageUp':
      return Math.max(current - PAGE, 0);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

function startsLikeWord(label: string, typed: string): boolean {
  return ` ${label}`.includes(` ${typed}`);
}

function isOneLetter(typed: string): boolean {
  return [...typed].every((letter) => letter === typed[0]);
}

/**
 * The entry whose label, or else one of its words, starts with what was typed; the same letter again goes on to the
 * next one. Null where none does.
 */
export function entryByText(typed: string, current: number, labels: readonly string[]): number | null {
  const wanted = isOneLetter(typed) ? typed.slice(0, 1) : typed;
  const from = typed.length === wanted.length && typed.length > 1 ? current : current + 1;
  const turned = labels.map((_, index) => (from + index + labels.length) % labels.length);
  const text = (index: number) => (labels[index] ?? '').toLowerCase().replaceAll('\u00a0', ' ');
  const byLabel = turned.find((index) => text(index).startsWith(wanted));
  return byLabel ?? turned.find((index) => startsLikeWord(text(index), wanted)) ?? null;
}

/** Collects letters typed in quick succession. */
export class TypeAhead {
  #typed = '';
  #at = 0;

  /** All that was typed up to now, or null for keys that are no letters. `at`: the time of the event in ms. */
  take(key: string, at: number): string | null {
    if ([...key].length !== 1 || key === ' ') return null;
    this.#typed = at - this.#at > TYPING_PAUSE ? key.toLowerCase() : this.#typed + key.toLowerCase();
    this.#at = at;
    return this.#typed;
  }
}
