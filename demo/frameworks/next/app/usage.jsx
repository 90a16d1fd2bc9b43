'use client';

import {A2bProvider, A2bUsageBreakdown, A2bUsageSummary, A2bWallet} from '@aim2balance/widgets/react.js';
import {useState} from 'react';

const texts = {'wallet.heading': 'My credits'};

export function Usage() {
  const [range, setRange] = useState('30d');
  const [chosen, setChosen] = useState('Everything');
  return (
    <>
      <p>
        <button type="button" onClick={() => setRange('7d')}>7 days</button>
        <button type="button" onClick={() => setRange('30d')}>30 days</button>
        <output id="chosen">{chosen}</output>
      </p>
      <A2bProvider range={range}>
        <A2bWallet messages={texts} />
        <A2bUsageSummary picker="none" />
        <A2bUsageBreakdown by="provider" onA2bFilterChange={({filters}) => setChosen(filters.provider.join(', ') || 'Everything')} />
      </A2bProvider>
    </>
  );
}
