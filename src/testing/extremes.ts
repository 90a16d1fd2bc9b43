import {extremeFootprint} from './extreme-footprint.js';

/** What no one tries by hand: names of every length and script, amounts of every size, missing and negative ones. */

const EUR = (amount: string) => ({amount, currency: 'EUR'});
const LONG = 'A project whose name goes on and on because somebody pasted a whole sentence into the field, twice, and never looked again';
const NAMES = [
  LONG, '<img src=x onerror=alert(1)>', '__proto__', 'hasOwnProperty', 'مساعد البحث', '研究アシスタント', '👩‍👩‍👧‍👦'.repeat(12), 'x'.repeat(200), '',
  '=HYPERLINK("https://evil.example")', 'Ünïcödé', 'constructor', '‮gnol', 'a', 'Research Assistant', 'toString',
];
const MODELS = ['gpt-4o', 'claude-sonnet-4-5-20250929-extended-thinking-preview', 'ft:gpt-4o-mini-2024-07-18:acme-corporation::9xYzAbCd'];
const period = {from: '2026-08-22T22:00:00Z', to: '2026-11-20T18:00:00Z', timeZone: 'America/Argentina/Buenos_Aires'};

const project = (index: number) => ({id: `p${index}`, name: NAMES[index % NAMES.length], deleted: index % 5 === 3});
const provider = (index: number) => ({id: `provider-${index}`, name: NAMES[(index * 7) % NAMES.length]});

const items = NAMES.map((_, index) => ({
  ...project(index),
  totalTokens: index === 0 ? '9007199254740993' : String(10 ** (15 - index)),
  requests: 16 - index,
  cost: index % 4 === 2 ? null : EUR(index === 15 ? '0.000000004' : `${10 ** Math.max(0, 9 - index)}.123456789`),
}));

const series = Array.from({length: 90}, (_, index) => ({
  start: new Date(Date.UTC(2026, 7, 23 + index)).toISOString().slice(0, 10),
  totalTokens: index === 45 ? 900_000_000_000 : (index * 7919) % 5000,
  requests: index % 40,
  cost: EUR(index === 45 ? '123456789.99' : `0.${String((index * 7919) % 5000).padStart(6, '0')}`),
  complete: index < 89,
}));

const rows = Array.from({length: 25}, (_, index) => ({
  id: `u${index}`,
  date: new Date(Date.UTC(2026, 10, 20, 17, 59 - index)).toISOString(),
  project: index % 6 === 4 ? {id: 'unattributed'} : project(index),
  provider: provider(index),
  model: MODELS[index % MODELS.length],
  inputTokens: 10 ** (index % 13), outputTokens: index, totalTokens: 10 ** (index % 13) + index,
  cost: index % 3 === 2 ? null : EUR(index % 3 === 0 ? '1234567.000000001' : '0.0000004'),
}));

const TYPES = ['top_up', 'auto_refill', 'grant', 'refund', 'adjustment', 'expiry', 'usage'];
const STATUS = ['pending', 'succeeded', 'failed', 'refunded'];

/** Bodies of every endpoint, as far out as the contract allows. */
export const extremes = {
  balance: {
    tokens: '-9007199254740993',
    estimatedValue: EUR('-1234567890.12'),
    asOf: '2026-11-20T18:00:00Z',
    percentage: 0,
    lowBalance: {tokens: 1000},
    autoRefill: {enabled: true, tokens: 999999999999999, nextAt: '2027-11-20T18:00:00Z'},
    grants: Array.from({length: 9}, (_, index) => ({id: `g${index}`, tokens: 10 ** index, expiresAt: `2027-0${index + 1}-28T23:00:00Z`})),
  },
  transactions: {
    items: TYPES.map((type, index) => ({
      id: `t${index}`, date: new Date(Date.UTC(2026, 10, 1 + index)).toISOString(), type,
      description: NAMES[index], tokens: (index % 2 ? -1 : 1) * 10 ** (2 * index),
      amount: index % 3 === 0 ? undefined : EUR('1234567.89'), status: STATUS[index % STATUS.length], balanceAfter: 10 ** (2 * index),
      receiptUrl: 'https://pay.example/receipts/2',
    })),
    nextCursor: 'more', total: 123456,
  },
  summary: {
    period, interval: 'day', series,
    totalTokens: '9007199254740993', inputTokens: '9007199254740000', outputTokens: 993, cachedInputTokens: 9007199254730000,
    cost: EUR('123456790123.000000004'), unpricedTokens: 12345678901, requests: 98765432,
    previous: {totalTokens: 3, cost: EUR('0.000001'), requests: 1},
  },
  breakdown: {period, items, totalTokens: String(items.reduce((sum, {totalTokens}) => sum + BigInt(totalTokens), 0n))},
  log: {items: rows, nextCursor: 'more', total: 1234567, totals: {totalTokens: '9007199254740993', cost: EUR('1234567890.123456789')}},
  sustainability: extremeFootprint(NAMES),
};
