import {html, nothing, type TemplateResult} from 'lit';
import {bone, type CardSource} from '../../base/card.js';
import type {ElementState} from '../../base/states.js';
import type {A2bError} from '../../client/errors.js';
import type {Translate} from '../../i18n/translator.js';
import type {TopUpPhase} from './top-up-poll.js';
import {clockIcon, grantIcon, plusIcon, refillIcon, severityIcons} from './wallet.icons.js';
import type {HealthView, WalletView} from './wallet.view.js';

type Part = TemplateResult | typeof nothing;

function amount({amount: digits, compact, unit, value, exact}: WalletView): TemplateResult {
  return html`<div>
    <p class="balance" part="balance" title=${exact}>
      <span class="metric exact" .style=${`--_digits: ${digits.length}`}>${digits}</span
      ><span class="metric compact" aria-hidden="true">${compact}</span>
      <span class="unit">${unit}</span>
    </p>
    ${value === null ? nothing : html`<p class="value" part="value"><bdi>${value}</bdi></p>`}
  </div>`;
}

function bar({percent, label, isTold}: HealthView, t: Translate): TemplateResult {
  return html`<div class="health">
    <div class="bar" part="bar" role="meter" aria-label=${t('wallet.healthLabel')} aria-valuemin="0" aria-valuemax="100"
      aria-valuenow=${percent} aria-valuetext=${label}><i .style=${`width: ${percent}%`}></i></div>
    <span class="note ${isTold ? 'told' : 'mark'}" aria-hidden="true"><bdi>${label}</bdi></span>
  </div>`;
}

function health({health: full, severity, severityWord, severitySentence, isJudged}: WalletView, t: Translate): Part {
  if (full === null && !isJudged) return nothing;
  const words = html`<p class="severity note" part="severity">${severityIcons[severity]}<bdi
    ><b>${severityWord}.</b> ${severitySentence}</bdi></p>`;
  return html`<div class="state ${severity}">${full === null ? nothing : bar(full, t)}${isJudged ? words : nothing}</div>`;
}

function fact(icon: TemplateResult, text: string, title: string | null, kind = ''): TemplateResult {
  return html`<li class=${kind} title=${title ?? nothing}>${icon}<bdi>${text}</bdi></li>`;
}

function facts({runOut, refill, grants}: WalletView): Part {
  if (runOut === null && refill === null && grants.length === 0) return nothing;
  const [last, second] = [runOut, refill];
  return html`<ul class="facts note" part="facts">
    ${last === null ? nothing : fact(clockIcon, last.text, last.basis, 'run-out')}
    ${second === null ? nothing : fact(refillIcon, second.text, second.moment, second.kind)}
    ${grants.map((text, index) => fact(index === 0 ? grantIcon : html`<i></i>`, text, null, 'grant'))}
  </ul>`;
}

/** The figures of the card: amount, worth, health, how long it lasts, what comes and what goes. */
export function figures(view: WalletView, t: Translate): TemplateResult {
  return html`${amount(view)}${health(view, t)}${facts(view)}`;
}

/** What the card's two buttons do, and what is to be said beside them. */
export interface Actions {
  readonly onAdd: () => void;
  readonly onHistory: () => void;
  /** Why a button led nowhere just now: one of the addresses was refused, or there is none. */
  readonly refused: 'addCredits' | 'history' | 'nowhere' | null;
  /** How far a payment is, in a sentence. */
  readonly payment: {readonly phase: TopUpPhase; readonly text: string} | null;
  /** Whether the page handed the balance over. */
  readonly isGiven: boolean;
}

/** The main button. */
export function addButton(onAdd: () => void, t: Translate): TemplateResult {
  return html`<button class="primary" part="add-credits" type="button" @click=${onAdd}>
    ${plusIcon}${t('wallet.addCredits')}
  </button>`;
}

/** Why nothing happened, or how far a payment is. */
export function notices({refused, payment}: Pick<Actions, 'refused' | 'payment'>, t: Translate): Part {
  const note = payment === null ? nothing : html`<p class="notice payment ${payment.phase}" part="notice payment">
    ${payment.phase === 'credited' ? severityIcons.ok : html`<i class="pulse"></i>`}<bdi>${payment.text}</bdi></p>`;
  const reason = refused === null ? nothing : html`<p class="notice" part="notice refused" role="alert">
    <bdi>${t(`wallet.refused.${refused}`)}</bdi></p>`;
  return html`${note}${reason}`;
}

/** Both buttons, and the notices above them. */
export function actions(parts: Actions, t: Translate): TemplateResult {
  return html`<div class="foot ${parts.isGiven ? 'given' : ''}">${notices(parts, t)}
    <div class="buttons">
      ${addButton(parts.onAdd, t)}
      <button part="history" type="button" @click=${parts.onHistory}>${t('wallet.viewHistory')}</button>
    </div>
  </div>`;
}

/** Place-holder of the card's figures, as tall as they usually are. */
export function skeleton(): TemplateResult {
  const line = bone('70%', '16px');
  return html`<div>${bone('60%', '36px')}<span class="gap"></span>${bone('30%', '20px')}</div>
    <div class="state">${bone('100%', '16px')}${line}</div><div class="facts">${line}${line}</div>
    <div class="buttons foot">${bone('112px', '32px')}${bone('104px', '32px')}</div>`;
}

/** One figure that is looked at again needs no dimming and no word: what changed will be said. */
export function calm({error, loadedAt, isPending, unreadableRows}: CardSource, state: ElementState): CardSource {
  return {error, loadedAt, isPending: isPending && state !== 'ready', unreadableRows};
}

/** Why there are no figures, in a sentence; null while they are on the way. */
export function reasonOf(state: ElementState, error: A2bError | undefined, t: Translate): string | null {
  if (state === 'loading') return null;
  if (state === 'empty') return t('wallet.noWallet');
  if (state === 'unauthorized') return t('error.auth');
  const kind = error?.kind ?? 'server';
  return t(kind === 'rate-limit' ? 'error.rate-limit-soon' : `error.${kind}`);
}

/** What the two small layouts show. */
export interface SmallParts {
  readonly layout: 'inline' | 'badge';
  readonly label: string;
  /** Null while there are no figures. */
  readonly view: WalletView | null;
  /** Why there are none; null while they are on the way. */
  readonly reason: string | null;
  /** Whether the figures are older than wished for. */
  readonly isStale: boolean;
  /** Says that the figures are generated. */
  readonly sample: TemplateResult | typeof nothing | string;
}

function smallAmount({layout, view, reason}: SmallParts): TemplateResult {
  if (view === null) return reason === null ? bone('9ch', '16px') : html`<span class="muted">—<span class="visually-hidden">${reason}</span></span>`;
  const {compact, unit, exact, value} = view;
  return html`<span class="amount"><span aria-hidden="true"><b>${compact}</b> ${unit}</span><span class="visually-hidden">${exact}</span></span>
    ${layout === 'inline' && value !== null ? html`<bdi class="muted worth">${value}</bdi>` : nothing}`;
}

/** A row for a menu, or a chip for a bar. */
export function small(parts: SmallParts): TemplateResult {
  const {layout, label, view, reason, isStale} = parts;
  const isAlarm = view !== null && view.severity !== 'ok';
  const words = view === null ? reason : [view.exact, isAlarm ? `${view.severityWord}. ${view.severitySentence}` : ''].filter(Boolean).join('\n');
  const alarm = isAlarm ? html`${severityIcons[view.severity]}<span class="visually-hidden">${view.severityWord}</span>` : nothing;
  return html`<div class="${layout} ${view?.severity ?? ''} ${isStale ? 'stale' : ''}" part="card" role="group" aria-label=${label} title=${words ?? nothing}>
    ${layout === 'inline' ? html`<span class="label" aria-hidden="true">${label}</span>` : nothing}
    ${parts.sample}<span class="figure">${alarm}${smallAmount(parts)}</span>
  </div>`;
}
