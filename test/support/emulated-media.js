/*
 * Firefox and WebKit cannot be told while they run what their user prefers. In their test pages matchMedia() answers as
 * a test says with emulateMedia(); styles keep following the real preference.
 */
{
  const real = window.matchMedia.bind(window);
  const told = new Map();
  const lists = new Map();

  const emulated = (query) => {
    const [, feature, value] = /\((prefers-[a-z-]+)\s*:\s*([a-z-]+)\)/.exec(query) ?? [];
    return told.has(feature) ? told.get(feature) === value : undefined;
  };

  window.matchMedia = (query) => {
    const list = real(query);
    const matches = () => emulated(query) ?? real(query).matches;
    Object.defineProperty(list, 'matches', {get: matches, configurable: true});
    lists.set(list, matches());
    return list;
  };

  window.__emulateMedia = (features) => {
    for (const [feature, value] of Object.entries(features)) if (value) told.set(feature, value);
    for (const [list, before] of lists) {
      const {matches, media} = list;
      lists.set(list, matches);
      if (matches !== before) list.dispatchEvent(new MediaQueryListEvent('change', {matches, media}));
    }
  };
}
