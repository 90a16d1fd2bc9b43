import {de} from './de.js';

const ATTRIBUTES = {tLabel: 'aria-label', tPlaceholder: 'placeholder'};
const originals = new WeakMap();

/** An English text in the language of the page; `{name}` is filled from `values`. */
export function t(text, values = {}) {
  const translated = (document.documentElement.lang === 'de' && de[text]) || text;
  return translated.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
}

/** Puts the page's marked texts (`data-t`, `data-t-label`, `data-t-placeholder`) into its language. */
export function translate(root = document) {
  for (const element of root.querySelectorAll('[data-t]')) element.textContent = t(original(element));
  for (const [mark, attribute] of Object.entries(ATTRIBUTES)) {
    const marked = root.querySelectorAll(`[data-${mark.replace(/[A-Z]/, (letter) => `-${letter.toLowerCase()}`)}]`);
    for (const element of marked) element.setAttribute(attribute, t(element.dataset[mark]));
  }
}

/** Changes the language; listeners of `host-language` write their own texts anew. */
export function setLanguage(language) {
  globalThis.hostPreferences.language = language;
  translate();
  window.dispatchEvent(new Event('host-language'));
}

/** Writes the page's texts in the stored language. */
export function startTexts() {
  translate();
}

function original(element) {
  if (!originals.has(element)) originals.set(element, element.textContent.trim());
  return originals.get(element);
}
