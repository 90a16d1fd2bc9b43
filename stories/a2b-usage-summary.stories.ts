import {darkRtl, inState} from './states.js';

const tag = 'a2b-usage-summary';

export default {title: 'Elements/Usage summary', component: 'a2b-usage-summary'};

export const Simple = inState(tag, 'everyday');
export const Loading = inState(tag, 'loading');
export const Empty = inState(tag, 'empty');
export const Failed = inState(tag, 'failed');
export const SignedOut = inState(tag, 'signedOut');
export const Extremes = inState(tag, 'extremes');
export const DarkRtl = darkRtl(tag);
