// The client of the test host: it keeps its access token in memory, gets another one by the cookie when it has none or
// when a request is refused, and lets all refused requests wait for that one.
let token = null;
let refreshing = null;

/** What newer versions put on the window. */
const recovery = {refreshPromise: null};
if (globalThis.IS_UPSTREAM) globalThis.__librechatAuthRecovery = recovery;

export const currentToken = () => token;

async function askForToken() {
  const response = await fetch('/api/auth/refresh', {method: 'POST'});
  const isJson = response.headers.get('content-type')?.startsWith('application/json');
  token = response.ok && isJson ? (await response.json()).token : null;
  render();
  return token;
}

function refreshOnce() {
  refreshing ??= askForToken().finally(() => {
    refreshing = null;
    recovery.refreshPromise = null;
  });
  recovery.refreshPromise = refreshing;
  return refreshing;
}

const ask = (path) => fetch(path, {headers: {Authorization: `Bearer ${token}`}});

/** A request of the app itself; a refused one is repeated with another token, which the page is told of. */
export async function get(path) {
  const response = await ask(path);
  if (response.status !== 401) return response;
  if ((await refreshOnce()) === null) return response;
  window.dispatchEvent(new CustomEvent('tokenUpdated', {detail: token}));
  return ask(path);
}

/** Out and in again are steps within the page: no reload, no event of the window. */
globalThis.signOut = async () => {
  await fetch('/api/auth/logout', {method: 'POST'});
  token = null;
  history.replaceState(null, '', '/login');
  render();
};
globalThis.signIn = async (user) => {
  const response = await fetch(`/api/auth/login?user=${user}`, {method: 'POST'});
  ({token} = await response.json());
  history.pushState(null, '', '/c/new');
  render();
};

function render() {
  document.getElementById('status').textContent = token === null ? 'signed out' : 'signed in';
}

export async function start() {
  const status = document.createElement('p');
  status.id = 'status';
  document.getElementById('root').before(status);
  await refreshOnce();
  window.addEventListener('focus', () => void get('/api/user'));
}
