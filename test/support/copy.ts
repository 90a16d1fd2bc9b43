/**
 * Words that claim an effect on the climate or the environment that nothing here can prove. Directive (EU) 2024/825
 * bans them towards consumers, with "offset" and the like in all circumstances.
 */
const FORBIDDEN: readonly RegExp[] = [
  /neutral/gi, /off-?set/gi, /net[- ]?zero/gi, /compensat/gi, /carbon[- ]?(free|positive|negative)/gi,
  /climate[- ]?(friendly|positive)/gi, /reduced climate/gi, /eco[- ]?friendly/gi, /environmentally friendly/gi,
  /emissions?[- ]?free/gi, /zero[- ]emissions?/gi, /(?<![\p{L}\p{N}_])green(?![\p{L}\p{N}_])/giu, /balanced/gi, /made up for/gi,
  /klimaneutral/gi, /klimapositiv/gi, /kompensier/gi, /kompensation/gi, /ausgleich/gi, /ausgeglichen/gi, /klimafreundlich/gi,
  /umweltfreundlich/gi, /(klima|umwelt)schonend/gi, /(emissions|co[2₂]-?)frei/gi, /netto-?null/gi,
  /(?<![\p{L}\p{N}_])grün(e|er|es|en)?(?![\p{L}\p{N}_])/giu, /wettgemacht/gi,
  // French and Spanish: words of the same roots.
  /(?<!\p{L})neutr(e|es|o|os|a|as|alité|alidad)(?!\p{L})/giu, /compens/gi, /(zéro|cero|nulles?|nulas?)[- ](net|neto|émissions?|emisiones|carbone|carbono)/gi,
  /(émissions?|carbone|emisiones|carbono)[- ](nettes? )?(zéro|cero|positi[fv])/gi, /net[- ]zéro|neto[- ]cero/gi, /sans (carbone|émissions?)|libre de (carbono|emisiones)/gi,
  /respectueu\p{L}+ (de l’environnement|du climat)|respetuos\p{L} con el (medio ambiente|clima)/giu, /éco-?(responsable|logique)|ecológic/gi,
  /(?<!\p{L})(verte?s?|verdes?)(?!\p{L})/giu, /positi[fv]\p{L}? (pour|para) (le|la|el) (climat|planète|clima|planeta)/giu,
  /(?<!\p{L})(planté|replanté|restauré|plantado|restaurado|replantado)\p{L}{0,2}(?!\p{L})/giu, /(?<!\p{L})(plantad|restaurad|replantad)as?(?!\p{L})/giu,
  // Arabic: neutral, made up for, zero net or emissions, friendly to the environment, green.
  /محايد|حياد/gu, /تعو[يّ]?ض|يعو[ّ]?ض|نعو[ّ]?ض/gu, /صفر(ي|ية)? (ال)?(صافي|انبعاثات|كربون)|(صافي|انبعاثات|كربون) صفر/gu,
  /صديق(ة)? (لل|ال)(بيئة|مناخ)/gu, /(?<!\p{L})(ال)?(أخضر|خضراء)(?!\p{L})/gu, /خال(ٍ|ية|ي)? من (ال)?(كربون|انبعاثات)/gu,
  /(زُ?رعت|زُ?رع|غُ?رست|استُعيدت|مزروع|مستعاد)/gu,
  // What is set aside or paid for is not yet done: nothing here may say that it is.
  /(?<![\p{L}\p{N}_])(restored|planted|replanted|gepflanzt|renaturiert|wiederhergestellt)(?![\p{L}\p{N}_])/giu,
];

/**
 * The forbidden words of a text, as they stand there.
 * @param allowed names that are not ours to change: those of projects and partners, as the server sends them
 */
export function forbiddenIn(text: string, allowed: readonly string[] = []): readonly string[] {
  const own = [...allowed].sort((a, b) => b.length - a.length).reduce((rest, name) => rest.replaceAll(name, ' '), text);
  return FORBIDDEN.flatMap((pattern) => own.match(pattern) ?? []);
}

const SPOKEN = ['aria-label', 'aria-description', 'aria-valuetext', 'title', 'alt', 'placeholder', 'data-label'];

/** Everything an element says to people, line by line: text, and the attributes that are read out or shown. */
export function saidBy(root: ParentNode): readonly string[] {
  const lines: string[] = [];
  const walker = document.createTreeWalker(root as Node, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node instanceof Element) lines.push(...SPOKEN.map((name) => (node as Element).getAttribute(name) ?? ''));
    else if (node.parentElement?.localName !== 'style') lines.push(node.textContent ?? '');
  }
  return lines.map((line) => line.trim()).filter((line) => line !== '');
}
