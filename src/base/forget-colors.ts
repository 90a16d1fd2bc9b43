import {forgetSeriesSlots} from '../chart/palette.js';
import {pageState} from '../store/page.js';

let isWatching = false;

/** The colours that providers, projects and models were given go with the user who met them. */
export function forgetColorsAtSignOut(): void {
  if (isWatching) return;
  isWatching = true;
  pageState.subscribe(({signedIn}) => {
    if (!signedIn) forgetSeriesSlots();
  });
}
