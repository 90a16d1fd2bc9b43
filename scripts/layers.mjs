/** Which folders of src a folder may import from; the lint rules and test/node/layers.test.ts both read this table. */
export const layers = {
  contract: [],
  client: ['contract'],
  store: ['contract', 'client'],
  // What single hosts need of configure(); a host is a preset of settings, no element knows one.
  hosts: ['client', 'store'],
  format: [],
  i18n: ['format'],
  chart: ['format'],
  // `sample` by a dynamic import only, for elements with `demo` (test/embed/entries.test.ts holds it).
  base: ['contract', 'client', 'store', 'format', 'i18n', 'chart', 'sample'],
  widgets: ['contract', 'client', 'store', 'format', 'i18n', 'chart', 'base'],
  dashboard: ['contract', 'client', 'store', 'format', 'i18n', 'base'],
  elements: ['client', 'widgets', 'dashboard'],
  classes: ['widgets', 'dashboard'],
  // Ranges cut in zones without a server: for generated figures, and to know what a server should answer.
  calendar: ['contract', 'format'],
  // What `a2b check` holds a running API against; knows neither Node nor the widgets.
  check: ['contract', 'format', 'calendar'],
  cli: ['contract', 'format', 'check'],
  // Generated figures that answer every endpoint: one source for the fake API and for elements without a backend.
  sample: ['contract', 'format', 'calendar'],
  testing: ['contract', 'client', 'sample'],
};

/** Packages with one door: only these files or folders may import them. */
export const doors = {
  echarts: 'src/chart/echarts.ts',
  zod: 'src/contract/',
  '@floating-ui/dom': 'src/base/',
  '@lit/task': 'src/base/resource.ts',
  '@lit/context': 'src/base/',
};

/** Globals with one door, as ESLint selectors. */
export const globalDoors = [
  {selector: "NewExpression[callee.object.name='Intl']", only: 'src/format/intl-cache.ts', what: 'new Intl.*'},
  {selector: "CallExpression[callee.name='fetch']", only: 'src/client/request.ts', what: 'fetch()'},
  {selector: "MemberExpression[object.name='globalThis'][property.name='fetch']", only: 'src/client/request.ts', what: 'fetch'},
  {selector: "Identifier[name='customElements']", only: 'src/elements/', what: 'customElements'},
];
