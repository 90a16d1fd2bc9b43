/** A message that depends on `{count}`: one text per plural category of the language. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & {readonly other: string};

/** What stands under a key: a text, or its plural forms. `{name}` marks a place for a parameter. */
export type Message = string | PluralForms;
