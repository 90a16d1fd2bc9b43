/** What Svelte's language tools ask of the types: the attributes of a tag. */
import '@aim2balance/widgets';
import type {} from '@aim2balance/widgets/types/svelte';
import type {SvelteHTMLElements} from 'svelte/elements';

export const wallet: SvelteHTMLElements['a2b-wallet'] = {
  class: 'wallet',
  layout: 'badge',
  'add-credits-url': '/pay',
  data: {tokens: 1},
  'ona2b-balance-low': ({severity}) => console.log(severity),
};

export const wrong: SvelteHTMLElements['a2b-wallet'] = {
  // @ts-expect-error there is no such layout
  layout: 'poster',
};
