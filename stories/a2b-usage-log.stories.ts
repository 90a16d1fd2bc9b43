import {darkRtl, inState} from './states.js';

const tag = 'a2b-usage-log';

export default {title: 'Elements/Usage log', component: 'a2b-usage-log'};

export const Simple = inState(tag, 'everyday');
export const Loading = inState(tag, 'loading');
export const Empty = inState(tag, 'empty');
export const Failed = inState(tag, 'failed');
export const SignedOut = inState(tag, 'signedOut');
export const Extremes = inState(tag, 'extremes');
export const DarkRtl = darkRtl(tag);
export const Compact = inState(tag, 'everyday', {density: 'compact'});
