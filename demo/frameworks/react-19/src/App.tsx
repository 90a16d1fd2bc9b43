import '@aim2balance/widgets';
import type {} from '@aim2balance/widgets/types/jsx';
import {useState} from 'react';

const texts = {'wallet.heading': 'My credits'};

export function App() {
  const [range, setRange] = useState('30d');
  const [chosen, setChosen] = useState('Everything');
  return (
    <>
      <p>
        <button type="button" onClick={() => setRange('7d')}>7 days</button>
        <button type="button" onClick={() => setRange('30d')}>30 days</button>
        <output id="chosen">{chosen}</output>
      </p>
      <a2b-provider range={range}>
        <a2b-wallet messages={texts} />
        <a2b-usage-summary picker="none" />
        <a2b-usage-breakdown by="provider" ona2b-filter-change={({filters}) => setChosen(filters.provider.join(', ') || 'Everything')} />
      </a2b-provider>
    </>
  );
}
