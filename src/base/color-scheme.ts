import {nearestAttribute} from './language.js';

/** Whether the surroundings are light or dark. */
export type ColorScheme = 'light' | 'dark';

const isScheme = (word: string | null): word is ColorScheme => word === 'light' || word === 'dark';

function byMarker(element: Element): ColorScheme | null {
  const marker = nearestAttribute(element, 'data-theme');
  if (isScheme(marker)) return marker;
  const {body, documentElement} = element.ownerDocument;
  const roots = [body, documentElement];
  return (['dark', 'light'] as const).find((word) => roots.some((root) => root?.classList.contains(word))) ?? null;
}

function byDeclaration(element: Element): ColorScheme | null {
  const declared = getComputedStyle(element).colorScheme;
  const [isLight, isDark] = [/\blight\b/.test(declared), /\bdark\b/.test(declared)];
  if (isLight && isDark) return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  if (isDark) return 'dark';
  return isLight ? 'light' : null;
}

function luminance(color: string): number | null {
  const [red, green, blue, alpha = 1] = color.match(/[\d.]+/g)?.map(Number) ?? [];
  if (!color.startsWith('rgb') || red === undefined || green === undefined || blue === undefined || alpha < 0.5) return null;
  return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
}

function byBackground(element: Element | null): ColorScheme {
  for (let node = element; node !== null; node = node.parentElement) {
    const light = luminance(getComputedStyle(node).backgroundColor);
    if (light !== null) return light < 0.5 ? 'dark' : 'light';
  }
  return 'light';
}

/** What surrounds an element and the elements of ours it is part of: those are only about to find out themselves. */
function aroundElements(element: Element): Element {
  const {host} = element.getRootNode() as Partial<ShadowRoot>;
  if (host !== undefined && 'scheme' in host) return aroundElements(host);
  return element.parentElement ?? host ?? element.ownerDocument.body;
}

/**
 * What the host shows around the element: the nearest `data-theme`, the class of `<html>` or `<body>`, the
 * `color-scheme` it declares, else how dark the background is. The system's preference alone decides nothing: many pages ignore it.
 */
export function surroundingScheme(element: Element): ColorScheme {
  const outer = aroundElements(element);
  return byMarker(outer) ?? byDeclaration(outer) ?? byBackground(outer);
}

const listeners = new Set<() => void>();
let stop: (() => void) | undefined;

function startWatching(): () => void {
  const tell = () => listeners.forEach((listener) => listener());
  const observer = new MutationObserver(tell);
  for (const root of [document.documentElement, document.body]) {
    if (root) observer.observe(root, {attributeFilter: ['class', 'style', 'dir']});
  }
  const preference = matchMedia('(prefers-color-scheme: dark)');
  preference.addEventListener('change', tell);
  return () => {
    observer.disconnect();
    preference.removeEventListener('change', tell);
  };
}

/** Hears when the page may look differently: classes and styles of its roots, the system's scheme. One observer for all. */
export function watchPage(listener: () => void): () => void {
  listeners.add(listener);
  stop ??= startWatching();
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    stop?.();
    stop = undefined;
  };
}
