import type {Table} from './en.js';
import {common} from './en/common.js';
import type {Message} from './messages.js';

const said: Record<string, Message> = {...common};

/** The English texts of what is loaded so far: every widget and every late part brings its own by {@link addEnglish}. */
export const english = said as unknown as Table;

/** Adds texts, once for all elements of the page. A test sees to it that each key comes with the module that says it. */
export function addEnglish(...tables: readonly Readonly<Record<string, Message>>[]): void {
  Object.assign(said, ...tables);
}
