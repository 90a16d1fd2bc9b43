import type {Conditions, Visit} from './visit.js';

type Figure = keyof Visit;

const COLUMNS: readonly [Figure, string, (value: number) => string][] = [
  ['bytes', 'code, KB', (value) => (value / 1000).toFixed(0)],
  ['firstNumber', 'first number, ms', (value) => value.toFixed(0)],
  ['allDrawn', 'all drawn, ms', (value) => value.toFixed(0)],
  ['blocked', 'blocked, ms', (value) => value.toFixed(0)],
  ['rangeChange', 'range change, ms', (value) => value.toFixed(0)],
  ['heap', 'heap, MB', (value) => (value / 1e6).toFixed(1)],
  ['shift', 'layout shift', (value) => value.toFixed(4)],
];

/** Medians of each page and what ours are of the others', as a table in Markdown. */
export function report(visits: ReadonlyMap<string, readonly Visit[]>, {cpu, kbps, latency}: Conditions): string {
  const ours = mediansOf(visits.get('a2b') ?? []);
  const lines = [...visits].flatMap(([name, all]) => {
    const medians = mediansOf(all);
    const row = [name, ...COLUMNS.map(([figure, , written]) => written(medians[figure]))];
    const ratios = ['a2b ÷ ' + name, ...COLUMNS.map(([figure]) => ratio(ours[figure], medians[figure]))];
    return name === 'a2b' ? [row] : [row, ratios];
  });
  const head = ['', ...COLUMNS.map(([, title]) => title)];
  const rounds = visits.get('a2b')?.length ?? 0;
  const table = [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  return `Medians of ${rounds} visits, processor ${cpu}× slower, ${kbps} kbit/s, ${latency} ms round trip\n\n${table}`;
}

function mediansOf(visits: readonly Visit[]): Record<Figure, number> {
  const median = (figure: Figure): number => {
    const sorted = visits.map((visit) => visit[figure]).sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)] ?? NaN;
  };
  return Object.fromEntries(COLUMNS.map(([figure]) => [figure, median(figure)])) as Record<Figure, number>;
}

const ratio = (ours: number, theirs: number): string => (theirs === 0 ? '–' : (ours / theirs).toFixed(2));
