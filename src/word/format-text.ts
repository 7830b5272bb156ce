import { formatProperties, type Properties } from './properties.ts';
import { escapeXml, formatElement, formatParent } from './xml.ts';

export type ParagraphProperties = Properties<'w:pPr'>;
export type RunProperties = Properties<'w:rPr'>;

/** A paragraph of runs that are XML already. */
export function formatParagraph(properties: ParagraphProperties, runs: string): string {
  return formatParent('w:p', formatProperties('w:pPr', properties), runs);
}

/** Text as one run; a line feed ends the line, not the paragraph. */
export function formatText(text: string, look: RunProperties = {}): string {
  if (text === '') return '';
  const lines = text
    .split('\n')
    .map((line) => (line === '' ? '' : formatElement('w:t', { 'xml:space': 'preserve' }, escapeXml(line))));
  return formatRun(lines.join('<w:br/>'), look);
}

export function formatRun(content: string, look: RunProperties = {}): string {
  return formatParent('w:r', formatProperties('w:rPr', look), content);
}

/** A field, which Word works out (17.16). @param shown runs of what it says until then */
export function formatField(code: string, shown: string, look: RunProperties = {}): string {
  const mark = (type: string) => formatRun(formatElement('w:fldChar', { 'w:fldCharType': type }), look);
  const instruction = formatElement('w:instrText', { 'xml:space': 'preserve' }, ` ${code} `);
  return mark('begin') + formatRun(instruction, look) + mark('separate') + shown + mark('end');
}

/** A paragraph without text. @param height of its line, in twips */
export const formatSpace = (height: number, more: ParagraphProperties = {}): string =>
  formatParagraph(
    { 'w:snapToGrid': 0, 'w:spacing': { 'w:line': height, 'w:lineRule': 'exact' }, ...more },
    '',
  );

/** Width in characters: those of Latin letters are half as wide as a Han character. */
export function measureText(text: string): number {
  let width = 0;
  for (const char of text) width += char <= '\u02ff' ? 0.5 : 1;
  return width;
}
