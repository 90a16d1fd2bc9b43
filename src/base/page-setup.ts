import {prepareFormatsEarly} from './early-formats.js';
import {forgetColorsAtSignOut} from './forget-colors.js';
import {openGateWithPage} from './gate.js';
import {refreshOnReturn} from './page-return.js';
import {rememberLateProviders} from './scope.js';

/** What an element that comes to a page needs of it; done once, whichever comes first. */
export function setUpPage(): void {
  rememberLateProviders();
  openGateWithPage();
  refreshOnReturn();
  forgetColorsAtSignOut();
  prepareFormatsEarly();
}
