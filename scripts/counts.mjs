/**
 * The counts of a leg's last line "N passed, N failed[, N skipped]". A leg without one has failed once, however it ended.
 *
 * @param {string} output
 */
export function countsOf(output) {
  const last = [...output.matchAll(/^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/gm)].at(-1);
  const [passed = 0, failed = 0, skipped = 0] = (last?.slice(1) ?? ['0', '1', '0']).map((count) => Number(count ?? 0));
  return {passed, failed, skipped};
}

/**
 * Whether a leg is broken: by its exit code, or by what it counted.
 *
 * @param {number | null} status
 * @param {{failed: number}} counts
 */
export const isBroken = (status, {failed}) => status !== 0 || failed > 0;
