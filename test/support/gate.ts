/**
 * The gate every browser test passes: after each of them there was no error, no unhandled rejection, no report of a
 * content security policy, no message in the console that the test did not expect, and no request to another origin.
 * The test runner imports this into every `*.browser.test.ts` (see `wtr-gate.mjs`).
 */

const LIBRARIES = /\/src\/|\/node_modules\/(?:echarts|zrender|zod|@floating-ui|@lit|lit)/;
const ALWAYS_ALLOWED: readonly RegExp[] = [/^Lit is in dev mode/, /^Multiple versions of Lit loaded/];
const METHODS = ['debug', 'log', 'info', 'warn', 'error'] as const;

let findings: string[] = [];
let allowed: RegExp[] = [];
let seenRequests = 0;

/** Lets warnings through that fit `pattern`, until the present test ends. */
export function expectWarning(pattern: RegExp): void {
  allowed.push(pattern);
}

/** What was found since the last look; looking forgets it. */
export function takeFindings(): readonly string[] {
  const taken = [...findings, ...foreignRequests()];
  findings = [];
  return taken;
}

function isOfElement(node: EventTarget): boolean {
  return node instanceof ShadowRoot && node.host.localName.startsWith('a2b-');
}

/**
 * Test pages report what a strict policy would refuse; what the tests themselves do is not ours. A style attribute in a
 * template is told of the document, when Lit copies the template: tests write `.style=${…}` as well.
 */
function isOurs(event: SecurityPolicyViolationEvent): boolean {
  return event.composedPath().some(isOfElement) || LIBRARIES.test(event.sourceFile);
}

function foreignRequests(): string[] {
  const entries = performance.getEntriesByType('resource');
  const fresh = entries.slice(Math.min(seenRequests, entries.length));
  seenRequests = entries.length;
  const urls = fresh.map(({name}) => new URL(name, location.href));
  return urls.filter(({protocol, origin}) => /^https?:/.test(protocol) && origin !== location.origin).map(({href}) => `request to ${href}`);
}

function watchConsole(method: (typeof METHODS)[number]): void {
  const original = console[method].bind(console);
  console[method] = (...parts: unknown[]) => {
    const text = parts.map(String).join(' ');
    const isExpected = method === 'warn' && [...ALWAYS_ALLOWED, ...allowed].some((pattern) => pattern.test(text));
    if (isExpected) return;
    findings.push(`console.${method}: ${text}`);
    original(...parts);
  };
}

function check(): void {
  const found = takeFindings();
  allowed = [];
  if (found.length > 0) throw new Error(`The test left behind:\n${found.join('\n')}`);
}

/** Lets what was thrown be told; what comes later is found behind the next test, or at the end. */
const aTaskLater = () => new Promise((resolve) => setTimeout(resolve));
const aFrameLater = () => new Promise((resolve) => requestAnimationFrame(resolve));

METHODS.forEach(watchConsole);
performance.setResourceTimingBufferSize(10_000);
addEventListener('error', ({message}) => findings.push(`error: ${message}`));
addEventListener('unhandledrejection', ({reason}) => findings.push(`unhandled rejection: ${String(reason)}`));
document.addEventListener('securitypolicyviolation', (event) => {
  if (isOurs(event)) findings.push(`${event.effectiveDirective}: ${event.blockedURI} ${event.sample} ${event.sourceFile}:${event.lineNumber}`);
});

afterEach(() => aTaskLater().then(check));
after(() => aFrameLater().then(aFrameLater).then(aTaskLater).then(check));
