import {darkRtl, inState} from './states.js';

const tag = 'a2b-dashboard';

export default {title: 'Elements/Dashboard', component: 'a2b-dashboard'};

export const Simple = inState(tag, 'everyday');
export const Loading = inState(tag, 'loading');
export const Empty = inState(tag, 'empty');
export const Failed = inState(tag, 'failed');
export const SignedOut = inState(tag, 'signedOut');
export const Extremes = inState(tag, 'extremes');
export const DarkRtl = darkRtl(tag);
