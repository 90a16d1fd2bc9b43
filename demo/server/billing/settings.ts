import {createHmac} from 'node:crypto';

/** How credits are paid for. */
export interface BillingSettings {
  /** Stripe's secret key; none = a local page stands in for Stripe. */
  readonly stripeKey?: string | undefined;
  /** What webhook events are signed with; none = a secret made from the server's own. */
  readonly webhookSecret?: string | undefined;
}

/** Reads `STRIPE_SECRET_KEY` and `STRIPE_WEBHOOK_SECRET`; empty ones count as not set. */
export function readBillingSettings(
  environment: Readonly<Record<string, string | undefined>>,
): BillingSettings {
  return {
    stripeKey: environment['STRIPE_SECRET_KEY'] || undefined,
    webhookSecret: environment['STRIPE_WEBHOOK_SECRET'] || undefined,
  };
}

/** The secret that events are signed with: the one that is set, else one derived from the server's secret. */
export function webhookSecretOf({webhookSecret}: BillingSettings, secret: Buffer): string {
  return (
    webhookSecret ?? `whsec_${createHmac('sha256', secret).update('billing webhook').digest('base64url')}`
  );
}
