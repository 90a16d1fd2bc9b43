import * as z from 'zod/mini';
import {QUANTITY_UNITS} from '../../../src/contract/sustainability-contributions.js';
import {isZone, ZONES, type Host, type Zone} from './factors.js';
import {hostOf} from './models.js';

/** What the partner asks for one unit, and since when: without it nothing is told in m². */
export interface Quote {
  /** Decimal string. */
  value: string;
  /** ISO 4217 code. */
  currency: string;
  per: (typeof QUANTITY_UNITS)[number];
  /** Who said so. */
  source: string;
  /** Day of the quote, `YYYY-MM-DD`. */
  date: string;
}

/** How the server estimates. */
export interface SustainabilitySettings {
  /** Where providers run their models, when it is not where EcoLogits assumes. */
  zones: Partial<Record<Host, Zone>>;
  /** Null = none; then contributions are told as money. */
  quote: Quote | null;
}

/** Zones as EcoLogits assumes them, no quote. */
export const DEFAULT_SETTINGS: SustainabilitySettings = {zones: {}, quote: null};

/**
 * Reads `A2B_SUSTAINABILITY` (`off` = the endpoint answers 501), `A2B_ZONES` (`mistral=FRA,openai=SWE`) and
 * `A2B_RESTORATION_QUOTE` (JSON: value, currency, per, source, date). Null when it is off.
 *
 * @throws {Error} naming the variable and what it may be
 */
export function readSustainability(
  environment: Readonly<Record<string, string | undefined>>,
): SustainabilitySettings | null {
  const wanted = environment['A2B_SUSTAINABILITY'] || 'on';
  if (wanted === 'off') return null;
  if (wanted !== 'on') throw new Error('A2B_SUSTAINABILITY must be on or off.');
  return {
    zones: zonesOf(environment['A2B_ZONES'] ?? ''),
    quote: quoteOf(environment['A2B_RESTORATION_QUOTE'] ?? ''),
  };
}

function zonesOf(text: string): SustainabilitySettings['zones'] {
  const pairs = text.split(',').filter((pair) => pair.trim() !== '');
  return Object.fromEntries(pairs.map(zoneOf));
}

function zoneOf(pair: string): [Host, Zone] {
  const [provider = '', zone = ''] = pair.split('=').map((part) => part.trim());
  const host = hostOf(provider);
  if (host !== null && isZone(zone)) return [host, zone];
  const known = Object.keys(ZONES).join(', ');
  throw new Error(`A2B_ZONES must be pairs like mistral=FRA, parted by commas; zones are ${known}.`);
}

const quote = z.object({
  value: z.string().check(
    z.regex(/^\d{1,9}(\.\d{1,6})?$/),
    z.refine((text) => Number(text) > 0),
  ),
  currency: z.string().check(z.regex(/^[A-Z]{3}$/)),
  per: z.enum(QUANTITY_UNITS),
  source: z.string().check(z.minLength(1)),
  date: z.iso.date(),
});

function quoteOf(text: string): Quote | null {
  if (text === '') return null;
  const result = quote.safeParse(parsed(text));
  if (result.success) return result.data;
  throw new Error(
    'A2B_RESTORATION_QUOTE must be JSON like ' +
      '{"value": "1.00", "currency": "EUR", "per": "m2", "source": "Quote of the partner", "date": "2026-10-01"}.',
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
