/** What a React page writes with the components. */
import {useRef} from 'react';
import type {A2bWallet as WalletElement} from '@aim2balance/widgets';
import {A2bDashboard, A2bUsageBreakdown, A2bWallet} from '@aim2balance/widgets/react.js';
import {A2bUsageLog} from '@aim2balance/widgets/react/a2b-usage-log.js';

export function Usage() {
  const wallet = useRef<WalletElement>(null);
  return (
    <div>
      <A2bWallet
        ref={wallet}
        className="wallet"
        layout="badge"
        data={{tokens: 1}}
        onA2bAddCredits={(event) => event.preventDefault()}
        onA2bBalanceLow={({severity}) => console.log(severity.length)}
      />
      <A2bDashboard onA2bRangeChange={({range}) => console.log(range.length)} onA2bError={({kind}) => console.log(kind)} />
      <A2bUsageBreakdown by="model" limit={5} onA2bFilterChange={({filters}) => console.log(filters.model.length)} />
      <A2bUsageLog pageSize={20} onA2bRowSelect={({row}) => console.log(row.model)} />
      {/* @ts-expect-error there is no such dimension */}
      <A2bUsageBreakdown by="weather" />
      {/* @ts-expect-error a load carries no figures */}
      <A2bWallet onA2bLoad={({tokens}) => console.log(tokens)} />
    </div>
  );
}
