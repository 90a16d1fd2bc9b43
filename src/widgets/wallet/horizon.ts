/** Farthest day that is looked at; a bound of this many days means "or later". */
export const FARTHEST = 365;

/** Days looked back. */
export const LOOK_BACK = 30;
