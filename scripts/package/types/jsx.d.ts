/** Types of the elements in React's JSX (React 19 sets properties and listens to `ona2b-…`; for 18 take `react.js`). */
import type {DetailedHTMLProps, HTMLAttributes} from 'react';
import type {A2bHandlers, A2bSettings, A2bTag} from './elements.js';

type Known<Tag extends A2bTag> = A2bSettings<Tag> & A2bHandlers<Tag, 'on'> & {class?: string | undefined};
type Html<Tag extends A2bTag> = DetailedHTMLProps<HTMLAttributes<HTMLElementTagNameMap[Tag]>, HTMLElementTagNameMap[Tag]>;
type A2bElements = {[Tag in A2bTag]: Omit<Html<Tag>, keyof Known<Tag>> & Known<Tag>};

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends A2bElements {}
  }
}
