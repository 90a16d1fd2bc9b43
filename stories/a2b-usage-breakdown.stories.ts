import {darkRtl, inState} from './states.js';

const tag = 'a2b-usage-breakdown';

export default {title: 'Elements/Usage breakdown', component: 'a2b-usage-breakdown'};

export const Simple = inState(tag, 'everyday');
export const Loading = inState(tag, 'loading');
export const Empty = inState(tag, 'empty');
export const Failed = inState(tag, 'failed');
export const SignedOut = inState(tag, 'signedOut');
export const Extremes = inState(tag, 'extremes', {by: 'project'});
export const DarkRtl = darkRtl(tag);
export const Bars = inState(tag, 'everyday', {view: 'bar'});
export const AsTable = inState(tag, 'everyday', {view: 'table'});
