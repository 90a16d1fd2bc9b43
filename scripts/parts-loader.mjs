/**
 * Makes what fetches the parts of the script tag, each once for the page. A part comes beside all that it `needs`
 * (`{part: parts}`), not before them. Browsers remember a module that could not be had for as long as the page lives, also
 * where another one imports it: after a failure it is asked for by a new address, for all who need it. The failure names
 * no address, so that whoever asked asks here again. Its text goes into the built file: it uses nothing from outside.
 */
export function partsLoader(needs, load) {
  const known = {};
  const failures = {};
  const get = (part) => {
    if (!known[part]) needs[part]?.forEach((need) => get(need).catch(() => {}));
    return (known[part] ??= load(part + (failures[part] ? `?a2b-retry=${failures[part]}` : '')).catch((cause) => {
      delete known[part];
      failures[part] = (failures[part] ?? 0) + 1;
      throw new TypeError(`${part} of a2b.js could not be fetched`, {cause});
    }));
  };
  return get;
}
