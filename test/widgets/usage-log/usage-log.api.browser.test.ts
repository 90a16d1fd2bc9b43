import {expect, fixture, html, oneEvent} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {parse} from 'csv-parse/browser/esm/sync';
import {configure, pageUsage} from '../../../src/store/page.js';
import {NO_FILTERS} from '../../../src/store/usage-store.js';
import type {A2bUsageLog} from '../../../src/widgets/usage-log/usage-log.js';
import {reaches, textOf} from '../../support/states.js';
import {after, all, column, loaded, one} from './log-page.js';
import {waitUntil} from '../../support/wait.js';

async function realLog(): Promise<A2bUsageLog> {
  configure({getToken: () => 'demo'});
  const element = await fixture<A2bUsageLog>(html`<a2b-usage-log lang="en"></a2b-usage-log>`);
  await reaches(element, 'ready');
  return element;
}

async function asked(
  path: string,
): Promise<{items: {model: string; id: string}[]; nextCursor: string; total: number}> {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const answer = await fetch(`/api/usage/log?tz=${zone}&${path}`, {headers: {Authorization: 'Bearer demo'}});
  return answer.json();
}

afterEach(() => {
  pageUsage.set({range: '30d', filters: NO_FILTERS});
  configure({getToken: undefined});
});

describe('a2b-usage-log over the reference API', () => {
  it('shows the seven columns and the first page with its position and the totals of all', async () => {
    const element = await realLog();
    const expected = await asked('range=30d&limit=25&sort=date&order=desc');
    const heads = all(element, 'thead th').map((head) => head.innerText.trim());
    expect(heads).to.deep.equal([
      'Date',
      'Project/Agent',
      'Model',
      'Input',
      'Output',
      'Total tokens',
      'Cost',
    ]);
    expect(column(element, 3)).to.deep.equal(expected.items.map(({model}) => model));
    expect(textOf(element, '[part=rows]')).to.equal(`1–25 of ${expected.total.toLocaleString('en')}`);
    expect(textOf(element, 'tfoot')).to.match(/^Total of the period [\d,]+ (≥ )?€[\d,.]+$/);
  });

  it('goes on by the cursors of the server, and back', async () => {
    const element = await realLog();
    const first = column(element, 1);
    const expected = await asked('range=30d&limit=25&sort=date&order=desc');
    const next = await asked(
      `range=30d&limit=25&sort=date&order=desc&cursor=${encodeURIComponent(expected.nextCursor)}`,
    );
    const turned = oneEvent(element, 'a2b-page-change');
    await after(element, () => one(element, '[part=next]').click());
    expect(await turned).to.include({page: 2});
    expect(column(element, 3)).to.deep.equal(next.items.map(({model}) => model));
    expect(textOf(element, '[part=rows]')).to.match(/^26–50 of /);
    await after(element, () => one(element, '[part=previous]').click());
    expect(column(element, 1)).to.deep.equal(first);
    expect(one(element, '[part=previous]').getAttribute('aria-disabled')).to.equal('true');
  });

  it('G3: sorts by each column with the keyboard; the focus stays and one column says so', async () => {
    const element = await realLog();
    for (const [index, name] of [
      'project',
      'model',
      'inputTokens',
      'outputTokens',
      'totalTokens',
      'cost',
      'date',
    ].entries()) {
      const button = all(element, 'thead button')[(index + 1) % 7] as HTMLElement;
      button.focus();
      const sorted = oneEvent(element, 'a2b-sort-change');
      const answered = loaded(element);
      await sendKeys({press: 'Enter'});
      const {sort, order} = (await sorted) as unknown as Event & {sort: string; order: string};
      expect(sort).to.equal(name);
      await answered;
      expect(element.shadowRoot?.activeElement).to.equal(button);
      const marked = all(element, '[aria-sort]');
      expect(marked.length).to.equal(1);
      expect(marked[0]?.contains(button)).to.equal(true);
      expect(marked[0]?.getAttribute('aria-sort')).to.equal(order === 'asc' ? 'ascending' : 'descending');
      const expected = await asked(`range=30d&limit=25&sort=${sort}&order=${order}`);
      expect(column(element, 3)).to.deep.equal(expected.items.map(({model}) => model));
    }
  });

  it('goes back to page one when range, order or search change', async () => {
    const element = await realLog();
    const turn = async (): Promise<void> => {
      await after(element, () => one(element, '[part=next]').click());
      expect(textOf(element, '[part=page]')).to.match(/^Page 2/);
    };
    await turn();
    await after(element, () => pageUsage.set({range: '90d'}));
    expect(textOf(element, '[part=page]')).to.match(/^Page 1/);
    await turn();
    await after(element, () => all(element, 'thead button')[6]?.click());
    expect(textOf(element, '[part=rows]')).to.match(/^1–25 /);
  });

  it('searches when typing rests, and clears what found nothing', async () => {
    const element = await realLog();
    const input = one(element, 'input') as HTMLInputElement;
    input.focus();
    await sendKeys({type: 'no such thing at all'});
    await reaches(element, 'empty'); // a slow typist rests in between
    expect(textOf(element)).to.include('No requests match your search.');
    await after(element, () => one(element, '[part=clear]').click());
    expect(element.state).to.equal('ready');
    expect(input.value).to.equal('');
  });

  it('applies the shared filters and shows them as chips that take them back', async () => {
    const element = await realLog();
    const {items} = await asked('range=30d&limit=1');
    const {model} = items[0] as {model: string};
    await after(element, () => pageUsage.filter('model', [model]));
    expect(new Set(column(element, 3))).to.deep.equal(new Set([model]));
    expect(textOf(element, 'tfoot')).to.include('Total of the matching rows');
    const changed = oneEvent(element, 'a2b-filter-change');
    expect(textOf(element, '[part=chip]')).to.equal(`Model: ${model}`);
    await after(element, () => one(element, '[part=chip]').click());
    expect(await changed).to.include({dimension: 'model'});
    expect(pageUsage.value.filters.model).to.deep.equal([]);
    expect(all(element, '[part=chip]')).to.deep.equal([]);
  });

  it('explains charges that sum to what was charged', async () => {
    const element = await realLog();
    for (const toggle of all(element, '.toggle').slice(0, 10)) {
      toggle.click();
      await waitUntil(() => all(element, '.detail').length > 0, 'the explanation is here');
      const detail = textOf(element, '.detail');
      expect(detail).to.include('How this was charged');
      expect(detail).not.to.match(/was charged\.$|The parts make/);
    }
  });

  it('exports every page once, with plain figures', async () => {
    const element = await realLog();
    const told: Event[] = [];
    element.addEventListener('a2b-export', (event) => told.push(event));
    const text = await ((await element.exportCsv()) as Blob).text();
    const records: Record<string, string>[] = parse(text, {columns: true, record_delimiter: '\r\n'});
    const {total} = await asked('range=30d&limit=1');
    expect(told.length).to.equal(1);
    expect(total).to.be.greaterThan(100);
    expect(records.length).to.equal(total);
    expect(new Set(records.map(({id}) => id)).size).to.equal(total);
    for (const {cost, totalTokens, dateUtc} of records) {
      expect(cost).to.match(/^(\d+(\.\d+)?)?$/);
      expect(totalTokens).to.match(/^\d+$/);
      expect(dateUtc).to.match(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    }
  });
});
