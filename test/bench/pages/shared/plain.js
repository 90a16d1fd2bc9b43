import {balance, text, usage} from './api.js';

/** A page without a framework: writes the figures, the legend and the log, and leaves the charts to `draw`. */
export function plainPage(draw) {
  const at = (id) => document.getElementById(id);

  async function showBalance() {
    const {tokens, fiatValue} = await balance();
    at('balance').textContent = `${text.tokens(tokens)} tokens`;
    at('value').textContent = fiatValue === undefined ? '' : `≈ ${text.money(fiatValue)}`;
  }

  async function show(range) {
    const data = await usage(range);
    at('total').textContent = text.tokens(data.summary.totalTokens);
    at('cost').textContent = text.money(data.summary.cost);
    at('requests').textContent = text.tokens(data.summary.requests);
    at('legend').replaceChildren(...data.providers.map(legendRow));
    at('log').replaceChildren(...data.log.map(logRow));
    draw(data);
  }

  const select = at('range');
  select.addEventListener('change', () => show(select.value));
  void showBalance();
  void show(select.value);
  globalThis.bench = {
    firstNumber: () => /\d/.test(at('balance').textContent),
    total: () => at('total').textContent,
    rows: () => at('log').children.length,
    setRange: (range) => {
      select.value = range;
      select.dispatchEvent(new Event('change'));
    },
  };
}

function cells(tag, texts) {
  const row = document.createElement(tag === 'td' ? 'tr' : 'li');
  row.append(...texts.map((content) => Object.assign(document.createElement(tag), {textContent: content})));
  return row;
}

const legendRow = ({name, totalTokens}) => cells('span', [name, text.tokens(totalTokens)]);

const logRow = ({date, project, model, inputTokens, outputTokens, totalTokens, cost}) =>
  cells('td', [
    text.date(date),
    project.name,
    model,
    text.tokens(inputTokens),
    text.tokens(outputTokens),
    text.tokens(totalTokens),
    text.money(cost),
  ]);
