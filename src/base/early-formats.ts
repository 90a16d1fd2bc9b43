import {prepareFormats} from '../format/intl-cache.js';
import {ready} from '../store/page.js';

let isUnderWay = false;

/** Makes the page's first formatters in a task of its own while its first requests are under way. */
export function prepareFormatsEarly(): void {
  if (isUnderWay) return;
  isUnderWay = true;
  void ready.then(() => setTimeout(prepareFormats));
}
