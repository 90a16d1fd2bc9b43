import {html, type StaticValue} from 'lit/static-html.js';
import {scenarios} from '../src/testing/scenarios.js';

/** A story that shows a tag in one of the shared scenarios. */
export function inState(tag: StaticValue, scenario: keyof typeof scenarios) {
  return {render: () => html`<${tag} .client=${scenarios[scenario]}></${tag}>`};
}
