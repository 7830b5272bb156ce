import type { LintReport, LintText } from './lint-rule.ts';
import { type MarkerStyle, type NumberMarker, parseBareNumber, parseNumberMarker } from './number-marker.ts';
import { findLongQuotations, findUnpaired } from './pair-marks.ts';

export interface NumberedText {
  readonly text: LintText;
  readonly marker: NumberMarker;
}

/** Numbered headings or paragraphs of one rank below one parent, in their order. */
export interface Siblings {
  readonly kind: 'heading' | 'paragraph';
  readonly members: NumberedText[];
}

/**
 * Groups headings by level and parent, and numbered paragraphs by style below the heading or paragraph they belong
 * to. What stands in a quotation over several paragraphs counts for the quoted text, not for this one.
 */
export function groupNumbered({ texts, sections }: LintReport): Siblings[] {
  const levels = new Map(sections.map(({ id, level }) => [id, level]));
  const groups: Siblings[] = [];
  const headings: { level: number; group: Siblings }[] = [];
  const paragraphs: { style: MarkerStyle; group: Siblings }[] = [];
  /** Articles run on through chapters. */
  let articles: Siblings | undefined;
  const isQuoted = collectQuoted(texts);
  const open = (kind: Siblings['kind'], first: NumberedText) => {
    const group: Siblings = { kind, members: [first] };
    groups.push(group);
    return group;
  };
  for (const [position, text] of texts.entries()) {
    if (isQuoted.has(position)) continue;
    const isHeading = text.kind === 'heading';
    const marker = parseNumberMarker(text.text) ?? (isHeading ? parseBareNumber(text.text) : undefined);
    if (marker?.style === '第一条') {
      if (articles && marker.value !== 1) articles.members.push({ text, marker });
      else articles = open(text.kind === 'heading' ? 'heading' : 'paragraph', { text, marker });
      paragraphs.length = 0;
      continue;
    }
    if (isHeading) {
      paragraphs.length = 0;
      const level = levels.get(text.section ?? '') ?? 6;
      while ((headings.at(-1)?.level ?? 0) > level) headings.pop();
      const siblings = headings.at(-1)?.level === level ? headings.at(-1)?.group : undefined;
      if (!marker) {
        // A heading without a number ends the rows below it, and leaves its own as it is.
        if (!siblings) headings.push({ level, group: { kind: 'heading', members: [] } });
      } else if (siblings && siblings.members.length > 0) siblings.members.push({ text, marker });
      else {
        if (siblings) headings.pop();
        headings.push({ level, group: open('heading', { text, marker }) });
      }
      continue;
    }
    if (!marker || (text.kind !== 'paragraph' && text.kind !== 'item')) continue;
    const rank = paragraphs.findIndex(({ style }) => style === marker.style);
    if (rank >= 0) {
      paragraphs.length = rank + 1;
      const last = paragraphs[rank] as (typeof paragraphs)[number];
      // A new row begins at one again.
      if (marker.value === 1) last.group = open('paragraph', { text, marker });
      else last.group.members.push({ text, marker });
    } else paragraphs.push({ style: marker.style, group: open('paragraph', { text, marker }) });
  }
  return groups;
}

function collectQuoted(texts: readonly LintText[]): Set<number> {
  const quoted = new Set<number>();
  const unpaired = texts.map(({ text }) => findUnpaired(text));
  for (const { first, last } of findLongQuotations(texts, unpaired)) {
    for (let position = first + 1; position <= last; position += 1) quoted.add(position);
  }
  return quoted;
}
