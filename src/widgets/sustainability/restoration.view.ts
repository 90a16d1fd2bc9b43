import {safeHref} from '../../base/links.js';
import {moneyText, type ViewContext} from '../../base/view-context.js';
import {plainLine} from '../../chart/graphemes.js';
import type {Money} from '../../contract/primitives.js';
import {
  UNIT_OF_KIND, type Contribution, type ContributionFee, type ContributionStatus, type Quantity, type Restoration,
  type UnitPriceQuote,
} from '../../contract/sustainability-contributions.js';
import {formatBucket, formatInstant, isLocalDate} from '../../format/dates.js';
import {
  addDecimals, decimalText, parseDecimal, subtractDecimals, toNumber, type Decimal,
} from '../../format/decimal.js';
import {numberFormat} from '../../format/intl-cache.js';
import {UNKNOWN} from '../../format/numbers.js';
import {roundAmount} from '../../format/estimate.js';
import {areaText, massText} from './sustainability.amounts.js';

/** The stages in their order. */
export const STAGES = ['planned', 'funded', 'delivered', 'verified'] as const;
type Stage = (typeof STAGES)[number];

/** One stage of the strip. */
export interface StageView {
  readonly stage: Stage;
  readonly word: string;
  /** Money, or that there is none yet. */
  readonly amount: string;
  readonly isEmpty: boolean;
  /** m² (with a dated price only), trees or kg of removal; empty where there is nothing to tell. */
  readonly quantities: readonly string[];
}

/** Evidence one can open. */
export interface EvidenceLink {
  readonly label: string;
  readonly href: string;
}

/** One contribution as text. */
export interface ContributionRow {
  readonly id: string;
  readonly period: string;
  readonly project: string;
  /** Null where none may be followed. */
  readonly projectHref: string | null;
  readonly partner: string;
  readonly amount: string;
  readonly exactAmount: string | null;
  readonly quantity: string;
  /** What is known of it, in words. */
  readonly status: string;
  /** Said where more was claimed than is shown to be true. */
  readonly downgraded: string | null;
  readonly evidence: readonly EvidenceLink[];
}

/** The contributions as text. */
export interface RestorationView {
  readonly fee: string | null;
  readonly stages: readonly StageView[];
  readonly rows: readonly ContributionRow[];
  readonly isPooled: boolean;
  readonly unitPrice: string | null;
}

type Context = ViewContext;

/** Sums by currency: amounts in different ones are never added up. */
function sumsOf(amounts: readonly Money[]): readonly Money[] {
  const sums = new Map<string | null, Decimal>();
  for (const {amount, currency} of amounts) {
    const value = parseDecimal(amount);
    if (value) sums.set(currency, addDecimals(sums.get(currency) ?? {units: 0n, scale: 0}, value));
  }
  return [...sums].map(([currency, sum]) => ({amount: decimalText(sum), currency}));
}

const PAID: readonly ContributionStatus[] = ['funded', 'delivered', 'verified'];

/** Money at some stages, summed by currency. */
function amountsAt(stages: readonly ContributionStatus[], contributions: readonly Contribution[]): readonly Money[] {
  return sumsOf(contributions.filter(({status}) => stages.includes(status)).flatMap(({amount}) => amount ?? []));
}

/** What is set aside and in no contribution yet: all that was set aside without what was paid. */
function waiting({accrued, transferred}: ContributionFee, contributions: readonly Contribution[]): Money | null {
  const sent = transferred ?? amountsAt(PAID, contributions).find(({currency}) => currency === accrued?.currency);
  const [all, paid] = [parseDecimal(accrued?.amount ?? ''), parseDecimal(sent?.amount ?? '0')];
  if (accrued === undefined || all === null || paid === null) return null;
  if (sent !== undefined && sent.currency !== accrued.currency) return null;
  const rest = subtractDecimals(all, paid);
  return rest.units > 0n ? {amount: decimalText(rest), currency: accrued.currency} : null;
}

function stageAmounts(stage: Stage, {contribution, contributions}: Restoration): readonly Money[] {
  const hasRows = stage !== 'planned' || contributions.some(({status}) => status === stage);
  if (hasRows || contribution === undefined) return amountsAt([stage], contributions);
  const rest = waiting(contribution, contributions);
  return rest === null ? [] : [rest];
}

/** What an amount would pay for at the partner's price; null without one for this kind in the same currency. */
function atPrice({amount, kind}: Contribution, quote: UnitPriceQuote | undefined): Quantity | null {
  const [money, price] = [parseDecimal(amount?.amount ?? ''), parseDecimal(quote?.price.amount ?? '')];
  if (!quote || !money || !price || price.units <= 0n || amount?.currency !== quote.price.currency) return null;
  return quote.per === UNIT_OF_KIND[kind] ? {value: toNumber(money) / toNumber(price), unit: quote.per} : null;
}

/** What a contribution stands for, as far as it may be told: an area needs the partner's dated price. */
function quantityOf(each: Contribution, quote: UnitPriceQuote | undefined): Quantity | null {
  if (each.status === 'planned') return atPrice(each, quote);
  const {quantity} = each;
  if (quantity === undefined || (quantity.unit === 'm2' && quote?.per !== 'm2')) return null;
  return quantity;
}

function quantityWords({value, unit}: Quantity, kind: Contribution['kind'], isPlanned: boolean, {t, locale}: Context): string {
  const told = isPlanned ? roundAmount(value) : value;
  if (unit === 'm2') return areaText(told, locale);
  if (unit === 'tree') return t('restoration.trees', {count: told});
  return t(kind === 'avoidance' ? 'restoration.avoidance' : 'restoration.removal', {amount: massText(value, locale)});
}

function quantityText(status: Stage, quantity: Quantity, kind: Contribution['kind'], context: Context): string {
  const words = quantityWords(quantity, kind, status === 'planned', context);
  switch (status) {
    case 'planned':
      return context.t('restoration.quantityPlanned', {quantity: words});
    case 'funded':
      return context.t('restoration.quantityFunded', {quantity: words});
    case 'delivered':
      return context.t('restoration.quantityDelivered', {quantity: words});
    case 'verified':
      return context.t('restoration.quantityVerified', {quantity: words});
  }
}

const isStage = (status: ContributionStatus): status is Stage => STAGES.some((stage) => stage === status);

/** Quantities of one stage, each unit and kind added up on its own. */
function stageQuantities(stage: Stage, {contributions, unitPrice}: Restoration, context: Context): readonly string[] {
  const sums = new Map<string, {kind: Contribution['kind']; quantity: Quantity}>();
  for (const each of contributions.filter(({status}) => status === stage)) {
    const quantity = quantityOf(each, unitPrice);
    if (quantity === null) continue;
    const key = quantity.unit === 'kgCO2e' ? `${quantity.unit} ${each.kind}` : quantity.unit;
    const value = (sums.get(key)?.quantity.value ?? 0) + quantity.value;
    sums.set(key, {kind: each.kind, quantity: {...quantity, value}});
  }
  return [...sums.values()].map(({kind, quantity}) => quantityText(stage, quantity, kind, context));
}

function stageView(stage: Stage, restoration: Restoration, context: Context): StageView {
  const amounts = stageAmounts(stage, restoration);
  const quantities = stageQuantities(stage, restoration, context);
  const isNothing = amounts.length === 0 && quantities.length === 0;
  return {
    stage,
    word: context.t(`restoration.${stage}`),
    amount: amounts.length === 0 ? (isNothing ? context.t('restoration.noneYet') : UNKNOWN)
      : amounts.map((amount) => moneyText(amount, context)).join(' + '),
    isEmpty: isNothing,
    quantities,
  };
}

function statusText({status, verifier = UNKNOWN}: Contribution, {t}: Context): string {
  if (status === 'cancelled' || status === 'reversed') return t(`restoration.${status}`);
  return t(`restoration.${status}Sentence`, {verifier: plainLine(verifier)});
}

function evidenceOf({receiptUrl, reportUrl, certificateUrl}: Contribution, {t}: Context): readonly EvidenceLink[] {
  const links = [
    {label: t('restoration.receipt'), href: safeHref(receiptUrl, 'api')},
    {label: t('restoration.report'), href: safeHref(reportUrl, 'api')},
    {label: t('restoration.certificate'), href: safeHref(certificateUrl, 'api')},
  ];
  return links.flatMap(({label, href}) => (href === null ? [] : [{label, href}]));
}

function periodOf(period: string | undefined, {timeZone, locale}: Context): string {
  if (period === undefined) return UNKNOWN;
  const isMonth = isLocalDate(`${period}-01`);
  return isMonth ? formatBucket(`${period}-01`, 'month', timeZone, locale, 'table') : period;
}

function rowOf(each: Contribution, quote: UnitPriceQuote | undefined, context: Context): ContributionRow {
  const {status, claimedStatus, project, amount} = each;
  const quantity = quantityOf(each, quote);
  const shown = context.t(`restoration.${status}`);
  return {
    id: each.id,
    period: periodOf(each.period, context),
    project: project?.name || UNKNOWN,
    projectHref: safeHref(project?.url, 'api'),
    partner: project?.partner || UNKNOWN,
    amount: amount === undefined ? UNKNOWN : moneyText(amount, context),
    exactAmount: amount === undefined ? null : moneyText(amount, context, 'exact'),
    quantity: quantity === null || !isStage(status) ? UNKNOWN : quantityText(status, quantity, each.kind, context),
    status: statusText(each, context),
    downgraded: claimedStatus === undefined ? null : context.t('restoration.downgraded', {status: shown}),
    evidence: evidenceOf(each, context),
  };
}

function feeText({rate}: ContributionFee, {t, locale}: Context): string | null {
  if (rate === undefined || rate === 0) return null;
  const text = numberFormat(locale, {style: 'percent', maximumFractionDigits: 2}).format(rate);
  return `${t('restoration.fee', {rate: text})}.`;
}

const UNIT_WORDS = {m2: 'm²', kgCO2e: 'kg'} as const;

function unitPriceText({price, per, source, date}: UnitPriceQuote, context: Context): string {
  const {t, locale, timeZone} = context;
  const unit = per === 'tree' ? t('restoration.tree') : UNIT_WORDS[per];
  const day = formatInstant(date, timeZone, locale, 'date');
  return t('restoration.unitPrice', {price: moneyText(price, context), unit, source: plainLine(source), date: day});
}

/** Turns the programme into the texts of its card. */
export function restorationView(restoration: Restoration, context: Context): RestorationView {
  const {contribution, contributions, unitPrice} = restoration;
  return {
    fee: contribution === undefined ? null : feeText(contribution, context),
    stages: STAGES.map((stage) => stageView(stage, restoration, context)),
    rows: contributions.map((each) => rowOf(each, unitPrice, context)),
    isPooled: contributions.some(({allocation}) => allocation === 'pooled_share'),
    unitPrice: unitPrice === undefined ? null : unitPriceText(unitPrice, context),
  };
}
