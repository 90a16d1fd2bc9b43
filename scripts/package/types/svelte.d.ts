/** Types of the elements in Svelte 5's markup. */
import type {HTMLAttributes} from 'svelte/elements';
import type {A2bHandlers, A2bSettings, A2bTag} from './elements.js';

type Known<Tag extends A2bTag> = A2bSettings<Tag> & A2bHandlers<Tag, 'on'>;
type A2bElements = {[Tag in A2bTag]: Omit<HTMLAttributes<HTMLElementTagNameMap[Tag]>, keyof Known<Tag>> & Known<Tag>};

declare module 'svelte/elements' {
  interface SvelteHTMLElements extends A2bElements {}
}
