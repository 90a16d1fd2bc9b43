/** What is looked at in a page of the catalogue. These functions run in the browser: each stands alone. */

/** A look of the page. */
export interface Look {
  readonly theme: 'light' | 'dark';
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
}

/** All elements of the page, those in shadow roots included. Put into the page as `everyElement`. */
export function everyElement(): HTMLElement[] {
  const trees: (Document | ShadowRoot)[] = [document];
  for (const tree of trees) trees.push(...[...tree.querySelectorAll('*')].flatMap(({shadowRoot}) => shadowRoot ?? []));
  return trees.flatMap((tree) => [...tree.querySelectorAll<HTMLElement>('*')]);
}

/** Where an element stands, for people. Put into the page as `nameOf`. */
export function nameOf(element: Element): string {
  const host = (element.getRootNode() as ShadowRoot).host?.localName ?? 'page';
  const part = element.getAttribute('part') ?? element.className;
  return `${host} ${element.localName}[${String(part)}] “${(element.textContent ?? '').trim().slice(0, 24)}”`;
}

declare global {
  interface Window {
    everyElement: typeof everyElement;
    nameOf: typeof nameOf;
  }
}

/** Whether all elements show `state`, in this look, with their charts drawn. */
export function isReady({state, look}: {readonly state: string; readonly look: Look | null}): boolean {
  const all = window.everyElement();
  const ours = all.filter(({localName}) => localName.startsWith('a2b-')) as (HTMLElement & {state: string; isUpdatePending: boolean})[];
  const asking = ours.filter(({localName}) => !/dashboard|provider|range-picker/.test(localName));
  const frames = all.filter(({className}) => className === 'frame');
  const charts = all.filter((element) => element.matches('[part~=chart]') && element.checkVisibility());
  return ours.length > 0 && document.fonts.status === 'loaded'
    && ours.every(({isUpdatePending}) => !isUpdatePending)
    && asking.every((element) => element.state === state)
    && (look === null || frames.every(({dataset, dir}) => dataset['scheme'] === look.theme && dir === look.dir))
    && (state !== 'ready' || charts.every((chart) => chart.querySelector('canvas') !== null));
}

/** Texts set smaller than 12 px. */
export function smallTexts(): string[] {
  return window.everyElement().filter((element) => {
    if (!element.checkVisibility() || element.closest('svg, style, script')) return false;
    const own = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
    return own && parseFloat(getComputedStyle(element).fontSize) < 12;
  }).map((element) => `${window.nameOf(element)}: ${getComputedStyle(element).fontSize}`);
}

/** Targets under 24 × 24 px that neither stand in a line of text nor have room around them (WCAG 2.5.8). */
export function smallTargets(): string[] {
  const targets = window.everyElement().filter((element) =>
    element.matches('button, a[href], input, select, summary, [role=button], [role=menuitemradio], [role=option]') && element.checkVisibility()
    && !element.closest('.visually-hidden') && element.getRootNode() instanceof ShadowRoot);
  const boxes = targets.map((element) => element.closest('label')?.getBoundingClientRect() ?? element.getBoundingClientRect());
  const isNear = (one: DOMRect, other: DOMRect) =>
    Math.hypot(one.x + one.width / 2 - other.x - other.width / 2, one.y + one.height / 2 - other.y - other.height / 2) < 24;
  return targets.flatMap((element, index) => {
    const box = boxes[index] as DOMRect;
    const isInline = getComputedStyle(element).display === 'inline';
    if ((box.width >= 23.9 && box.height >= 23.9) || isInline) return [];
    const isAlone = boxes.every((other, at) => at === index || targets[at]?.contains(element) || !isNear(box, other));
    return isAlone ? [] : [`${window.nameOf(element)}: ${box.width.toFixed(1)} × ${box.height.toFixed(1)}`];
  });
}

/** What makes the page scroll sideways, and visible texts that are cut with no way to read them. */
export function overflows(): string[] {
  const {scrollWidth, clientWidth} = document.documentElement;
  const page = scrollWidth > clientWidth ? [`the page is ${scrollWidth} wide in ${clientWidth}`] : [];
  const cut = window.everyElement().filter((element) => {
    const {overflowX, overflowY, textOverflow} = getComputedStyle(element);
    if (!element.checkVisibility() || element.closest('.visually-hidden, .exact, svg, canvas') || !(element.getRootNode() instanceof ShadowRoot)) return false;
    if (element.matches('.sb-main, [title]') || textOverflow === 'ellipsis') return false;
    const isCutAcross = overflowX === 'hidden' && element.scrollWidth > element.clientWidth + 1;
    const isCutDown = overflowY === 'hidden' && element.scrollHeight > element.clientHeight + 2;
    return (element.textContent ?? '').trim() !== '' && element.clientWidth > 1 && (isCutAcross || isCutDown);
  });
  return [...page, ...cut.map((element) => `cut: ${window.nameOf(element)} ${element.scrollWidth}×${element.scrollHeight} in ${element.clientWidth}×${element.clientHeight}`)];
}

/** Cards whose heading does not stand on the side reading begins at. */
export function unmirrored(): string[] {
  return window.everyElement().filter((element) => element.matches('.card') && element.checkVisibility()).flatMap((card) => {
    const heading = card.querySelector('h2')?.getBoundingClientRect();
    const {left, width} = card.getBoundingClientRect();
    const isRight = getComputedStyle(card).direction === 'rtl';
    if (!heading || heading.width > width / 2) return [];
    return heading.left + heading.width / 2 > left + width / 2 === isRight ? [] : [window.nameOf(card)];
  });
}

/** Sets every text as far apart as WCAG 1.4.12 asks, inside the shadow roots too. */
export function spaceTexts(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }`);
  for (const {shadowRoot} of window.everyElement()) {
    if (shadowRoot) shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, sheet];
  }
}
