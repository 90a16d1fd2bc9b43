/** Names that broke something somewhere. */
export const HOSTILE_NAMES: readonly string[] = [
  '__proto__', 'hasOwnProperty', 'constructor', 'toString', 'valueOf', '', ' ', '{b}', '{a|b}', '<img src=x onerror=1>',
  'x'.repeat(5000), '😀'.repeat(200), '\u202Egpt', 'مشروع', '\uD83D', 'a\nb', 'javascript:alert(1)',
];

/** Amounts that cannot be drawn. */
export const UNDRAWABLE: readonly number[] = [NaN, Infinity, -Infinity, -1, -0.001];
