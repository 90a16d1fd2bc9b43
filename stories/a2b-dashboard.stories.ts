import {overApi} from './states.js';

const tag = 'a2b-dashboard';

export default {title: 'Elements/Dashboard', component: 'a2b-dashboard'};

export const Simple = overApi(tag, 'everyday');
export const Loading = overApi(tag, 'loading');
export const Empty = overApi(tag, 'empty');
export const Failed = overApi(tag, 'failed');
export const SignedOut = overApi(tag, 'signedOut');
export const Extremes = overApi(tag, 'extremes');
export const DarkRtl = {...overApi(tag, 'everyday'), globals: {theme: 'dark', language: 'ar'}};
