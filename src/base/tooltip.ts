import {html, nothing, render, type ReactiveController, type ReactiveControllerHost, type TemplateResult} from 'lit';
import {placeBeside} from './floating.js';

/** One line of a tooltip. */
export interface TooltipRow {
  readonly label: string;
  readonly value: string;
  /** A CSS colour for the swatch; none without it. */
  readonly color?: string | undefined;
}

/** What a tooltip says; all of it is text. */
export interface TooltipContent {
  readonly title: string;
  readonly rows: readonly TooltipRow[];
  /** A last line, set apart: a total, a hint. */
  readonly footer?: TooltipRow | undefined;
}

/** A place in px from the upper left corner of the box. */
export interface TooltipPlace {
  readonly x: number;
  readonly y: number;
}

function row({label, value, color}: TooltipRow): TemplateResult {
  const swatch = color === undefined ? nothing : html`<i class="swatch" .style=${`background: ${color}`}></i>`;
  return html`<span class="name">${swatch}<bdi>${label}</bdi></span><bdi class="amount">${value}</bdi>`;
}

function body({title, rows, footer}: TooltipContent): TemplateResult {
  return html`
    <b>${title}</b>
    <div class="rows">${rows.map(row)}</div>
    ${footer === undefined ? nothing : html`<div class="rows total">${row(footer)}</div>`}
  `;
}

function spoken({title, rows, footer}: TooltipContent): string {
  const lines = footer === undefined ? rows : [...rows, footer];
  return [title, ...lines.map(({label, value}) => `${label} ${value}`)].join(', ');
}

/**
 * Shows a few lines of text at a point of a chart, in the top layer. Put `${tooltip.elements}` inside the host's
 * frame and `tooltipStyles` into its styles. It draws itself: pointing does not update the host.
 */
export class ChartTooltip implements ReactiveController {
  readonly #box: () => Element | null | undefined;
  #popup: HTMLElement | undefined;
  #voice: HTMLElement | undefined;

  /** `box` is what places are measured from. */
  constructor(host: ReactiveControllerHost, box: () => Element | null | undefined) {
    this.#box = box;
    host.addController(this);
  }

  /** The popover and the line a screen reader hears, to be put into the host's template. */
  get elements(): readonly HTMLElement[] {
    this.#popup ??= this.#makePopup();
    this.#voice ??= makeVoice();
    return [this.#popup, this.#voice];
  }

  /** Whether it is on screen. */
  get isOpen(): boolean {
    return this.#popup?.matches(':popover-open') ?? false;
  }

  /** Shows `content` at `place`; `aloud` also has it read out, as for the keyboard. */
  show(place: TooltipPlace, content: TooltipContent, {aloud = false} = {}): void {
    const box = this.#box();
    const popup = this.#popup;
    if (!box || !popup?.isConnected) return;
    render(body(content), popup);
    if (this.#voice) this.#voice.textContent = aloud ? spoken(content) : '';
    if (!this.isOpen) popup.showPopover();
    document.addEventListener('keydown', this.#dismiss);
    void placeBeside({getBoundingClientRect: () => pointRect(box, place), contextElement: box}, popup, 'top');
  }

  /** Takes it away. */
  hide(): void {
    document.removeEventListener('keydown', this.#dismiss);
    if (this.isOpen) this.#popup?.hidePopover();
    if (this.#voice) this.#voice.textContent = '';
  }

  /** @ignore */
  hostDisconnected(): void {
    this.hide();
  }

  readonly #dismiss = ({key}: KeyboardEvent): void => {
    if (key === 'Escape') this.hide();
  };

  #makePopup(): HTMLElement {
    const popup = document.createElement('div');
    popup.className = 'tooltip';
    popup.popover = 'manual';
    popup.setAttribute('part', 'tooltip');
    popup.setAttribute('aria-hidden', 'true');
    return popup;
  }
}

function makeVoice(): HTMLElement {
  const voice = document.createElement('span');
  voice.className = 'visually-hidden';
  voice.setAttribute('role', 'status');
  return voice;
}

function pointRect(box: Element, {x, y}: TooltipPlace): DOMRect {
  const {left, top} = box.getBoundingClientRect();
  return new DOMRect(left + x, top + y, 0, 0);
}

/**
 * Where the reading goes with a key: arrows step to the neighbour on that side, Home and End to the ends; null for
 * keys that read nothing. Start from -1 where nothing is read yet.
 */
export function pointByKey(key: string, current: number, count: number, direction: 'ltr' | 'rtl' = 'ltr'): number | null {
  if (count === 0) return null;
  const forward = direction === 'ltr' ? 'ArrowRight' : 'ArrowLeft';
  const back = direction === 'ltr' ? 'ArrowLeft' : 'ArrowRight';
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  if (key === forward || key === 'ArrowDown') return Math.min(count - 1, current + 1);
  if (key === back || key === 'ArrowUp') return current === -1 ? count - 1 : Math.max(0, current - 1);
  return null;
}
