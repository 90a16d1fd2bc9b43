/**
 * Has those who ask for the same thing while it is being found wait for one answer: a dashboard sends its requests
 * at once. Nothing is kept: who asks later is answered anew, and a failure is that of those who waited.
 */
export function shared<Value>(find: (key: string) => Promise<Value>): (key: string) => Promise<Value> {
  const underWay = new Map<string, Promise<Value>>();
  return (key) => {
    const known = underWay.get(key);
    if (known !== undefined) return known;
    const found = find(key).finally(() => underWay.delete(key));
    underWay.set(key, found);
    return found;
  };
}
