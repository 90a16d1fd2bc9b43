/** @jsxImportSource solid-js */
/** What a Solid page writes. */
import '@aim2balance/widgets';
import type {} from '@aim2balance/widgets/types/solid';

export function Usage() {
  return (
    <a2b-provider api-base="/api" theme="dark">
      <a2b-wallet class="wallet" layout="badge" prop:data={{tokens: 1}} on:a2b-balance-low={({severity}) => console.log(severity)} />
      {/* @ts-expect-error there is no such layout */}
      <a2b-wallet layout="poster" />
      {/* @ts-expect-error a page size is a number */}
      <a2b-usage-log page-size="many" />
    </a2b-provider>
  );
}
