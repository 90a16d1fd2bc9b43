/** What a strict host would send. Only reported, because the tests' own markup is no part of the product. */
const STRICT = [
  "default-src 'self' data: blob:",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self'",
  'connect-src * data: blob:',
  "require-trusted-types-for 'script'",
  "trusted-types lit-html 'allow-duplicates'",
].join('; ');

/** Puts the gate of `gate.ts` into every test of the browser, and a strict policy onto its page. */
export function gate() {
  return {
    plugin: {
      name: 'gate',
      transform(context) {
        if (!context.path.endsWith('.browser.test.ts')) return undefined;
        return {body: `import '/test/support/gate.ts'; ${context.body}`};
      },
    },
    middleware: async (context, next) => {
      await next();
      if (context.query['wtr-session-id']) context.set('Content-Security-Policy-Report-Only', STRICT);
    },
  };
}
