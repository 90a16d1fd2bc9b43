import type {A2bElement} from './a2b-element.js';
import {announceThenNavigate, type Departure} from './navigate.js';

/** The user wants to add credits; cancel it to lead them there yourself. */
export class A2bAddCreditsEvent extends Event {
  static readonly type = 'a2b-add-credits';
  constructor() {
    super(A2bAddCreditsEvent.type, {bubbles: true, composed: true, cancelable: true});
  }
}

const stays = new WeakSet<Event>();

/** Tells the page that its user wants to add credits, and leads to `address` unless the page does. */
export function addCredits(host: A2bElement, address: string | undefined): Departure {
  const event = new A2bAddCreditsEvent();
  const departure = announceThenNavigate(host, event, address, 'addCreditsUrl');
  if (departure === 'nowhere' || departure === 'refused') stays.add(event);
  return departure;
}

/**
 * Calls `act` whenever somebody anywhere on the page goes where credits are added: by a button of ours that led there or
 * was taken over, or by an event of the page's own.
 */
export function onAddingCredits(act: () => void, signal: AbortSignal): void {
  const heard = (event: Event) => queueMicrotask(() => stays.has(event) || act());
  window.addEventListener(A2bAddCreditsEvent.type, heard, {capture: true, signal});
}

declare global {
  interface GlobalEventHandlersEventMap {
    'a2b-add-credits': A2bAddCreditsEvent;
  }
}
