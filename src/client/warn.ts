const said = new Set<string>();

/** Tells the integrator something once per cause; the product never uses `console.error`. */
export function warnOnce(message: string): void {
  if (said.has(message)) return;
  said.add(message);
  console.warn(message);
}
