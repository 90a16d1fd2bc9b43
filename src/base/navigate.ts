import {warnOnce} from '../client/warn.js';
import {A2bErrorEvent} from './events.js';
import {safeHref} from './links.js';

/** How a wish to go somewhere ended: the page took it over, the tab leads there, it must not, or there is nowhere to go. */
export type Departure = 'cancelled' | 'left' | 'refused' | 'nowhere';

/**
 * Tells the page first; when nobody cancels, leads to the address in the same tab, if it is one we may follow. One we
 * may not is told as one `a2b-error`, a missing one in the console, by the `setting` that would hold it; the caller shows
 * why nothing happened.
 */
export function announceThenNavigate(host: HTMLElement, event: Event, address: string | undefined, setting: string): Departure {
  if (!host.dispatchEvent(event)) return 'cancelled';
  if (!address) {
    warnOnce(`<${host.localName}>: ${event.type} leads nowhere. Set ${setting}, or cancel the event and lead there.`);
    return 'nowhere';
  }
  const href = safeHref(address, 'integrator');
  if (href === null) {
    host.dispatchEvent(new A2bErrorEvent(refusal));
    return 'refused';
  }
  location.assign(href);
  return 'left';
}

const refusal = {kind: 'request', status: undefined, endpoint: undefined, retryable: false} as const;
