import {darkRtl, inState} from './states.js';

const tag = 'a2b-wallet';

export default {title: 'Elements/Wallet', component: 'a2b-wallet'};

export const Simple = inState(tag, 'everyday');
export const Loading = inState(tag, 'loading');
export const Empty = inState(tag, 'empty');
export const Failed = inState(tag, 'failed');
export const SignedOut = inState(tag, 'signedOut');
export const Extremes = inState(tag, 'extremes');
export const DarkRtl = darkRtl(tag);
export const Inline = inState(tag, 'everyday', {layout: 'inline'});
export const Badge = inState(tag, 'everyday', {layout: 'badge'});
