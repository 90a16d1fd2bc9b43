/** Types of the elements in Solid's JSX: attributes by name, properties as `prop:…`, events as `on:a2b-…`. */
import type {JSX} from 'solid-js';
import type {A2bAttributes, A2bHandlers, A2bProperties, A2bTag} from './elements.js';

type Properties<Tag extends A2bTag> = {
  [Name in keyof A2bProperties[Tag] & string as `prop:${Name}`]?: A2bProperties[Tag][Name];
};
type Known<Tag extends A2bTag> = A2bAttributes[Tag] & Properties<Tag> & A2bHandlers<Tag, 'on:'>;
type A2bElements = {
  [Tag in A2bTag]: Omit<JSX.HTMLAttributes<HTMLElementTagNameMap[Tag]>, keyof Known<Tag>> & Known<Tag>;
};

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements extends A2bElements {}
  }
}
