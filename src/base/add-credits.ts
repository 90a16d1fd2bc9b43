import type {A2bElement} from './a2b-element.js';
import {announceThenNavigate, type Departure} from './navigate.js';

/** The user wants to add credits; cancel it to lead them there yourself. */
export class A2bAddCreditsEvent extends Event {
  static readonly type = 'a2b-add-credits';
  constructor() {
    super(A2bAddCreditsEvent.type, {bubbles: true, composed: true, cancelable: true});
  }
}

/** Tells the page that its user wants to add credits, and leads to `address` unless the page does. */
export function addCredits(host: A2bElement, address: string | undefined): Departure {
  return announceThenNavigate(host, new A2bAddCreditsEvent(), address, 'integrator');
}

declare global {
  interface GlobalEventHandlersEventMap {
    'a2b-add-credits': A2bAddCreditsEvent;
  }
}
