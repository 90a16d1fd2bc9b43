import type {Order} from './order.js';

/** Where the browser goes after paying, or not. Absolute addresses. */
export interface ReturnAddresses {
  readonly success: string;
  readonly cancel: string;
}

/** Who takes the money: Stripe, or what stands in for it. */
export interface Gateway {
  /** Address of a page where an order can be paid. `customerId` is who paid before, if they did. */
  checkout(order: Order, back: ReturnAddresses, customerId: string | null): Promise<string>;
  /** Address of a page with one's payments; undefined while there is nobody to show it to. */
  portal(customerId: string | null, back: string): Promise<string | undefined>;
  /** Where the receipt of a payment is, when that can be told. Not checked yet. */
  receiptUrl(paymentIntent: string): Promise<string | null>;
}

/** The addresses of the host page that a browser comes back to. */
export function returnAddresses(origin: string): ReturnAddresses {
  return {success: `${origin}/?a2b_topup=success#usage`, cancel: `${origin}/?a2b_topup=cancelled#usage`};
}
