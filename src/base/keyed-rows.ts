import {noChange, type ChildPart, type TemplateResult} from 'lit';
import {directive, Directive, type DirectiveResult} from 'lit/directive.js';
import {insertPart, removePart, setChildPartValue, setCommittedValue} from 'lit/directive-helpers.js';

/** lit removes the beginning of a part only, and leaves a comment for each: https://github.com/lit/lit/issues/5298 */
function removeWhole(part: ChildPart): void {
  const {endNode} = part;
  removePart(part);
  endNode?.parentNode?.removeChild(endNode);
}

/** Keys with a count behind those that were there before: a server may send an id twice. */
function distinct(keys: readonly string[]): string[] {
  const met = new Map<string, number>();
  return keys.map((key) => {
    const count = met.get(key) ?? 0;
    met.set(key, count + 1);
    return count === 0 ? key : `${key}\n${count}`;
  });
}

/** lit's `repeat` without what that leaves behind: a hundred pages of a log took half a second to turn one more. */
class KeyedRows extends Directive {
  #parts = new Map<string, ChildPart>();

  /** For where there are no nodes to keep; in a page {@link update} draws. */
  render(rows: readonly unknown[], _keyOf: (row: never) => string, template: (row: never) => TemplateResult): readonly TemplateResult[] {
    return rows.map((row) => template(row as never));
  }

  override update(
    container: ChildPart,
    [rows, keyOf, template]: [readonly unknown[], (row: unknown) => string, (row: unknown) => TemplateResult],
  ): typeof noChange {
    const former = this.#parts;
    const keys = distinct(rows.map(keyOf));
    const kept = new Set(keys);
    for (const [key, part] of former) if (!kept.has(key)) removeWhole(part);
    this.#parts = new Map();
    let behind: ChildPart | undefined;
    for (let place = rows.length - 1; place >= 0; place -= 1) {
      const key = keys[place] as string;
      behind = setChildPartValue(this.#placed(container, former.get(key), behind), template(rows[place]));
      this.#parts.set(key, behind);
    }
    setCommittedValue(container, [...this.#parts.values()].reverse());
    return noChange;
  }

  /** The part of a row before `behind`, moved there only where it stands elsewhere. */
  #placed(container: ChildPart, part: ChildPart | undefined, behind: ChildPart | undefined): ChildPart {
    const next = behind === undefined ? container.endNode : behind.startNode;
    return part !== undefined && part.endNode?.nextSibling === next ? part : insertPart(container, behind, part);
  }
}

const rowsOf = directive(KeyedRows);

/** Draws `rows` in their order, each in the nodes it had before, found by its key. */
export function keyedRows<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  template: (row: Row) => TemplateResult,
): DirectiveResult {
  return rowsOf(rows, keyOf as (row: never) => string, template as (row: never) => TemplateResult);
}
