import {html, nothing, type TemplateResult} from 'lit';
import type {A2bError} from '../client/errors.js';
import {formatInstant} from '../format/dates.js';
import type {Translate} from '../i18n/translator.js';
import type {A2bElement} from './a2b-element.js';
import {frame} from './frame.js';
import type {ElementState} from './states.js';

type Part = TemplateResult | typeof nothing | string;

/** What a widget puts into its card. */
export interface CardParts {
  /** Default heading; the `heading` attribute and slot win. */
  readonly heading: string;
  /** Controls on the heading's line. */
  readonly actions?: Part;
  /** The figures. Called only when there are any. */
  readonly body: () => Part;
  /** Place-holder of the figures' final size. */
  readonly skeleton: () => Part;
  /** What stands there when there is nothing to show. */
  readonly empty?: () => Part;
  /** Instead of the usual sentence where the server has no such endpoint. */
  readonly unavailable?: () => Part;
  readonly footer?: Part;
  /** Final height of the body in px, so that messages do not make the card jump. */
  readonly height?: number;
}

/** The parts of a resource the card speaks of. */
export interface CardSource {
  readonly error: A2bError | undefined;
  readonly loadedAt: Date | undefined;
  readonly isPending: boolean;
  readonly unreadableRows: number;
}

/** A host element as the card needs it. */
export type CardHost = A2bElement;

function errorText(host: CardHost, {kind, retryAt}: A2bError): string {
  const {t, effectiveLocale, effectiveTimeZone} = host;
  if (kind !== 'rate-limit') return t(`error.${kind}`);
  if (retryAt === undefined) return t('error.rate-limit-soon');
  return t('error.rate-limit', {time: formatInstant(retryAt.toISOString(), effectiveTimeZone, effectiveLocale, 'time')});
}

function retryButton(host: CardHost, t: Translate, isPending: boolean): TemplateResult {
  return html`<button part="retry" type="button" ?disabled=${isPending} @click=${() => void host.refresh()}>${t('common.retry')}</button>`;
}

function staleNotice(host: CardHost, {loadedAt, isPending}: CardSource): Part {
  const {t, effectiveLocale, effectiveTimeZone} = host;
  const time = formatInstant((loadedAt ?? new Date()).toISOString(), effectiveTimeZone, effectiveLocale, 'time');
  return html`<div class="notice" part="notice"><span>${t('common.stale', {time})}</span>${retryButton(host, t, isPending)}</div>`;
}

function unreadableNotice({t}: CardHost, {unreadableRows}: CardSource): Part {
  if (unreadableRows === 0) return nothing;
  return html`<p class="note" part="notice">${t('common.rowsUnreadable', {count: unreadableRows})}</p>`;
}

/** One sentence and at most one action, at the height of the filled card. */
export function message(text: string, action: Part = nothing): TemplateResult {
  return html`<div class="message" part="message"><p>${text}</p>${action}</div>`;
}

function failure(host: CardHost, source: CardSource): Part {
  const {error, isPending} = source;
  if (error === undefined) return nothing;
  const action = error.retryable ? retryButton(host, host.t, isPending) : nothing;
  return html`<slot name="error">${message(errorText(host, error), action)}</slot>`;
}

function bodyOf(host: CardHost, state: ElementState, source: CardSource, parts: CardParts): Part {
  switch (state) {
    case 'loading':
      return html`<span class="visually-hidden">${host.t('common.loading')}</span>${parts.skeleton()}`;
    case 'unauthorized':
      return message(host.t('error.auth'));
    case 'unavailable':
      return parts.unavailable?.() ?? message(host.t('error.not-available'));
    case 'error':
      return failure(host, source);
    case 'empty':
      return html`<slot name="empty">${parts.empty?.() ?? nothing}</slot>`;
    default:
      return parts.body();
  }
}

/** Says in words that the figures are generated; nothing while they are real. */
export function sampleLabel({isSample, t}: Pick<CardHost, 'isSample' | 't'>): Part {
  return isSample ? html`<span class="sample" part="sample">${t('common.sample')}</span>` : nothing;
}

/** Draws a widget's card in its present state. Every widget goes through here, so all say the same in the same way. */
export function card(host: CardHost, source: CardSource, parts: CardParts): TemplateResult {
  const {state, t} = host;
  const isBusy = source.isPending && state !== 'loading';
  const content = html`
    <section class="card" part="card" aria-label=${host.heading ?? parts.heading}>
      <header class="head" part="header">
        <slot name="heading"><h2 part="heading">${host.heading ?? parts.heading}</h2></slot>
        ${sampleLabel(host)}
        <div class="actions" part="actions">${parts.actions ?? nothing}<slot name="actions"></slot></div>
      </header>
      ${state === 'stale' ? staleNotice(host, source) : nothing}
      <div class="body" part="body" aria-busy=${isBusy} .style=${parts.height ? `--_height: ${parts.height}px` : ''}>
        ${bodyOf(host, state, source, parts)}
      </div>
      ${unreadableNotice(host, source)}
      <slot name="footer">${parts.footer ?? nothing}</slot>
      <span class="visually-hidden" role="status">${isBusy ? t('common.refreshing') : ''}</span>
    </section>
  `;
  return frame(host, content);
}

/** A grey bar in place of text that is still to come. Sizes in CSS units. */
export function bone(width: string, height: string): TemplateResult {
  return html`<span class="bone" .style=${`width: ${width}; height: ${height}`}></span>`;
}
