/** Types of the elements in Vue's templates. */
import type {EmitFn, HTMLAttributes, PublicProps} from 'vue';
import type {A2bEvents, A2bSettings, A2bTag} from './elements.js';

type Emits<Tag extends A2bTag> = {[Name in keyof A2bEvents[Tag]]: (event: A2bEvents[Tag][Name]) => void};
type A2bElements = {
  [Tag in A2bTag]: new () => HTMLElementTagNameMap[Tag] & {
    /** For templates only; the element has no such property. */
    $props: Omit<HTMLAttributes, keyof A2bSettings<Tag>> & A2bSettings<Tag> & PublicProps;
    /** For templates only; the element has no such method. */
    $emit: EmitFn<Emits<Tag>>;
  };
};

declare module 'vue' {
  interface GlobalComponents extends A2bElements {}
}
