import { formatProperties, type Properties } from './properties.ts';
import { escapeXml, formatElement } from './xml.ts';

export type ParagraphProperties = Properties<'w:pPr'>;
export type RunProperties = Properties<'w:rPr'>;

/** A paragraph of runs that are XML already. */
export function formatParagraph(properties: ParagraphProperties, runs: string): string {
  return formatElement('w:p', {}, formatProperties('w:pPr', properties) + runs);
}

/** Text as one run; a line feed ends the line, not the paragraph. */
export function formatText(text: string, look: RunProperties = {}): string {
  if (text === '') return '';
  const lines = text
    .split('\n')
    .map((line) => (line === '' ? '' : formatElement('w:t', { 'xml:space': 'preserve' }, escapeXml(line))));
  return formatRun(lines.join('<w:br/>'), look);
}

/** A run of anything. */
export function formatRun(content: string, look: RunProperties = {}): string {
  return formatElement('w:r', {}, formatProperties('w:rPr', look) + content);
}
