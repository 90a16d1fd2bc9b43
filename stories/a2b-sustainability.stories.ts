import {darkRtl, inState} from './states.js';

const tag = 'a2b-sustainability';

export default {title: 'Elements/Sustainability', component: 'a2b-sustainability'};

export const Simple = inState(tag, 'everyday');
export const Loading = inState(tag, 'loading');
export const Empty = inState(tag, 'empty');
export const Failed = inState(tag, 'failed');
export const SignedOut = inState(tag, 'signedOut');
export const Extremes = inState(tag, 'extremes');
export const DarkRtl = darkRtl(tag);
export const Unavailable = inState(tag, 'unavailable');
