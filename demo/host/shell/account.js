import {t} from './texts.js';

let session = null;
let asked = 0;

const all = (selector) => document.querySelectorAll(selector);

/** The signed-in user's name, or an empty text. */
export function userName() {
  return session?.name ?? '';
}

/** Whether the signed-in user's figures are generated. */
export function isSample() {
  return session?.isSample ?? false;
}

/**
 * Signs in by cookie.
 *
 * @returns what went wrong, in English, or undefined
 */
export async function signIn(token) {
  const answer = await post('/api/auth/sign-in', {token});
  if (answer === undefined) return 'The server cannot be reached.';
  if (!answer.ok) return 'This token belongs to nobody.';
  show(await answer.json());
  globalThis.a2b?.refresh();
  return undefined;
}

/** Figures leave the screen first; then the server is told. */
export async function signOut() {
  globalThis.a2b?.logout();
  show(null);
  await post('/api/auth/sign-out');
}

/**
 * Finds out who is signed in, and again whenever the page is looked at: an import may have replaced the sample.
 *
 * @param {() => void} askToSignIn called when the server says at once that nobody is
 */
export async function startAccount(askToSignIn) {
  window.addEventListener('host-language', render);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void updateSession();
  });
  render();
  if ((await loadSession()) === null) askToSignIn();
}

/** Asks again who is signed in, unless nobody is. */
export async function updateSession() {
  if (session !== null) await loadSession();
}

async function loadSession() {
  const turn = ++asked;
  const answer = await fetch('/api/auth/session').catch(() => undefined);
  const found = answer?.ok ? await answer.json() : null;
  if (turn !== asked || answer === undefined) return undefined;
  show(found);
  return found;
}

function post(path, body) {
  asked += 1; // an answer under way is about the user before
  const headers = {'Content-Type': 'application/json'};
  return fetch(path, {method: 'POST', headers, body: JSON.stringify(body)}).catch(() => undefined);
}

function show(next) {
  session = next;
  render();
  window.dispatchEvent(new Event('host-session'));
}

function render() {
  const isSignedIn = session !== null;
  const texts = {name: userName() || t('Not signed in'), initials: initials(userName()), mail: mail(userName())};
  for (const element of all('[data-user]')) element.textContent = texts[element.dataset.user];
  for (const element of all('[data-signed-in]')) element.hidden = !isSignedIn;
  for (const element of all('[data-signed-out]')) element.hidden = isSignedIn;
  for (const element of all('[data-sample]')) element.hidden = !session?.isSample;
}

function initials(name) {
  return name.split(/\s+/).slice(0, 2).map((word) => word.charAt(0).toUpperCase()).join('');
}

function mail(name) {
  return name === '' ? t('Not signed in') : `${name.toLowerCase().replace(/[^\p{L}\d]+/gu, '.')}@example.com`;
}
