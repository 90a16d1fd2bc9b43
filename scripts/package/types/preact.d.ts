/** Types of the elements in Preact's JSX. */
import type {ClassAttributes, HTMLAttributes} from 'preact';
import type {A2bHandlers, A2bSettings, A2bTag} from './elements.js';

type Known<Tag extends A2bTag> = A2bSettings<Tag> & A2bHandlers<Tag, 'on'>;
type Html<Tag extends A2bTag> = HTMLAttributes<HTMLElementTagNameMap[Tag]> & ClassAttributes<HTMLElementTagNameMap[Tag]>;
type A2bElements = {[Tag in A2bTag]: Omit<Html<Tag>, keyof Known<Tag>> & Known<Tag>};

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements extends A2bElements {}
  }
}
