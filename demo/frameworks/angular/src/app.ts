import '@aim2balance/widgets';
import type {A2bFilterChangeEvent} from '@aim2balance/widgets';
import {Component, CUSTOM_ELEMENTS_SCHEMA, signal} from '@angular/core';

@Component({
  selector: 'app-usage',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <p>
      <button type="button" (click)="range.set('7d')">7 days</button>
      <button type="button" (click)="range.set('30d')">30 days</button>
      <output id="chosen">{{ chosen() }}</output>
    </p>
    <a2b-provider [range]="range()">
      <a2b-wallet [messages]="texts"></a2b-wallet>
      <a2b-usage-summary picker="none"></a2b-usage-summary>
      <a2b-usage-breakdown by="provider" (a2b-filter-change)="hear($event)"></a2b-usage-breakdown>
    </a2b-provider>
  `,
})
export class App {
  readonly texts = {'wallet.heading': 'My credits'};
  readonly range = signal('30d');
  readonly chosen = signal('Everything');

  hear(event: Event): void {
    const {filters} = event as A2bFilterChangeEvent;
    this.chosen.set(filters.provider.join(', ') || 'Everything');
  }
}
