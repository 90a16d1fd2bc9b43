import {common} from './en/common.js';
import {money} from './en/money.js';
import {sustainability} from './en/sustainability.js';
import {usage} from './en/usage.js';
import type {PluralForms} from './messages.js';

/** All texts in English: the list of keys every other language has to fill. Widgets bring their own part of it. */
export const en = {...common, ...money, ...usage, ...sustainability} as const;

/** The name of a text, as in `t('wallet.addCredits')`. */
export type MessageKey = keyof typeof en;

/** All texts of one language; `language` holds its tag. A missing key or plural does not compile. */
export type Table = {readonly [K in MessageKey]: (typeof en)[K] extends string ? string : PluralForms};
