import type {Placement} from '@floating-ui/dom';
import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {stayBeside} from './floating.js';

/** What a {@link MenuPopup} consists of. */
export interface MenuSetup {
  /** The button it belongs to. */
  readonly anchor: () => HTMLElement | null | undefined;
  /** The element with `popover="manual"` and `tabindex="-1"`. */
  readonly panel: () => HTMLElement | null | undefined;
  /** Which side it opens to. */
  readonly placement?: () => Placement;
  /** It is on screen: move the focus into it. */
  readonly onOpen?: () => void;
}

/**
 * A panel in the top layer beside its button. Escape closes it and gives the focus back; a press or the focus going
 * elsewhere closes it as well.
 */
export class MenuPopup implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #setup: MenuSetup;
  #isOpen = false;
  #shown: HTMLElement | undefined;
  #stop: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, setup: MenuSetup) {
    this.#host = host;
    this.#setup = setup;
    host.addController(this);
  }

  /** Whether it is open, for `aria-expanded`. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Opens it with the host's next update. */
  open(): void {
    this.#isOpen = true;
    this.#host.requestUpdate();
  }

  /** Closes it; the focus goes back to the button unless it already went elsewhere. */
  close({returnFocus = true} = {}): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    if (returnFocus) this.#setup.anchor()?.focus();
    this.#withdraw();
    this.#host.requestUpdate();
  }

  /** @ignore */
  hostUpdated(): void {
    const [anchor, panel] = [this.#setup.anchor(), this.#setup.panel()];
    if (!this.#isOpen || this.#shown !== undefined || !anchor || !panel) return;
    this.#present(anchor, panel);
    this.#setup.onOpen?.();
  }

  /** @ignore */
  hostDisconnected(): void {
    this.close({returnFocus: false});
  }

  #present(anchor: HTMLElement, panel: HTMLElement): void {
    this.#shown = panel;
    panel.showPopover();
    this.#stop = stayBeside(anchor, panel, this.#setup.placement?.() ?? 'bottom-start');
    panel.addEventListener('focusout', this.#onFocusOut);
    panel.addEventListener('keydown', this.#onKey);
    anchor.addEventListener('keydown', this.#onKey);
    document.addEventListener('pointerdown', this.#onPress, {capture: true});
  }

  #withdraw(): void {
    const panel = this.#shown;
    if (panel === undefined) return;
    this.#shown = undefined;
    this.#stop?.();
    panel.removeEventListener('focusout', this.#onFocusOut);
    panel.removeEventListener('keydown', this.#onKey);
    this.#setup.anchor()?.removeEventListener('keydown', this.#onKey);
    document.removeEventListener('pointerdown', this.#onPress, {capture: true});
    if (panel.matches(':popover-open')) panel.hidePopover();
  }

  #holds(target: EventTarget | null | undefined): boolean {
    const parts = [this.#shown, this.#setup.anchor()];
    return target instanceof Node && parts.some((part) => part?.contains(target));
  }

  readonly #onFocusOut = ({relatedTarget}: FocusEvent): void => {
    if (relatedTarget === null) setTimeout(this.#closeBehindFrame);
    else if (!this.#holds(relatedTarget)) this.close({returnFocus: false});
  };

  /** Firefox does not name the frame that takes the focus, and has it as active element only after the event. */
  readonly #closeBehindFrame = (): void => {
    if (document.activeElement instanceof HTMLIFrameElement) this.close({returnFocus: false});
  };

  readonly #onPress = (event: Event): void => {
    if (!event.composedPath().some((target) => this.#holds(target))) this.close({returnFocus: false});
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    this.close();
  };
}
