import { strFromU8, unzipSync } from 'fflate';
import { STYLES } from './format-styles.ts';

/** The text of a Word file without white space. */
export interface WordText {
  /** Of the document itself: title, text, 落款. */
  readonly body: string;
  /** Of the footnotes, and of paragraphs that look like one. */
  readonly notes: string;
}

const PARTS = ['word/document.xml', 'word/footnotes.xml'];

/**
 * Reads what a Word file says, from its finished bytes: paragraphs cut out by their tags and their `w:t` put together.
 * Simple on purpose and without a line of the writer's code, for it checks the writer.
 */
export function readWordText(bytes: Uint8Array): WordText {
  const parts = unzipSync(bytes, { filter: ({ name }) => PARTS.includes(name) });
  const [body = [], notes = []] = PARTS.map((name) => readParagraphs(parts[name]));
  const isNote = ({ style }: Paragraph) => style === STYLES.note;
  return {
    body: joinTexts(body.filter((paragraph) => !isNote(paragraph))),
    notes: joinTexts([...notes, ...body.filter(isNote)]),
  };
}

interface Paragraph {
  readonly style: string | undefined;
  readonly text: string;
}

function readParagraphs(part: Uint8Array | undefined): Paragraph[] {
  const xml = part ? strFromU8(part) : '';
  return [...xml.matchAll(/<w:p>(.*?)<\/w:p>/gsu)].map(([, content = '']) => ({
    style: /<w:pStyle w:val="([^"]*)"/u.exec(content)?.[1],
    text: [...content.matchAll(/<w:r>(.*?)<\/w:r>/gsu)]
      // What is said in place of a picture that Word cannot show is not on the page.
      .filter(([, run = '']) => !run.includes(`<w:rStyle w:val="${STYLES.missing}"/>`))
      .flatMap(([, run = '']) => [...run.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/gu)])
      .map(([, text = '']) => text)
      .join(''),
  }));
}

function joinTexts(paragraphs: readonly Paragraph[]): string {
  return unescapeXml(paragraphs.map(({ text }) => text).join('')).replace(/\s+/gu, '');
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

function unescapeXml(text: string): string {
  return text.replace(/&(?:#(\d+)|(\w+));/gu, (whole, code: string | undefined, name: string | undefined) =>
    code ? String.fromCodePoint(Number(code)) : (ENTITIES[name ?? ''] ?? whole),
  );
}
