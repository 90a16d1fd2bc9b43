import {updateSession} from './account.js';
import {closeDrawer, isDrawerOpen} from './side-bar.js';
import {t, translate} from './texts.js';
import {sayWhenMissing} from './widgets.js';

const part = (id) => document.getElementById(id);
const isUsageAddress = () => location.hash === '#usage' || /\/usage\/?$/.test(location.pathname);
const isUsageShown = () => !part('usage-view').hidden;
let wasBusy = false;

/** Opens the full page of usage and costs, as an entry of the browser's history. */
export function showUsage() {
  if (!isUsageAddress()) history.pushState({fromChat: true}, '', '#usage');
  settle();
}

/** Back to the chat: one step back where the chat is what was left, else forward to it. */
export function showChat() {
  if (!isUsageAddress()) return;
  if (history.state?.fromChat) return history.back();
  history.pushState(null, '', '/');
  settle();
}

/** Puts the focus where typing starts; on a touch screen that would raise the keyboard, so there on the page. */
export function focusChat() {
  part(matchMedia('(pointer: fine)').matches ? 'message' : 'main').focus();
}

/** Shows what the address says, now and whenever it changes. */
export function startViews() {
  window.addEventListener('popstate', settle);
  window.addEventListener('host-language', nameThePage);
  document.addEventListener('keydown', noteOpenParts, {capture: true});
  document.addEventListener('keydown', closeOnEscape);
  nameThePage();
  settle();
}

function settle() {
  const isUsage = isUsageAddress();
  if (isUsage === isUsageShown()) return;
  if (isUsage) fillUsage();
  part('usage-view').hidden = !isUsage;
  part('chat').hidden = isUsage;
  document.body.dataset.view = isUsage ? 'usage' : 'chat';
  nameThePage();
  if (isUsage) part('usage-view').focus();
  else focusChat();
}

/** The dashboard is made when it is first looked at, and stays as it was left. */
function fillUsage() {
  void updateSession();
  if (part('usage-view').hasChildNodes()) return;
  part('usage-view').append(part('usage-template').content.cloneNode(true));
  translate(part('usage-view'));
  void sayWhenMissing(part('waiting'));
}

function nameThePage() {
  document.title = t(isUsageAddress() ? 'Usage & costs' : 'Chat');
}

/** Before anybody acts on the key: what is open takes Escape for itself, in the page and inside the widgets. */
function noteOpenParts({key}) {
  if (key === 'Escape') wasBusy = hasOpenPart(document);
}

function hasOpenPart(root) {
  if (root.querySelector(':popover-open, dialog[open]') !== null) return true;
  return [...root.querySelectorAll('*')].some(({shadowRoot}) => shadowRoot !== null && hasOpenPart(shadowRoot));
}

function closeOnEscape(event) {
  const isTyping = event.composedPath()[0].matches('input, select, textarea');
  if (event.key !== 'Escape' || event.defaultPrevented || wasBusy || isTyping) return;
  if (isDrawerOpen()) closeDrawer();
  else showChat();
}
