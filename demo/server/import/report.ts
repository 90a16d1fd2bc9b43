import type {Outcome} from './import.js';
import type {BadLine} from './records.js';

const counted = (value: number | bigint): string => value.toLocaleString('en-US');

function plural(count: number, one: string): string {
  return `${counted(count)} ${one}${count === 1 ? '' : 's'}`;
}

/** The skipped lines, each with its file and number, as far as they are listed; empty for none. */
export function skippedText(badLines: readonly BadLine[], skipped: number): string {
  const lines = badLines.map(({file, line, reason}) => `${file}:${line}: ${reason}`);
  const more = skipped - badLines.length;
  if (more > 0) lines.push(`… and ${plural(more, 'more line')}`);
  return lines.map((line) => `${line}\n`).join('');
}

/** What the import did, in sentences of one line each. */
export function outcomeText(outcome: Outcome, userId: string): string {
  const {rows, inputTokens, outputTokens, added, known, skipped, removed, wallet} = outcome;
  const sentences = [
    `${plural(rows, 'charge')} with ${counted(inputTokens)} input and ${counted(outputTokens)} output tokens.`,
    `${counted(added)} new, ${counted(known)} already there, ${plural(skipped, 'line')} skipped.`,
  ];
  if (removed > 0) sentences.push(`They replace ${plural(removed, 'charge')} that ${userId} had.`);
  if (wallet === 'set') sentences.push(`The wallet of ${userId} was set.`);
  if (added === 0 && removed === 0 && wallet !== 'set') sentences.push('Nothing was changed.');
  return sentences.map((sentence) => `${sentence}\n`).join('');
}
