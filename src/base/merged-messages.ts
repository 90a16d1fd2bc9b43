type Messages = Readonly<Record<string, unknown>>;

const merged = new WeakMap<Messages, WeakMap<Messages, Messages>>();
const NONE: Messages = {};

/** Both sets of texts in one, `own` first; the same two give the same object, so that it can be compared. */
export function mergedMessages(inherited: Messages = NONE, own: Messages = NONE): Messages {
  const known = merged.get(inherited) ?? new WeakMap<Messages, Messages>();
  const both = known.get(own) ?? {...inherited, ...own};
  merged.set(inherited, known.set(own, both));
  return both;
}
