import {numberFormat, pluralRules} from '../format/intl-cache.js';
import type {MessageKey, Table} from './en.js';
import type {Message, PluralForms} from './messages.js';

/** Texts of the integrator; they win over the table, key by key. */
export type MessageOverrides = Partial<Record<MessageKey, Message>>;

/** Values for the places of a message. Texts are taken as they are; numbers are written in the locale. */
export type MessageParams = Readonly<Record<string, string | number | bigint>>;

/**
 * Gives the text of a key. `count` (number or bigint) chooses the plural form; a place without a value stays
 * visible as `{name}`. The result is text, never markup.
 */
export type Translate = (key: MessageKey, params?: MessageParams) => string;

/** What a translator is made from. */
export interface TranslatorOptions {
  /** BCP 47 tag: how numbers are written, and the plural rules of `messages`. */
  readonly locale: string;
  /** The language's texts, from `loadedLanguage()` or `loadLanguage()`. */
  readonly table: Table;
  /** The integrator's own texts. */
  readonly messages?: MessageOverrides | undefined;
}

const PLACE = /\{(\w+)\}/g;

function pluralForm(forms: PluralForms, language: string, count: MessageParams[string] | undefined): string {
  const number = Number(count);
  if (count === undefined || Number.isNaN(number)) return forms.other;
  return forms[pluralRules(language).select(number)] ?? forms.other;
}

function fill(text: string, params: MessageParams, locale: string): string {
  return text.replace(PLACE, (place, name: string) => {
    const value = Object.hasOwn(params, name) ? params[name] : undefined;
    if (value === undefined) return place;
    return typeof value === 'string' ? value : numberFormat(locale).format(value);
  });
}

/** Makes the `t` of one language. Cheap: make a new one when locale, messages or table change. */
export function createTranslator({locale, table, messages = {}}: TranslatorOptions): Translate {
  return (key, params = {}) => {
    const own: Message | undefined = Object.hasOwn(messages, key) ? messages[key] : undefined;
    const message: Message = own ?? table[key] ?? key;
    const language = own === undefined ? table.language : locale;
    const text = typeof message === 'string' ? message : pluralForm(message, language, params.count);
    return fill(text, params, locale);
  };
}
