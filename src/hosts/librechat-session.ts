/** Pages of LibreChat that are for who is not signed in, below its root. */
const OUTSIDE = /^(?:login|register|forgot-password|reset-password|verify)(?:\/|$)/;

/** Whether a path is one of LibreChat's pages for who is not signed in; `root` is that of the app, `/` or `/chat/`. */
export function isOutside(path: string, root: string): boolean {
  return path.startsWith(root) && OUTSIDE.test(path.slice(root.length));
}

/** The user an access token was made for; null where it does not say. Nothing is verified: that is the server's part. */
export function userOf(token: string): string | null {
  try {
    const [, payload = ''] = token.split('.');
    const {id} = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/'))) as {id?: unknown};
    return typeof id === 'string' ? id : null;
  } catch {
    return null;
  }
}

/**
 * Calls `look` whenever the app may have gone to another of its pages, which it does without an event of the window.
 * Where the browser does not tell of that either, another page is seen by what it draws.
 */
export function onEveryPage(look: () => void, signal: AbortSignal): void {
  const {navigation, document} = globalThis as {navigation?: EventTarget; document?: Document};
  if (navigation !== undefined) return navigation.addEventListener('currententrychange', look, {signal});
  if (document === undefined) return;
  const drawn = new MutationObserver(look);
  drawn.observe(document, {childList: true, subtree: true});
  signal.addEventListener('abort', () => drawn.disconnect());
}
