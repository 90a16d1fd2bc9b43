import {literal} from 'lit/static-html.js';
import {inState} from './states.js';

const tag = literal`a2b-wallet`;

export default {title: 'Wallet', component: 'a2b-wallet'};

export const Simple = inState(tag, 'everyday');
export const Loading = inState(tag, 'loading');
export const Empty = inState(tag, 'empty');
export const Failed = inState(tag, 'failed');
export const SignedOut = inState(tag, 'signedOut');
