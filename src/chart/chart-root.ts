/** The element ECharts draws in. */

/**
 * ECharts empties its root with `root.innerHTML = ''`, which a page with Trusted Types refuses. The own property
 * does the same without the parser and takes nothing else.
 */
function guardHtml(root: HTMLElement): void {
  Object.defineProperty(root, 'innerHTML', {
    configurable: true,
    get: () => '',
    set(value: unknown) {
      if (value !== '') throw new TypeError('A chart root takes no HTML.');
      root.replaceChildren();
    },
  });
}

/** Adds a root that fills `box`, hidden from assistive technology: the host gives the words and the table. */
export function addChartRoot(box: HTMLElement): HTMLElement {
  const root = box.ownerDocument.createElement('div');
  guardHtml(root);
  root.setAttribute('aria-hidden', 'true');
  root.className = 'chart-root';
  root.style.setProperty('position', 'absolute');
  root.style.setProperty('inset', '0');
  root.style.setProperty('overflow', 'hidden');
  root.style.setProperty('direction', 'ltr');
  if (getComputedStyle(box).position === 'static') box.style.setProperty('position', 'relative');
  box.append(root);
  return root;
}
