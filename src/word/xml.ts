/** Values of attributes; those that are `undefined` are left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/**
 * What XML 1.0 has no form for, not even an escaped one (its production 2, Char): controls, lone surrogates, U+FFFE and
 * U+FFFF. Word calls a file with one of them damaged.
 */
const UNWRITABLE = /(?![\t\n\r\u007f-\u009f])[\p{Cc}\ufffe\uffff]|\p{Cs}/gu;

const SPECIAL = /[\p{Cc}\p{Cs}\ufffe\uffff&<>"]/u;

/** Characters of a text that a Word file cannot hold, each once. */
export function listUnwritable(text: string): string[] {
  return [...new Set(text.match(UNWRITABLE) ?? [])];
}

/** Text as it stands between tags or in an attribute. What XML cannot hold is left out: `checkWordText` notices. */
export function escapeXml(text: string): string {
  // Most texts have nothing of it, and this is asked for each attribute of each run.
  if (!SPECIAL.test(text)) return text;
  return text
    .replace(UNWRITABLE, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/[\t\n\r]/g, (char) => `&#${char.charCodeAt(0)};`);
}

export const WORD_NAMESPACE = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
export const RELATIONS_NAMESPACE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
/** Of a part that refers to others. */
export const NAMESPACES = { 'xmlns:w': WORD_NAMESPACE, 'xmlns:r': RELATIONS_NAMESPACE } as const;

/** An element. @param content XML, escaped already */
export function formatElement(name: string, attributes: Attributes = {}, content = ''): string {
  let start = `<${name}`;
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) start += ` ${key}="${escapeXml(String(value))}"`;
  }
  return content === '' ? `${start}/>` : `${start}>${content}</${name}>`;
}

/** An element without attributes. @param content XML, escaped already */
export const formatParent = (name: string, ...content: readonly string[]): string =>
  formatElement(name, {}, content.join(''));

/** A part as a whole. Each has the same declaration: with another encoding named, Word refuses the file. */
export const formatRoot = (name: string, attributes: Attributes, content: string): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${formatElement(name, attributes, content)}`;

/** An element whose `w:val` says all. */
export const formatValue = (name: string, value: string | number): string =>
  formatElement(name, { 'w:val': value });

/** `<w:top/>`, `<w:left/>` and so on: what borders and margins are made of. */
export const formatSides = (sides: readonly string[], attributes: Attributes): string =>
  sides.map((side) => formatElement(`w:${side}`, attributes)).join('');
