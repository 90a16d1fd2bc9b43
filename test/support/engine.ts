/** The engine this test page runs in. */
export const engine = ((): 'chromium' | 'firefox' | 'webkit' => {
  if (navigator.userAgent.includes('Firefox/')) return 'firefox';
  return navigator.userAgent.includes('Chrome/') ? 'chromium' : 'webkit';
})();

/** `it`, where `condition` holds; elsewhere the test is skipped, and its title says why. */
export function itIf(condition: boolean, reason: string): (title: string, test: Mocha.AsyncFunc) => void {
  return (title, test) => void (condition ? it(title, test) : it.skip(`${title} (skipped: ${reason})`, test));
}

/** Whether a page can see how long its tasks take. */
export const hasLongTasks = PerformanceObserver.supportedEntryTypes.includes('longtask');

/** Whether a page can see where it is about to be led. */
export const hasNavigation = 'navigation' in window;
