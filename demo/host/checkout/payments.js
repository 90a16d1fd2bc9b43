// Stands in for Stripe's customer portal: the payments, newest first.
import {money, t, translate} from './texts.js';

const NAMES = {top_up: 'Credit purchase', auto_refill: 'Automatic refill', refund: 'Refund'};
const part = (id) => document.getElementById(id);

function row({date, type, amount, status}) {
  const day = new Intl.DateTimeFormat(document.documentElement.lang, {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  const word = status === 'succeeded' ? '' : ` · ${t(status)}`;
  const item = document.createElement('li');
  item.append(
    made('span', 'what', t(NAMES[type]) + word),
    made('span', 'amount', amount === undefined ? '–' : money(amount.amount, amount.currency)),
    made('time', 'when', day.format(new Date(date))),
  );
  return item;
}

function made(tag, className, textContent) {
  return Object.assign(document.createElement(tag), {className, textContent});
}

translate();
const types = Object.keys(NAMES).map((type) => `type=${type}`);
const answer = await fetch(`/api/user/transactions?limit=100&${types.join('&')}`).catch(() => undefined);
const items = answer?.ok ? (await answer.json()).items : undefined;
part('payments').append(...(items ?? []).map(row));
part('note').textContent =
  items === undefined
    ? t('The payments could not be loaded.')
    : items.length === 0
      ? t('There are no payments yet.')
      : '';
