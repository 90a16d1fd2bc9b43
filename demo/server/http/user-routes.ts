import {Hono} from 'hono';
import {userBalance} from '../wallet/balance.js';
import {ledgerPage, ledgerTotal, type LedgerPosition} from '../wallet/transactions.js';
import {readSnapshot} from '../db/snapshot.js';
import {cursorBook} from './cursor.js';
import type {Api, ApiEnv} from './environment.js';
import {readParameters} from './parameters.js';
import {badParameter, Problem} from './problem.js';
import {transactionsParameters} from './usage-parameters.js';

/** `/user/balance` and `/user/transactions`. */
export function userRoutes(api: Api): Hono<ApiEnv> {
  const routes = new Hono<ApiEnv>();
  routes.get('/balance', async (context) => {
    const balance = await readSnapshot(api.database, (tx) => userBalance(tx, context.var.viewer, api.now()));
    if (balance === undefined) throw new Problem(404, 'This user has no wallet yet.');
    return context.json(balance);
  });
  routes.get('/transactions', async (context) => context.json(await transactions(api, context)));
  return routes;
}

async function transactions(api: Api, {req, var: {viewer}}: {req: {url: string}; var: ApiEnv['Variables']}) {
  const {type: types, limit, cursor} = readParameters(req.url, transactionsParameters);
  const cursors = cursorBook<LedgerPosition>(api.secret, ['transactions', viewer.userId, [...types].sort()]);
  const after = cursor === undefined ? undefined : cursors.read(cursor);
  if (after === null) throw badParameter('cursor', 'the nextCursor of a page of this very query');
  return readSnapshot(api.database, async (tx) => {
    const {items, next} = await ledgerPage(tx, viewer, {types, limit, after});
    const total = await ledgerTotal(tx, viewer, types);
    return {items, nextCursor: next === undefined ? null : cursors.write(next), total};
  });
}
