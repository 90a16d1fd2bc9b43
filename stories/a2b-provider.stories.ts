import {html} from 'lit';
import {scenarios, type Scenario} from '../src/testing/scenarios.js';

export default {title: 'Elements/Provider', component: 'a2b-provider'};

/** Two cards below one provider share range, filters and what answers them. */
function together(scenario: Scenario) {
  return {
    render: () => html`<a2b-provider time-zone="Europe/Berlin">
      <a2b-range-picker></a2b-range-picker>
      <a2b-wallet .client=${scenarios[scenario]}></a2b-wallet>
      <a2b-usage-breakdown by="provider" .client=${scenarios[scenario]}></a2b-usage-breakdown>
    </a2b-provider>`,
    parameters: {a2b: {tag: 'a2b-provider', scenario}},
  };
}

export const Simple = together('everyday');
export const DarkRtl = {...together('everyday'), globals: {theme: 'dark', language: 'ar'}};
