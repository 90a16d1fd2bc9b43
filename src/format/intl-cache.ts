/** The one door to `Intl`: constructors are slow, so each formatter is made once per locale and options. */

const FALLBACK_LOCALE = 'en';
const MAX_ENTRIES = 500;

function findLocale(locale: string): string {
  try {
    return Intl.NumberFormat.supportedLocalesOf([locale.replaceAll('_', '-')])[0] ?? FALLBACK_LOCALE;
  } catch {
    return FALLBACK_LOCALE;
  }
}

/** No engine lacks these. Its list of locales is slow to come, 8 ms and on a phone 30, and is not waited for here. */
const EVERYWHERE = /^(ar|de|en|es|fr)(-[A-Z]{2})?$/;

const locales = new Map<string, string>();

/** The tag `Intl` knows, or `en`: an unknown tag must not fall to the machine's own language. Asked on every update of every element. */
export function knownLocale(locale: string): string {
  const known = locales.get(locale) ?? (EVERYWHERE.test(locale) ? locale : findLocale(locale));
  if (locales.size >= MAX_ENTRIES) locales.clear();
  locales.set(locale, known);
  return known;
}

function memoised<O extends object, F>(make: (locale: string, options: O) => F) {
  const made = new Map<string, F>();
  return (locale: string, options: O = {} as O): F => {
    const key = `${locale} ${JSON.stringify(options)}`;
    const known = made.get(key);
    if (known !== undefined) return known;
    if (made.size >= MAX_ENTRIES) made.clear();
    const fresh = make(knownLocale(locale), options);
    made.set(key, fresh);
    return fresh;
  };
}

/** A shared `Intl.NumberFormat`. Throws `RangeError` for impossible options only, never for a locale. */
export const numberFormat = memoised((locale, options: Intl.NumberFormatOptions) =>
  new Intl.NumberFormat(locale, options));

/** A shared `Intl.DateTimeFormat`. Throws `RangeError` for an unknown `timeZone`, never for a locale. */
export const dateTimeFormat = memoised((locale, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(locale, options));

/** A shared `Intl.PluralRules`. */
export const pluralRules = memoised((locale, options: Intl.PluralRulesOptions) =>
  new Intl.PluralRules(locale, options));

/** A shared `Intl.RelativeTimeFormat`. */
export const relativeTimeFormat = memoised((locale, options: Intl.RelativeTimeFormatOptions) =>
  new Intl.RelativeTimeFormat(locale, options));

/** A shared `Intl.ListFormat`. */
export const listFormat = memoised((locale, options: Intl.ListFormatOptions) =>
  new Intl.ListFormat(locale, options));

/** A shared `Intl.DisplayNames` of regions, by ISO 3166-1 alpha-2 or UN M49 code; engines leave some out. */
export const regionNames = memoised((locale) =>
  new Intl.DisplayNames(locale, {type: 'region', fallback: 'none'}));

/** A shared `Intl.Collator`. */
export const collator = memoised((locale, options: Intl.CollatorOptions) =>
  new Intl.Collator(locale, options));

/** Lets the engine prepare what it makes once, with its first formatters, so that no figure has to wait for it. */
export function prepareFormats(): void {
  numberFormat(FALLBACK_LOCALE);
  pluralRules(FALLBACK_LOCALE);
  dateTimeFormat(FALLBACK_LOCALE);
}

/** Whether this engine can compute in the IANA zone `timeZone`. */
export function supportedTimeZone(timeZone: string): boolean {
  try {
    dateTimeFormat(FALLBACK_LOCALE, {timeZone});
    return timeZone !== '';
  } catch {
    return false;
  }
}

/** The IANA zone of this machine, `UTC` where the engine does not tell. */
export function localTimeZone(): string {
  return dateTimeFormat(FALLBACK_LOCALE).resolvedOptions().timeZone ?? 'UTC';
}

const currencies = new Set<string>();

/** Whether `Intl` knows name and minor digits of the upper-case ISO 4217 code `currency`. */
export function supportedCurrency(currency: string): boolean {
  if (currencies.size === 0) for (const code of Intl.supportedValuesOf('currency')) currencies.add(code);
  return currencies.has(currency);
}
