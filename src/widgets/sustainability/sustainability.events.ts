/** The user wants to read how the footprint is estimated; cancel it to show it yourself. */
export class A2bMethodologyOpenEvent extends Event {
  static readonly type = 'a2b-methodology-open';
  /** Where the link leads. */
  readonly url: string;

  constructor(url: string) {
    super(A2bMethodologyOpenEvent.type, {bubbles: true, composed: true, cancelable: true});
    this.url = url;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'a2b-methodology-open': A2bMethodologyOpenEvent;
  }
}
