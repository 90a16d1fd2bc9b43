import {countOf, isSame} from '../figures.js';
import {figuresOf} from '../figures.js';
import {ask, isSound, pathOf, type Body, type Run} from '../run.js';
import type {Window} from './window.js';

const PRECISION = 1e-6;

const list = (value: unknown): Body[] => (Array.isArray(value) ? (value as Body[]) : []);

function centralOf(body: Body, impact: string): number | undefined {
  const central = (body[impact] as Body | undefined)?.['central'];
  return typeof central === 'number' ? central : undefined;
}

/** Whether parts add up, as far as floating point can tell; parts that tell nothing are no parts. */
function addsUp(parts: readonly Body[], total: number, impact: string): boolean {
  const values = parts.map((part) => centralOf(part, impact));
  if (values.length === 0 || values.some((value) => value === undefined)) return true;
  const sum = (values as number[]).reduce((all, value) => all + value, 0);
  return Math.abs(sum - total) <= Math.max(Math.abs(total), Math.abs(sum)) * PRECISION;
}

function checkParts({report}: Run, body: Body): void {
  const totals = (body['totals'] ?? {}) as Body;
  const points = list((body['timeseries'] as Body | undefined)?.['points']);
  for (const impact of ['co2e', 'energy']) {
    const total = centralOf(totals, impact);
    if (total === undefined) continue;
    const isSum = addsUp(list(body['byModel']), total, impact) && addsUp(points, total, impact);
    report.check(isSum, 'sums.footprint', pathOf('sustainability'), () => ({
      expected: `${impact} of byModel and of the points to add up to the totals`,
      came: 'another sum',
    }));
  }
}

/** Holds the footprint against itself and its coverage against the summary. */
export async function checkFootprint(run: Run, {query}: Window): Promise<void> {
  const body = await ask(run, 'sustainability', query);
  if (body === null || !isSound(run, 'sustainability')) return;
  checkParts(run, body);
  const covered = countOf((body['coverage'] as Body | undefined)?.['outputTokens']);
  const summary = await ask(run, 'summary', query);
  const output = summary && figuresOf(summary).outputTokens;
  if (!covered || !output || !isSound(run, 'summary')) return;
  run.report.check(isSame(covered, output), 'sums.coverage', pathOf('sustainability'), () => ({
    expected: 'coverage.outputTokens as in /usage/summary',
    came: 'another number',
  }));
}
