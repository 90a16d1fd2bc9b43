const asText = (text: string): string => text;

/** Types of PostgreSQL (by OID) that stay text, because a JavaScript number or Date would lose digits. */
export const TEXT_PARSERS: Readonly<Record<number, (text: string) => string>> = {
  20: asText, // bigint
  1082: asText, // date
  1114: asText, // timestamp
  1184: asText, // timestamptz
  1700: asText, // numeric
};
