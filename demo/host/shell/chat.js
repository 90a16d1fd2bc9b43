import {userName} from './account.js';
import {ANSWER, SAMPLE_ANSWER} from './answers.js';
import {payForAnswer} from './billing.js';
import {closeDrawer} from './side-bar.js';
import {t} from './texts.js';
import {focusChat, showChat} from './views.js';

const ANSWER_AFTER = 500;
const part = (id) => document.getElementById(id);

const sample = (title) => ({title, messages: [{by: 'user', text: title}, {by: 'model', text: SAMPLE_ANSWER}]});
const groups = [
  {title: 'Today', chats: ['Draft a launch announcement', 'Explain the CAP theorem'].map(sample)},
  {
    title: 'Previous 7 days',
    chats: ['Vegetarian dinner for six', 'Review a database migration', 'Names for a hiking club'].map(sample),
  },
];
const buttons = new Map();
let current;

/** An empty chat. */
export function newChat() {
  open(undefined);
  focusChat();
}

/** List of chats, messages and composer. What is written stays in the page, only its length is told. */
export function startChat() {
  part('composer').addEventListener('submit', send);
  part('message').addEventListener('input', () => (part('send').disabled = typed() === ''));
  part('message').addEventListener('keydown', sendOnEnter);
  window.addEventListener('host-session', nameChat);
  window.addEventListener('host-language', render);
  render();
}

function render() {
  listChats();
  open(current);
}

function open(chat) {
  current = chat;
  markCurrent();
  nameChat();
  part('messages').replaceChildren(...(chat?.messages ?? []).map(messageElement));
  showLatest();
}

function typed() {
  return part('message').value.trim();
}

function sendOnEnter(event) {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  part('composer').requestSubmit();
}

function send(event) {
  event.preventDefault();
  const text = typed();
  if (text === '') return;
  part('composer').reset();
  part('send').disabled = true;
  if (current === undefined) addChat(text);
  say(current, {by: 'user', text});
  setTimeout(answer, ANSWER_AFTER, current, text);
}

function addChat(title) {
  current = {title, messages: []};
  groups[0].chats.unshift(current);
  listChats();
  nameChat();
}

/** The answer is there: a chat app tells the widgets that something was just paid for. */
async function answer(chat, question) {
  say(chat, {by: 'model', text: ANSWER});
  await payForAnswer(question);
  globalThis.a2b?.notifyUsage();
}

function say(chat, message) {
  chat.messages.push(message);
  if (chat !== current) return;
  part('messages').append(messageElement(message));
  showLatest();
}

function showLatest() {
  part('chat').toggleAttribute('data-empty', !current);
  part('messages').scrollTop = part('messages').scrollHeight;
}

/** The heading: a greeting above an empty chat, else its title, for those who walk by headings. */
function nameChat() {
  part('chat-heading').textContent = current === undefined ? greeting() : t(current.title);
}

function greeting() {
  const hour = new Date().getHours();
  const words = t(hour < 12 ? 'Good morning' : hour < 18 ? 'Good afternoon' : 'Good evening');
  const name = userName();
  return name === '' ? words : t('{greeting}, {name}', {greeting: words, name});
}

function listChats() {
  buttons.clear();
  part('chats').replaceChildren(...groups.flatMap(groupElements));
  markCurrent();
}

function markCurrent() {
  for (const [chat, button] of buttons) {
    if (chat === current) button.setAttribute('aria-current', 'true');
    else button.removeAttribute('aria-current');
  }
}

function groupElements({title, chats}) {
  return [element('h2', 'chats-group', t(title)), element('ul', '', ...chats.map(chatElement))];
}

function chatElement(chat) {
  const button = element('button', 'chat-title', t(chat.title));
  button.type = 'button';
  button.addEventListener('click', () => {
    closeDrawer();
    showChat();
    open(chat);
  });
  buttons.set(chat, button);
  return element('li', '', button);
}

function messageElement({by, text}) {
  const author = element('h2', 'author', by === 'user' ? t('You') : t('Demo model'));
  return element('article', `message ${by}`, author, element('p', '', t(text)));
}

function element(tag, className, ...children) {
  const made = Object.assign(document.createElement(tag), {className});
  made.append(...children);
  return made;
}
