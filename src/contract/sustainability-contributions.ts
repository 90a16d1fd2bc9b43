import * as z from 'zod/mini';
import {decimal, money, type Money, type Wire} from './primitives.js';
import {amount} from './sustainability-estimate.js';

/** What a contribution pays for. */
export const CONTRIBUTION_KINDS = ['restoration', 'tree_planting', 'removal', 'avoidance'] as const;
/** A kind of contribution. */
export type ContributionKind = (typeof CONTRIBUTION_KINDS)[number];

/** How far a contribution got: set aside → paid → carried out → confirmed; or called off, or paid back. */
export const CONTRIBUTION_STATUSES = [
  'planned',
  'funded',
  'delivered',
  'verified',
  'cancelled',
  'reversed',
] as const;
/** A stage of a contribution. */
export type ContributionStatus = (typeof CONTRIBUTION_STATUSES)[number];

/** What is counted; `kgCO2e` for removal and avoidance only. */
export const QUANTITY_UNITS = ['m2', 'tree', 'kgCO2e'] as const;
/** A unit of quantity. */
export type QuantityUnit = (typeof QUANTITY_UNITS)[number];

/** The unit each kind is counted in. */
export const UNIT_OF_KIND: Readonly<Record<ContributionKind, QuantityUnit>> = {
  restoration: 'm2',
  tree_planting: 'tree',
  removal: 'kgCO2e',
  avoidance: 'kgCO2e',
};

/** What a contribution pays for, counted. */
export interface Quantity {
  readonly value: number;
  readonly unit: QuantityUnit;
}

/** Who does the work. Texts are the server's; shown as text only. */
export interface ContributionProject {
  readonly name: string;
  readonly partner?: string | undefined;
  /** ISO 3166-1 alpha-2 code. */
  readonly country?: string | undefined;
  /** https only. */
  readonly url?: string | undefined;
}

/** `YYYY-MM-DD` or RFC 3339 each. */
export interface ContributionDates {
  readonly accruedAt?: string | undefined;
  readonly fundedAt?: string | undefined;
  readonly deliveredAt?: string | undefined;
  readonly verifiedAt?: string | undefined;
}

/** One contribution with its evidence. */
export interface Contribution {
  readonly id: string;
  /** `YYYY-MM` as a rule. */
  readonly period?: string | undefined;
  readonly kind: ContributionKind;
  /** The claimed status as far as the evidence goes. */
  readonly status: ContributionStatus;
  /** What the server claimed, when its evidence does not reach that far; then say so. */
  readonly claimedStatus?: ContributionStatus | undefined;
  /** E.g. `pooled_share`: the user's share of a donation made for many. */
  readonly allocation?: string | undefined;
  readonly project?: ContributionProject | undefined;
  readonly amount?: Money | undefined;
  readonly quantity?: Quantity | undefined;
  readonly dates: ContributionDates;
  /** Receipt of the payment, https only. */
  readonly receiptUrl?: string | undefined;
  /** The partner's report of the work, https only. */
  readonly reportUrl?: string | undefined;
  /** Third party that confirmed the work. */
  readonly verifier?: string | undefined;
  /** The third party's certificate, https only. */
  readonly certificateUrl?: string | undefined;
}

/** How contributions are raised. */
export interface ContributionFee {
  /** Share of the price of a request, e.g. 0.025. */
  readonly rate?: number | undefined;
  readonly basis?: string | undefined;
  readonly accrued?: Money | undefined;
  readonly transferred?: Money | undefined;
}

/** The partner's price of one unit: only with it may money be told as a quantity that is not there yet. */
export interface UnitPriceQuote {
  readonly price: Money;
  readonly per: QuantityUnit;
  readonly source: string;
  /** Day of the quote, `YYYY-MM-DD`. */
  readonly date: string;
}

/** The programme the server's operator pays into; shown beside the footprint, never set against it. */
export interface Restoration {
  readonly contribution?: ContributionFee | undefined;
  readonly unitPrice?: UnitPriceQuote | undefined;
  readonly contributions: readonly Contribution[];
}

/** What a status rests on. */
type Evidence = Pick<Contribution, 'dates' | 'receiptUrl' | 'reportUrl' | 'verifier' | 'certificateUrl'>;

const LADDER = ['planned', 'funded', 'delivered', 'verified'] as const;

/**
 * The highest status the evidence supports. Paid needs its day and a receipt, and all above needs that it is
 * paid; carried out needs the partner's report; confirmed needs its day, who did it and a certificate, which
 * tells more than a report and so needs none.
 */
export function supportedStatus({
  dates,
  receiptUrl,
  reportUrl,
  verifier,
  certificateUrl,
}: Evidence): ContributionStatus {
  if (!dates.fundedAt || !receiptUrl) return 'planned';
  if (dates.verifiedAt && verifier && certificateUrl) return 'verified';
  return reportUrl ? 'delivered' : 'funded';
}

/** The claimed status, or the highest below it that the evidence supports. */
export function evidencedStatus(claimed: ContributionStatus, evidence: Evidence): ContributionStatus {
  const rank = (status: ContributionStatus): number => LADDER.findIndex((step) => step === status);
  const supported = supportedStatus(evidence);
  return rank(claimed) > rank(supported) ? supported : claimed;
}

/** An https address; others are dropped. @internal */
export const httpsUrl: Wire<string> = z.string({error: 'https URL'}).check(
  z.regex(/^https:\/\/\S+$/i, {error: 'https URL'}),
  z.refine((text) => URL.canParse(text), {error: 'https URL'}),
);

const day = z.string({error: 'date'}).check(
  z.regex(/^\d{4}-\d{2}-\d{2}(T.+)?$/, {error: 'date'}),
  z.refine((text) => !Number.isNaN(Date.parse(text)), {error: 'date'}),
);
const filled = z.string().check(z.regex(/./));

const currency = z.string({error: 'currency'}).check(z.regex(/^[A-Z]{3}$/, {error: 'currency'}));
/** `{value, currency}`, as this endpoint has money. */
const valued = z.pipe(
  z.object({value: decimal, currency}),
  z.transform(({value, currency: code}) => ({amount: value, currency: code})),
);
/** The same, or `{amount, currency}` of the other endpoints. */
const sum: Wire<Money> = z.union([valued, money], {error: 'money'});

const quantity: Wire<Quantity> = z.object({
  value: amount,
  unit: z.enum(QUANTITY_UNITS, {error: QUANTITY_UNITS.join(' | ')}),
});

const claimed = z
  .object({
    id: filled,
    period: z.optional(z.string()),
    kind: z.enum(CONTRIBUTION_KINDS, {error: CONTRIBUTION_KINDS.join(' | ')}),
    status: z.enum(CONTRIBUTION_STATUSES, {error: CONTRIBUTION_STATUSES.join(' | ')}),
    allocation: z.optional(z.string()),
    project: z.optional(
      z.object({
        name: z.string(),
        partner: z.optional(z.string()),
        country: z.optional(z.string()),
        url: z.optional(httpsUrl),
      }),
    ),
    amount: z.optional(sum),
    quantity: z.optional(quantity),
    dates: z.optional(
      z.object({
        accruedAt: z.optional(day),
        fundedAt: z.optional(day),
        deliveredAt: z.optional(day),
        verifiedAt: z.optional(day),
      }),
    ),
    receiptUrl: z.optional(httpsUrl),
    reportUrl: z.optional(httpsUrl),
    verifier: z.optional(filled),
    certificateUrl: z.optional(httpsUrl),
  })
  .check(
    z.refine(
      ({kind, quantity: what}) => what?.unit !== 'kgCO2e' || kind === 'removal' || kind === 'avoidance',
      {
        error: 'kgCO2e for removal and avoidance only',
        path: ['quantity'],
      },
    ),
  );

/** Reads a contribution and takes its status down to what the evidence supports. */
const contribution: Wire<Contribution> = z.pipe(
  claimed,
  z.transform(({dates = {}, ...rest}) => {
    const status = evidencedStatus(rest.status, {...rest, dates});
    return {...rest, dates, status, ...(status === rest.status ? {} : {claimedStatus: rest.status})};
  }),
);

const unitPrice: Wire<UnitPriceQuote> = z.pipe(
  z.object({value: decimal, currency, per: z.enum(QUANTITY_UNITS), source: filled, date: day}),
  z.transform(({value, currency: code, ...rest}) => ({...rest, price: {amount: value, currency: code}})),
);

/** Reads the programme. @internal */
export const restoration: Wire<Restoration> = z.pipe(
  z.object({
    contribution: z.optional(
      z.object({
        rate: z.optional(amount.check(z.lte(1))),
        basis: z.optional(z.string()),
        accrued: z.optional(sum),
        transferred: z.optional(sum),
      }),
    ),
    unitPrice: z.optional(unitPrice),
    contributions: z.optional(z.array(contribution)),
  }),
  z.transform(({contributions = [], ...rest}) => ({...rest, contributions})),
);
