import type {A2bConfig} from '../client/config.js';
import {forgetEverything} from './clients.js';
import {Observable} from './observable.js';
import {UsageStore} from './usage-store.js';
import {whenSeen} from './when-seen.js';

/** Whether figures may be on screen, and how often they were asked to be fresh. */
export interface PageState {
  /** False from `logout()` until the next `configure()` or `refresh()`. */
  readonly signedIn: boolean;
  /** Grows with every wish for fresh figures. */
  readonly generation: number;
}

/** Settings of the whole page, made by `configure()`. */
export const pageSettings = new Observable<A2bConfig>({});
/** Shared range, filters and metric of widgets without a provider. */
export const pageUsage = new UsageStore();
/** Sign-in and freshness of the whole page. */
export const pageState = new Observable<PageState>({signedIn: true, generation: 0});

/** How long wishes of `notifyUsage()` are collected before one refetch, in milliseconds. */
export const NOTIFY_WITHIN = 1_500;
/** Least time between two refetches of `notifyUsage()`, in milliseconds. */
export const NOTIFY_EVERY = 3_000;

let open: () => void = () => undefined;
let notifying: ReturnType<typeof setTimeout> | undefined;
let notifiedAt = Number.NEGATIVE_INFINITY;
let callOffNotice: () => void = () => undefined;

/** Settles when requests may leave: after `configure()`, or when the page has been read. */
export const ready = new Promise<void>((resolve) => (open = resolve));

/** Lets requests leave. */
export function openGate(): void {
  open();
}

/** Merges settings into the page's, without letting requests leave: a `configure()` may still follow. */
export function preset(config: A2bConfig): void {
  const {range, compare} = config;
  if (range !== undefined) pageUsage.set({range});
  if (compare !== undefined) pageUsage.set({compare});
  pageSettings.set(config);
}

/** Merges settings into the page's and lets requests leave. */
export function configure(config: A2bConfig): void {
  preset(config);
  if (!pageState.value.signedIn) pageState.set({signedIn: true});
  openGate();
}

/** Asks for fresh figures everywhere; after `logout()` this signs in anew. */
export function refresh(): void {
  pageState.set({signedIn: true, generation: pageState.value.generation + 1});
  openGate();
}

/**
 * The host says that something was just paid for: one shared refetch soon, however often it is called, and not while
 * nobody sees the page.
 */
export function notifyUsage(): void {
  const wait = Math.max(NOTIFY_WITHIN, notifiedAt + NOTIFY_EVERY - performance.now());
  notifying ??= setTimeout(() => (callOffNotice = whenSeen(refetchAfterNotice)), wait);
}

function refetchAfterNotice(): void {
  notifying = undefined;
  notifiedAt = performance.now();
  if (pageState.value.signedIn) refresh();
}

/** Takes every figure off the screen at once; nothing late for this user appears. */
export function logout(): void {
  clearTimeout(notifying);
  callOffNotice();
  notifying = undefined;
  forgetEverything();
  pageState.set({signedIn: false});
}
