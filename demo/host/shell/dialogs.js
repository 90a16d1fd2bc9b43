import {signIn} from './account.js';
import {setLanguage, t} from './texts.js';

const part = (id) => document.getElementById(id);

/** Opens the settings. */
export function openSettings() {
  part('theme').value = globalThis.hostPreferences.theme;
  part('language').value = globalThis.hostPreferences.language;
  part('settings').showModal();
}

/** Asks for the token, unless something else is being asked already. */
export function openSignIn() {
  if (document.querySelector('dialog[open]') !== null) return;
  part('sign-in-error').textContent = '';
  part('sign-in').showModal();
}

/** Settings act at once; the sign-in form stays open until the server takes the token. */
export function startDialogs() {
  part('theme').addEventListener('change', ({target}) => (globalThis.hostPreferences.theme = target.value));
  part('language').addEventListener('change', ({target}) => setLanguage(target.value));
  part('sign-in-form').addEventListener('submit', submitToken);
  for (const dialog of document.querySelectorAll('dialog')) dialog.addEventListener('click', closeOnBackdrop);
}

async function submitToken(event) {
  event.preventDefault();
  const problem = await signIn(part('token').value.trim());
  part('token').setAttribute('aria-invalid', String(problem !== undefined));
  part('sign-in-error').textContent = problem === undefined ? '' : t(problem);
  if (problem === undefined) part('sign-in').close();
}

/** A dialog has no padding, so a press on the dialog itself is one beside its content. */
function closeOnBackdrop({target, currentTarget}) {
  if (target === currentTarget) currentTarget.close();
}
