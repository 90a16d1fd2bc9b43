/** What a React 19 page writes with the bare tags. */
import '@aim2balance/widgets';
import type {} from '@aim2balance/widgets/types/jsx';

export function Usage() {
  return (
    <a2b-dashboard class="page" api-base="/api" onClick={() => undefined} ona2b-error={({kind}) => console.log(kind)}>
      <a2b-wallet slot="heading" key="w" layout="inline" addCreditsUrl="/pay" data={{tokens: 1}} ref={(element) => void element?.refresh()} />
      <a2b-usage-log page-size={20} ona2b-row-select={({row}) => console.log(row.model)} />
      {/* @ts-expect-error there is no such density */}
      <a2b-usage-summary density="airy" />
      {/* @ts-expect-error a load carries no figures */}
      <a2b-usage-summary ona2b-load={({tokens}) => console.log(tokens)} />
    </a2b-dashboard>
  );
}
