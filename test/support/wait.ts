import {waitUntil as until} from '@open-wc/testing';

/** As that of Open Web Components, with patience for a busy machine: a late part may take seconds the first time. */
export const waitUntil: typeof until = (isThere, message, {interval = 50, timeout = 8_000} = {}) => until(isThere, message, {interval, timeout});
