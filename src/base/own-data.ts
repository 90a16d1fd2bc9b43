/** Whether the page handed figures over to an element; null is "none", as undefined is. */
export function hasOwnData(element: object): boolean {
  const {data} = element as {data?: unknown};
  return (data ?? null) !== null;
}
