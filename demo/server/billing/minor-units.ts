const NO_DECIMALS = [
  'BIF',
  'CLP',
  'DJF',
  'GNF',
  'JPY',
  'KMF',
  'KRW',
  'MGA',
  'PYG',
  'RWF',
  'UGX',
  'VND',
  'VUV',
  'XAF',
  'XOF',
  'XPF',
];
const THREE_DECIMALS = ['BHD', 'JOD', 'KWD', 'OMR', 'TND'];

/** Decimals of a currency's smallest unit, as Stripe counts it (https://docs.stripe.com/currencies). */
export function minorDecimals(currency: string): number {
  const code = currency.toUpperCase();
  if (NO_DECIMALS.includes(code)) return 0;
  return THREE_DECIMALS.includes(code) ? 3 : 2;
}

/** An amount of whole units in the smallest unit. */
export function minorUnits(amount: number, currency: string): number {
  return amount * 10 ** minorDecimals(currency);
}

/** An amount in the smallest unit as a decimal string: 1050 of EUR is `10.50`. */
export function decimalOfMinor(minor: bigint, currency: string): string {
  const decimals = minorDecimals(currency);
  const digits = String(minor < 0n ? -minor : minor).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  return `${minor < 0n ? '-' : ''}${whole}${decimals === 0 ? '' : `.${digits.slice(-decimals)}`}`;
}
