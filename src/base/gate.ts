import {openGate} from '../store/page.js';

/** Module scripts run while the page is `interactive`, before `DOMContentLoaded`: the ready state alone says too little. */
function hasPageBeenRead(): boolean {
  if (document.readyState !== 'interactive') return document.readyState === 'complete';
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return (navigation?.domContentLoadedEventStart ?? 0) > 0;
}

/** Opens the gate for requests once the page has been read; `configure()` may open it earlier. */
export function openGateWithPage(): void {
  if (hasPageBeenRead()) return queueMicrotask(openGate);
  document.addEventListener('DOMContentLoaded', openGate, {once: true});
  window.addEventListener('load', openGate, {once: true});
}
