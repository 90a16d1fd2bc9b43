import {updateSession} from './account.js';
import {paymentPage} from './billing.js';
import {openSignIn} from './dialogs.js';
import {t} from './texts.js';

const TOAST_TIME = 6000;
let hiding;

/** What the app does with the widgets' events, and a word when their bundle is missing. */
export function startWidgets() {
  window.addEventListener('a2b-auth-required', () => {
    openSignIn();
    void updateSession();
  });
  window.addEventListener('a2b-add-credits', addCredits);
}

/** The app knows where to pay, so the widget must not lead anywhere by itself. */
async function addCredits(event) {
  event.preventDefault();
  const url = await paymentPage();
  if (url === undefined) notify(t('The payment page cannot be reached.'));
  else location.assign(url);
}

/** Says in `place` that the widgets cannot be had; the module is the one of the script tag and loads once. */
export async function sayWhenMissing(place) {
  try {
    await import('/dist/cdn/a2b.js');
    place.remove();
  } catch {
    place.textContent = t('The widgets could not be loaded. Run “npm run build”, then reload this page.');
  }
}

function notify(text) {
  const toast = document.getElementById('toast');
  clearTimeout(hiding);
  toast.textContent = text;
  hiding = setTimeout(() => (toast.textContent = ''), TOAST_TIME);
}
