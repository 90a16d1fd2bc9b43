import {adoptStyles, type CSSResultOrNative, type LitElement} from 'lit';

type View = Window & typeof globalThis;

const lateStyles = new WeakMap<ShadowRoot, readonly CSSResultOrNative[]>();
const sheets = new WeakMap<Document, Map<CSSResultOrNative, CSSStyleSheet>>();

function sheetFor(owner: Document, view: View, style: CSSResultOrNative): CSSStyleSheet {
  if (style instanceof CSSStyleSheet) return style;
  if (view === window && style.styleSheet !== undefined) return style.styleSheet;
  const known = sheets.get(owner) ?? new Map<CSSResultOrNative, CSSStyleSheet>();
  sheets.set(owner, known);
  const sheet = known.get(style) ?? new view.CSSStyleSheet();
  if (!known.has(style)) sheet.replaceSync(style.cssText);
  known.set(style, sheet);
  return sheet;
}

/**
 * Gives a shadow root its styles again after it came into another document, which takes all of them away: a style sheet
 * belongs to the document it was made for. A document without a window shows nothing and needs none.
 */
export function readoptStyles(root: ShadowRoot, styles: readonly CSSResultOrNative[]): void {
  const owner = root.ownerDocument;
  const view = owner.defaultView;
  const all = [...styles, ...(lateStyles.get(root) ?? [])];
  if (view !== null) root.adoptedStyleSheets = all.map((style) => sheetFor(owner, view, style));
}

/** Adds styles of a part that came late; they follow their element into another document like its own. */
export function addStyles({constructor, renderRoot}: LitElement, ...late: readonly CSSResultOrNative[]): void {
  const root = renderRoot as ShadowRoot;
  const all = [...(lateStyles.get(root) ?? []), ...late];
  lateStyles.set(root, all);
  adoptStyles(root, [...(constructor as typeof LitElement).elementStyles, ...all]);
}
