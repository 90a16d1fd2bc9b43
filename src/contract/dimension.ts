/** What usage can be broken down by. */
export const DIMENSIONS = ['provider', 'project', 'model'] as const;
/** A way to break usage down. */
export type Dimension = (typeof DIMENSIONS)[number];
