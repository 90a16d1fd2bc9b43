import * as z from 'zod/mini';
import {bareMoney, count, instant, money, signedCount, type Money, type Wire} from './primitives.js';

/** Tokens that were granted and may expire. */
export interface Grant {
  readonly id: string;
  readonly tokens: bigint;
  /** RFC 3339 instant; missing = does not expire. */
  readonly expiresAt?: string | undefined;
}

/** How the balance is filled up without the user. */
export interface AutoRefill {
  readonly enabled: boolean;
  /** Tokens added per refill. */
  readonly tokens?: bigint | undefined;
  /** RFC 3339 instant from which the next refill can happen. */
  readonly nextAt?: string | undefined;
}

/** Pace of spending in the wallet's unit per day, with the bounds of its interval. */
export interface BurnRate {
  readonly tokensPerDay: number;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
  /** Days of history behind the figure. */
  readonly basisDays?: number | undefined;
}

/** `GET /user/balance`: what the user has. */
export interface Balance {
  /** Whole tokens or credits; may be negative. */
  readonly tokens: bigint;
  readonly estimatedValue?: Money | undefined;
  /** RFC 3339 instant the balance was true at. */
  readonly asOf?: string | undefined;
  /** 0–100: how full the wallet is. */
  readonly percentage?: number | undefined;
  readonly lowBalance?: {readonly tokens: bigint} | undefined;
  readonly autoRefill?: AutoRefill | undefined;
  readonly grants?: readonly Grant[] | undefined;
  readonly burnRate?: BurnRate | undefined;
}

const perDay = z.number().check(z.gte(0));

const wire = z.object({
  tokens: signedCount,
  estimatedValue: z.optional(money),
  fiatValue: z.optional(bareMoney),
  asOf: z.optional(instant),
  percentage: z.optional(z.number().check(z.gte(0), z.lte(100))),
  lowBalance: z.optional(z.object({tokens: count})),
  autoRefill: z.optional(z.object({enabled: z.boolean(), tokens: z.optional(count), nextAt: z.optional(instant)})),
  grants: z.optional(z.array(z.object({id: z.string(), tokens: count, expiresAt: z.optional(instant)}))),
  burnRate: z.optional(
    z.object({
      tokensPerDay: perDay,
      low: z.optional(perDay),
      high: z.optional(perDay),
      basisDays: z.optional(z.number().check(z.gte(0))),
    }),
  ),
});

/** Reads both forms: the full one, and the older `{tokens, fiatValue, percentage}`. @internal */
export const balanceAnswer: Wire<Balance> = z.pipe(
  wire,
  z.transform(({fiatValue, ...balance}) => ({...balance, estimatedValue: balance.estimatedValue ?? fiatValue})),
);

/** The reader of every body of this endpoint. @internal */
export const readBalance = (): typeof balanceAnswer => balanceAnswer;
