import {literal} from 'lit/static-html.js';
import {inState} from './states.js';

const tag = literal`a2b-usage-breakdown`;

export default {title: 'Usage breakdown', component: 'a2b-usage-breakdown'};

export const Simple = inState(tag, 'everyday');
export const Loading = inState(tag, 'loading');
export const Empty = inState(tag, 'empty');
export const Failed = inState(tag, 'failed');
export const SignedOut = inState(tag, 'signedOut');
