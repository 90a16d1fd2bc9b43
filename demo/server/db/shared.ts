/**
 * Has those who ask the same of an owner while it is being found wait for one answer: a dashboard sends its requests
 * at once. Nothing is kept: who asks later is answered anew, and a failure is that of those who waited.
 */
export function shared<Owner extends object, Wish, Value>(
  find: (owner: Owner, wish: Wish) => Promise<Value>,
): (owner: Owner, wish: Wish) => Promise<Value> {
  const owners = new WeakMap<Owner, Map<string, Promise<Value>>>();
  return (owner, wish) => {
    const underWay = owners.get(owner) ?? new Map<string, Promise<Value>>();
    owners.set(owner, underWay);
    const key = JSON.stringify(wish);
    const found = underWay.get(key) ?? find(owner, wish).finally(() => underWay.delete(key));
    underWay.set(key, found);
    return found;
  };
}
