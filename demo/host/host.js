// The chat app around the widgets. Everything that concerns the widgets is in shell/widgets.js and shell/account.js.
import {openSettings, openSignIn, startDialogs} from './shell/dialogs.js';
import {signOut, startAccount} from './shell/account.js';
import {newChat, startChat} from './shell/chat.js';
import {closeDrawer, startSideBar} from './shell/side-bar.js';
import {startTexts} from './shell/texts.js';
import {startMenu} from './shell/user-menu.js';
import {showChat, showUsage, startViews} from './shell/views.js';
import {startWidgets} from './shell/widgets.js';

const ACTIONS = {
  usage: () => showUsage(),
  chat: () => showChat(),
  'new-chat': () => (showChat(), newChat()),
  settings: () => openSettings(),
  'sign-in': () => openSignIn(),
  'sign-out': () => signOut(),
  'close-sign-in': () => document.getElementById('sign-in').close(),
};

/** Any element with `data-action` does what its name says; a link keeps its address for a new tab. */
function act(event) {
  const target = event.target.closest('[data-action]');
  if (target === null || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  document.getElementById('account-menu').hidePopover();
  if (target.dataset.action !== 'close-sign-in') closeDrawer();
  ACTIONS[target.dataset.action]();
}

startTexts();
startSideBar();
startMenu();
startDialogs();
startChat();
startViews();
startWidgets();
startAccount(openSignIn);
document.addEventListener('click', act);
document.querySelector('.skip').addEventListener('click', (event) => {
  event.preventDefault();
  document.getElementById('main').focus();
});
