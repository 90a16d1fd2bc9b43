/** @jsxImportSource preact */
/** What a Preact page writes. */
import '@aim2balance/widgets';
import type {} from '@aim2balance/widgets/types/preact';

export function Usage() {
  return (
    <a2b-provider api-base="/api" theme="dark">
      <a2b-wallet class="wallet" layout="badge" data={{tokens: 1}} ona2b-balance-low={({severity}) => console.log(severity)} />
      {/* @ts-expect-error there is no such layout */}
      <a2b-wallet layout="poster" />
    </a2b-provider>
  );
}
