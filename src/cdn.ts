import './unclobber.js';
import {isFirstCopy} from './cdn-late.js';
import './cdn-settings.js';
import './elements/a2b-provider.js';
import './elements/a2b-wallet.js';
import {configure, logout, notifyUsage, refresh} from './store/page.js';
import {version} from './version.js';

/** What a page without a bundler calls. The first copy on a page keeps the name. */
const api = {configure, refresh, notifyUsage, logout, version};
if (isFirstCopy) {
  Object.defineProperty(globalThis, 'a2b', {value: Object.freeze(api), configurable: true, writable: true, enumerable: true});
}
