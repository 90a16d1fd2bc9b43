import {pageState, refresh} from '../store/page.js';

let isWatching = false;

/** Asks for fresh figures once when the page comes back out of the back/forward cache, as after a payment elsewhere. */
export function refreshOnReturn(): void {
  if (isWatching) return;
  isWatching = true;
  window.addEventListener('pageshow', ({persisted}) => {
    if (persisted && pageState.value.signedIn) refresh();
  });
}
