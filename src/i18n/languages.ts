import type {Table} from './en.js';
import {english} from './english.js';

const loaders: ReadonlyMap<string, () => Promise<Table>> = new Map([
  ['ar', () => import('./ar.js').then((module) => module.ar)],
  ['de', () => import('./de.js').then((module) => module.de)],
  ['es', () => import('./es.js').then((module) => module.es)],
  ['fr', () => import('./fr.js').then((module) => module.fr)],
]);

const loaded = new Map<string, Table>([['en', english]]);
const loading = new Map<string, Promise<Table>>();

const primarySubtag = (locale: string): string => locale.split(/[-_]/, 1)[0]?.toLowerCase() ?? '';

/** The languages there are texts for. */
export const languages: readonly string[] = ['en', ...loaders.keys()];

/** The texts for `locale` that are here already, English until then. */
export function loadedLanguage(locale: string): Table {
  return loaded.get(primarySubtag(locale)) ?? english;
}

/**
 * The texts for `locale`: `de-AT` gives German, an unknown language English. Never rejects: when a language
 * cannot be fetched it gives English, and the next call tries again.
 */
export function loadLanguage(locale: string): Promise<Table> {
  const language = primarySubtag(locale);
  const load = loaders.get(language);
  if (loaded.has(language) || !load) return Promise.resolve(loadedLanguage(language));
  const pending = loading.get(language) ?? fetchOnce(language, load);
  loading.set(language, pending);
  return pending;
}

async function fetchOnce(language: string, load: () => Promise<Table>): Promise<Table> {
  try {
    const table = await load();
    loaded.set(language, table);
    return table;
  } catch {
    return english;
  } finally {
    loading.delete(language);
  }
}

const RTL_LANGUAGES: ReadonlySet<string> = new Set(
  'ar arc azb bal ckb dv fa glk he iw ks lrc mzn nqo pnb ps sd syr ug ur yi'.split(' '),
);
const RTL_SCRIPTS: ReadonlySet<string> = new Set('adlm arab aran hebr nkoo rohg syrc thaa'.split(' '));
const SCRIPT = /^[a-z]{2,3}[-_]([a-z]{4})(?![a-z0-9])/i;

/** The writing direction of `locale`; a script in the tag (`az-Arab`, `ks-Deva`) decides first. */
export function directionOf(locale: string): 'ltr' | 'rtl' {
  const script = SCRIPT.exec(locale)?.[1]?.toLowerCase();
  const isRtl = script ? RTL_SCRIPTS.has(script) : RTL_LANGUAGES.has(primarySubtag(locale));
  return isRtl ? 'rtl' : 'ltr';
}
