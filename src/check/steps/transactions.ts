import {ask, isSound, pathOf, rowsOf, type Body, type Run} from '../run.js';
import {checkLost, walk} from '../walk.js';

const timeOf = ({date}: Body): number => Date.parse(String(date));

/** Goes through the ledger twice: order, pages and the filter by type. */
export async function checkTransactions(run: Run): Promise<void> {
  if (!run.available.has('transactions')) return;
  const path = pathOf('transactions');
  const one = await walk(run, 'transactions', {}, 5);
  if (one.isWhole) checkLost(run, 'transactions', one, await walk(run, 'transactions', {}, 50));
  if (!isSound(run, 'transactions')) return;
  const isNewestFirst = one.rows.every((row, index) => index === 0 || timeOf(one.rows[index - 1] as Body) >= timeOf(row));
  run.report.check(isNewestFirst, 'transactions.order', path, () => ({expected: 'newest first', came: 'another order'}));
  const type = one.rows[0]?.['type'];
  if (typeof type !== 'string') return;
  const filtered = rowsOf(await ask(run, 'transactions', {type, limit: 50}));
  run.report.check(filtered.length > 0 && filtered.every((row) => row['type'] === type), 'transactions.filter', path, () => ({
    expected: `only movements of type=${type}`,
    came: filtered.length === 0 ? 'none' : 'others too',
  }));
}
