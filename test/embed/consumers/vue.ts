/** What Vue's language tools ask of the types: the props and events of a tag. */
import '@aim2balance/widgets';
import type {} from '@aim2balance/widgets/types/vue';
import type {GlobalComponents} from 'vue';

type Wallet = InstanceType<GlobalComponents['a2b-wallet']>;

export const props: Wallet['$props'] = {class: 'wallet', layout: 'badge', 'add-credits-url': '/pay', data: {tokens: 1}};

export const wrong: Wallet['$props'] = {
  // @ts-expect-error there is no such layout
  layout: 'poster',
};

export function fire(wallet: Wallet, event: GlobalEventHandlersEventMap['a2b-balance-low']): void {
  wallet.$emit('a2b-balance-low', event);
  // @ts-expect-error there is no such event
  wallet.$emit('a2b-rain', event);
}
