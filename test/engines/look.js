/* What a page of the demo shows, as plain data. Evaluated in the page; each look scrolls to the next card, because pictures come late. */
(() => {
  const within = (root) => [...root.querySelectorAll('*')].flatMap((element) => [element, ...(element.shadowRoot ? within(element.shadowRoot) : [])]);
  const colours = (canvas) => {
    const {data} = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    return new Set(new Uint32Array(data.buffer)).size;
  };
  const cards = [...(document.querySelector('a2b-dashboard')?.shadowRoot?.querySelectorAll('*') ?? [])].filter(({state}) => typeof state === 'string');
  const seen = cards.map((card) => ({
    name: card.localName,
    state: card.state,
    matches: card.matches(`:state(${card.state})`),
    text: card.shadowRoot.textContent.length,
    colours: within(card.shadowRoot).filter(({localName}) => localName === 'canvas').map(colours),
  }));
  globalThis.turn = ((globalThis.turn ?? -1) + 1) % Math.max(1, cards.length);
  cards[globalThis.turn]?.scrollIntoView();
  return {seen, problems: globalThis.problems};
})();
