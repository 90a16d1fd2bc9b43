const de = {
  'Stand-in for a payment page.': 'Ersatz für eine Bezahlseite.',
  'No money moves, and no card is needed.': 'Es fließt kein Geld, und es braucht keine Karte.',
  'Stand-in for a customer portal.': 'Ersatz für ein Kundenportal.',
  'No money has moved.': 'Es ist kein Geld geflossen.',
  'Back to the chat': 'Zurück zum Chat',
  'Add credits': 'Guthaben aufladen',
  'Total due': 'Zu zahlen',
  'Pay with': 'Bezahlen mit',
  'Card information': 'Kartendaten',
  'The server sends itself the event that Stripe would send, signed the same way, and its webhook adds the credits.':
    'Der Server schickt sich selbst das Ereignis, das Stripe schicken würde, genauso signiert, und sein Webhook schreibt das Guthaben gut.',
  Pay: 'Bezahlen',
  'Pay {amount}': '{amount} bezahlen',
  '{credits} credits': '{credits} Credits',
  Cancel: 'Abbrechen',
  Payments: 'Zahlungen',
  'Loading…': 'Lädt …',
  'Credit purchase': 'Guthabenkauf',
  'Automatic refill': 'Automatische Aufladung',
  Refund: 'Erstattung',
  failed: 'fehlgeschlagen',
  pending: 'ausstehend',
  refunded: 'erstattet',
  'There are no payments yet.': 'Es gibt noch keine Zahlungen.',
  'The payments could not be loaded.': 'Die Zahlungen konnten nicht geladen werden.',
  'This payment page is not valid. Go back and begin again.':
    'Diese Bezahlseite ist nicht gültig. Gehe zurück und beginne neu.',
  'That did not work. Try again.': 'Das hat nicht geklappt. Versuche es noch einmal.',
};

const {lang} = document.documentElement;

/** An English text in the language of the page; `{name}` is filled from `values`. */
export function t(text, values = {}) {
  return ((lang === 'de' && de[text]) || text).replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
}

/** Puts the marked texts into the language of the page. */
export function translate() {
  document.title =
    lang === 'de'
      ? document.title.replace('Payments', 'Zahlungen').replace('Payment', 'Bezahlen')
      : document.title;
  for (const element of document.querySelectorAll('[data-t]')) {
    element.textContent = t(element.textContent.trim().replace(/\s+/g, ' '));
  }
}

/** A decimal string with its currency; more decimals than the currency has stay. */
export function money(amount, currency) {
  return new Intl.NumberFormat(lang, {style: 'currency', currency}).format(amount);
}

/** A whole number of credits, given as digits. */
export function count(credits) {
  return new Intl.NumberFormat(lang).format(BigInt(credits));
}
