// Runs in a page before anything else: notes when its number, its charts and its log are there, what blocked it and
// what moved. A page tells what it shows by `globalThis.bench`.
(() => {
  const drawn = new Map();
  let lastDrawn = 0;
  const noted = {firstNumber: null, allDrawn: null, blocked: 0, shift: 0};
  const CHARTS = location.pathname.includes('tremor') ? 3 : 4; // Tremor's list of bars is no picture

  for (const name of ['fill', 'fillRect', 'stroke']) {
    const original = CanvasRenderingContext2D.prototype[name];
    CanvasRenderingContext2D.prototype[name] = function (...values) {
      lastDrawn = performance.now();
      drawn.set(this.canvas, lastDrawn);
      return original.apply(this, values);
    };
  }

  function watchChanges(chart) {
    new MutationObserver(() => drawn.set(chart, performance.now())).observe(chart, {subtree: true, childList: true, attributes: true});
    drawn.set(chart, performance.now());
  }

  // Canvases tell by themselves that they were drawn on: to look for them in every frame would slow a page down that
  // has many elements, or keeps them in shadow roots.
  function areDrawnSince(moment) {
    for (const chart of globalThis.bench.pictures?.() ?? []) if (!drawn.has(chart)) watchChanges(chart);
    const charts = [...drawn].filter(([chart, at]) => at >= moment && chart.isConnected);
    return charts.length >= CHARTS && globalThis.bench.rows() >= 20;
  }

  function look() {
    if (globalThis.bench) {
      if (noted.firstNumber === null && globalThis.bench.firstNumber()) noted.firstNumber = performance.now();
      if (noted.allDrawn === null && areDrawnSince(0)) noted.allDrawn = performance.now();
    }
    if (noted.allDrawn === null) requestAnimationFrame(look);
  }
  requestAnimationFrame(look);

  const sum = (name, amount) => (list) => list.getEntries().forEach((entry) => (noted[name] += amount(entry)));
  new PerformanceObserver(sum('blocked', ({duration}) => Math.max(0, duration - 50))).observe({type: 'longtask', buffered: true});
  new PerformanceObserver(sum('shift', ({value}) => value)).observe({type: 'layout-shift', buffered: true});

  globalThis.watched = {
    noted,
    /** Resolves when nothing was drawn for half a second: what is drawn after that belongs to the next change. */
    calm: () =>
      new Promise((resolve) => {
        const began = performance.now();
        const wait = () => (performance.now() - Math.max(lastDrawn, began) > 500 ? resolve() : requestAnimationFrame(wait));
        wait();
      }),
    /** Milliseconds from a change of range until its total, all charts and the log are there. */
    changeRange: (range, total) =>
      new Promise((resolve) => {
        const began = performance.now();
        const isThere = () => globalThis.bench.total().includes(total) && areDrawnSince(began);
        const wait = () => (isThere() ? resolve(performance.now() - began) : requestAnimationFrame(wait));
        globalThis.bench.setRange(range);
        requestAnimationFrame(wait);
      }),
  };
})();
