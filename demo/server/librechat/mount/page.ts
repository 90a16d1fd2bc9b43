/** What the page is made with. */
export interface PageOptions {
  /** What the host calls itself; shown on the way back. */
  readonly title: string;
  /** Where *Add credits* leads; missing = nowhere. */
  readonly addCreditsUrl?: string | undefined;
}

/** Languages of LibreChat that are read from the right; it never says so on `<html>` itself. */
const RIGHT_TO_LEFT = /^(ar|fa|he|ug)\b/i;

/**
 * A page of its own for the dashboard, for hosts whose client is not changed. It stands below `/api`, which is the one
 * place LibreChat's service worker leaves to the network. `base` leads to the host's root also below a sub-path.
 *
 * @param language BCP 47 tag the user chose
 */
export function usagePage({title, addCreditsUrl}: PageOptions, language: string): string {
  const name = escaped(title);
  const direction = RIGHT_TO_LEFT.test(language) ? 'rtl' : 'ltr';
  const credits = addCreditsUrl === undefined ? '' : ` data-a2b-add-credits-url="${escaped(addCreditsUrl)}"`;
  return `<!doctype html>
<html lang="${escaped(language)}" dir="${direction}">
<head>
<meta charset="utf-8">
<base href="../../">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${name}</title>
<link rel="stylesheet" href="api/a2b/page.css">
<script src="api/a2b/page.js"></script>
<script type="module" src="api/a2b/a2b.js" data-a2b-host="librechat"${credits}></script>
</head>
<body>
<nav><a href="./">${name}</a></nav>
<main><a2b-dashboard></a2b-dashboard></main>
</body>
</html>
`;
}

/** Shows the theme that LibreChat keeps in `localStorage`, before anything is drawn. */
export const PAGE_SCRIPT = `(() => {
  let theme = 'system';
  try { theme = localStorage.getItem('color-theme') || 'system'; } catch { /* no storage: the system decides */ }
  const isDark = theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.classList.add(isDark ? 'dark' : 'light');
})();
`;

/** The colours of LibreChat's own pages, since its style sheet is not there; and the place of a balance on them. */
export const PAGE_STYLE = `html{color-scheme:light;background:#fff;color:#212121;font-family:Inter,system-ui,sans-serif}
html.dark{color-scheme:dark;background:#212121;color:#ececec}
body{margin:0 auto;padding:16px;max-width:1200px}
nav{margin:0 0 16px}
nav a{color:inherit;font-size:14px;text-decoration:none}
nav a::before{content:'← '}
[dir=rtl] nav a::before{content:'→ '}
nav a:hover,nav a:focus-visible{text-decoration:underline}
`;

/** Puts a link with the balance into the corner of every page, and hides it from who is not signed in. */
export const CORNER_STYLE = `a.a2b-corner{position:fixed;inset-block-end:12px;inset-inline-end:12px;z-index:40;text-decoration:none}
a.a2b-corner:has(> a2b-wallet:not(:state(ready),:state(stale))){visibility:hidden}
`;

/** What the page may load: files of this origin only. */
export const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; font-src 'self'; " +
  "base-uri 'self'; form-action 'none'; frame-ancestors 'self'";

/** The language of LibreChat's `lang` cookie, or `en`. */
export function languageOf(cookie = ''): string {
  const found = /(?:^|; *)lang=([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)(?:;|$)/.exec(cookie)?.[1];
  return found ?? 'en';
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
