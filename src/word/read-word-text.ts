import { strFromU8, unzipSync } from 'fflate';
import { STYLES } from './format-styles.ts';

/** The text of a Word file without white space. */
interface WordText {
  /** Of the document itself: title, text, 落款, 版记. */
  readonly body: string;
  readonly notes: string;
}

const PARTS = ['word/document.xml', 'word/footnotes.xml'];

/**
 * Reads what a Word file says, from its finished bytes: runs cut out by their tags and their `w:t` put together.
 * Simple on purpose and without a line of the writer's code, for it checks the writer.
 */
export function readWordText(bytes: Uint8Array): WordText {
  const parts = unzipSync(bytes, { filter: ({ name }) => PARTS.includes(name) });
  const [body = '', notes = ''] = PARTS.map((name) => readPart(parts[name]));
  return { body, notes };
}

/** Not on the page: what is said in place of a picture that Word cannot show, and numbers of notes. */
const UNREAD = [STYLES.missing, STYLES.reference].map((style) => `<w:rStyle w:val="${style}"/>`);

function readPart(part: Uint8Array | undefined): string {
  const texts = [...(part ? strFromU8(part) : '').matchAll(/<w:r>(.*?)<\/w:r>/gsu)]
    .filter(([, run = '']) => !UNREAD.some((style) => run.includes(style)))
    .flatMap(([, run = '']) => [...run.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/gu)])
    .map(([, text = '']) => text);
  return unescapeXml(texts.join('')).replace(/\s+/gu, '');
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

function unescapeXml(text: string): string {
  return text.replace(/&(?:#(\d+)|(\w+));/gu, (whole, code: string | undefined, name: string | undefined) =>
    code ? String.fromCodePoint(Number(code)) : (ENTITIES[name ?? ''] ?? whole),
  );
}
