/** What every page of the comparison asks for: the same six answers. Answers are kept, so that a range seen before is warm. */
const kept = new Map();

async function read(path) {
  if (!kept.has(path)) kept.set(path, fetch(`/api${path}`, {headers: {Authorization: 'Bearer demo'}}).then((answer) => answer.json()));
  return kept.get(path);
}

const zone = encodeURIComponent(Intl.DateTimeFormat().resolvedOptions().timeZone);

/** The balance. */
export const balance = () => read('/user/balance');

/** All that depends on the range. */
export async function usage(range) {
  const scope = `range=${range}&tz=${zone}`;
  const [summary, providers, projects, models, log] = await Promise.all([
    read(`/usage/summary?${scope}&compare=previous&split=provider`),
    read(`/usage/breakdown?by=provider&${scope}`),
    read(`/usage/breakdown?by=project&${scope}`),
    read(`/usage/breakdown?by=model&${scope}`),
    read(`/usage/log?limit=20&${scope}`),
  ]);
  return {summary, providers: providers.items, projects: projects.items, models: models.items, log: log.items};
}

const whole = new Intl.NumberFormat('en');
const money = new Intl.NumberFormat('en', {style: 'currency', currency: 'EUR'});
const time = new Intl.DateTimeFormat('en', {dateStyle: 'medium', timeStyle: 'short'});

/** Texts as the pages show them. */
export const text = {
  tokens: (count) => whole.format(count),
  money: (cost) => (cost === null ? 'Unpriced' : money.format(Number(cost.amount))),
  date: (instant) => time.format(new Date(instant)),
};

/** Names of the providers that a range's days are split by. */
export const providersOf = ({series}) => [...new Set(series.flatMap(({segments}) => segments.map(({name}) => name)))];

/** Tokens of one provider in a bucket or an item. */
export const partOf = ({segments}, provider) => Number(segments.find(({name}) => name === provider)?.totalTokens ?? 0);
