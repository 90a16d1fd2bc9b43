import {html, nothing, type TemplateResult} from 'lit';
import type {Translate} from '../../i18n/translator.js';
import type {Bounds, DateProblem, Days, RangeOption} from './range-picker.view.js';

/** One entry of the list. */
export function optionItem(option: RangeOption, choose: (value: RangeOption['value']) => void): TemplateResult {
  const {value, label, dates, isSelected} = option;
  return html`<li class="option" part="option ${isSelected ? 'selected' : ''}" role="option" tabindex="-1"
    aria-selected=${isSelected} data-value=${value} @click=${() => choose(value)}>
    <span>${label}</span><span class="muted">${dates}</span>
  </li>`;
}

/** What the form of custom dates needs. */
export interface DatesForm {
  readonly days: Days;
  readonly bounds: Bounds;
  readonly problem: DateProblem | null;
  readonly apply: (event: SubmitEvent) => void;
  readonly cancel: () => void;
}

function dateField(t: Translate, name: 'from' | 'to', value: string, {bounds, problem}: DatesForm): TemplateResult {
  const isWrong = problem?.field === name;
  return html`<label>${t(`range.${name}`)}
    <input type="date" name=${name} required .defaultValue=${value} min=${bounds.min ?? nothing} max=${bounds.max ?? nothing}
      aria-invalid=${isWrong} aria-describedby=${isWrong ? 'problem' : nothing} />
  </label>`;
}

/** Two dates of one's own. */
export function datesForm(t: Translate, form: DatesForm): TemplateResult {
  const [first, last] = form.days;
  return html`<form class="custom" novalidate @submit=${form.apply}>
    <div class="fields">${dateField(t, 'from', first, form)}${dateField(t, 'to', last, form)}</div>
    <p class="problem" id="problem" role="alert">${form.problem?.text ?? ''}</p>
    <div class="actions">
      <button class="primary" part="apply" type="submit">${t('range.apply')}</button>
      <button part="cancel" type="button" @click=${form.cancel}>${t('range.cancel')}</button>
    </div>
  </form>`;
}
