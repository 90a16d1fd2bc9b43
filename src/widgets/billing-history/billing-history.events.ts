/** The user opens a receipt; cancel it to show it yourself. */
export class A2bReceiptOpenEvent extends Event {
  static readonly type = 'a2b-receipt-open';
  /** Id of the transaction. */
  readonly id: string;
  /** Address of the receipt. */
  readonly url: string;

  constructor(id: string, url: string) {
    super(A2bReceiptOpenEvent.type, {bubbles: true, composed: true, cancelable: true});
    this.id = id;
    this.url = url;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'a2b-receipt-open': A2bReceiptOpenEvent;
  }
}
