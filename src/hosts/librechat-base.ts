import type {A2bConfig} from '../client/config.js';

/** Whether the page names the app's root, which may be a sub-path; else the app is at the root of its site. */
export function hasBase(): boolean {
  return globalThis.document?.querySelector('base[href]') != null;
}

/** What holds in every LibreChat, whoever is signed in: `api` below the app's root, and balances that are credits. */
export function librechatBase(): A2bConfig {
  return {apiBase: hasBase() ? 'api' : '/api', unit: 'credits'};
}
