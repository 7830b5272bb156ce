import { oncePer } from '../base/once-per.ts';
import type { LintReport, LintText } from './lint-rule.ts';
import { findLongQuotations } from './long-quotations.ts';
import { type MarkerStyle, type NumberMarker, parseBareNumber, parseNumberMarker } from './number-marker.ts';

export interface NumberedText {
  readonly text: LintText;
  readonly marker: NumberMarker;
  /** Whether the last number in this style, in a heading or a paragraph, is the one before: rows may be mixed. */
  readonly follows: boolean;
}

/** Numbered headings or paragraphs of one rank below one parent, in their order. */
export interface Siblings {
  readonly kind: 'heading' | 'paragraph';
  readonly members: NumberedText[];
}

/**
 * Groups headings by level and parent, and numbered paragraphs by style below the heading or paragraph they belong
 * to; articles of laws are one row through all chapters. What stands in a quotation over several paragraphs counts
 * for the quoted text, not for this one.
 */
export const groupNumbered = oncePer((report: LintReport): Siblings[] => {
  const groups: Siblings[] = [];
  const open = (kind: Siblings['kind'], ...members: NumberedText[]): Siblings => {
    const group = { kind, members };
    groups.push(group);
    return group;
  };
  const addHeading = createHeadingRows(report, open);
  const addArticle = createArticleRows(open);
  const paragraphs = createParagraphRows(open);
  for (const { text, member } of listOwnTexts(report)) {
    const isHeading = text.kind === 'heading';
    const isArticle = member?.marker.style === '第一条';
    if (isHeading || isArticle) paragraphs.clear();
    if (isArticle) addArticle(member);
    else if (isHeading) addHeading(text, member);
    else if (member) paragraphs.add(member);
  }
  return groups.filter(({ members }) => members.length > 0);
});

/** Texts that may have a number, and that of each that has one. */
function listOwnTexts(report: LintReport): { text: LintText; member: NumberedText | undefined }[] {
  const follow = createFollower();
  const isQuoted = collectQuoted(report);
  return report.texts.flatMap((text, position) => {
    if (isQuoted.has(position)) return [];
    const isHeading = text.kind === 'heading';
    if (!isHeading && text.kind !== 'paragraph' && text.kind !== 'item') return [];
    const marker = parseNumberMarker(text.text) ?? (isHeading ? parseBareNumber(text.text) : undefined);
    return [{ text, member: marker && { text, marker, follows: follow(marker) } }];
  });
}

/** Ranks of the styles that stand below a higher one; 编章节条 run on in any case. */
const RANKS: readonly MarkerStyle[] = ['一、', '（一）', '1.', '（1）', '1）', '①'];

/**
 * Tells of each number in turn whether the one before it was the last in its style. Numbers may run on below the next
 * higher one, as in opinions of the State Council (一、（一）（二）二、（三）); a second one alone is no run.
 */
function createFollower() {
  const latest = new Map<MarkerStyle, { readonly value: number; isInterrupted: boolean }>();
  return ({ style, value }: NumberMarker): boolean => {
    const last = latest.get(style);
    const follows = last?.value === value - 1 && (!last.isInterrupted || value > 2);
    latest.set(style, { value, isInterrupted: false });
    for (const lower of RANKS.slice(RANKS.indexOf(style) + 1)) {
      const below = latest.get(lower);
      if (below) below.isInterrupted = true;
    }
    return follows;
  };
}

type Open = (kind: Siblings['kind'], ...members: NumberedText[]) => Siblings;

function createHeadingRows({ sections }: LintReport, open: Open) {
  const levels = new Map(sections.map(({ id, level }) => [id, level]));
  const rows: { level: number; group: Siblings }[] = [];
  return (text: LintText, member: NumberedText | undefined) => {
    const level = levels.get(text.section ?? '') ?? 6;
    while ((rows.at(-1)?.level ?? 0) > level) rows.pop();
    let row = rows.at(-1)?.level === level ? rows.at(-1) : undefined;
    if (!row) {
      row = { level, group: open('heading') };
      rows.push(row);
    }
    // A heading without a number ends the rows below it, and leaves its own as it is.
    if (!member) return;
    const { marker } = member;
    // From one on a new row is counted, such as the parts of an annex; only 一、 behind 一、 is a slip.
    const before = row.group.members.at(-1)?.marker;
    const isRepeat = before?.style === marker.style && before.value === 1;
    if (before && marker.value === 1 && !isRepeat) row.group = open('heading');
    row.group.members.push(member);
  };
}

function createArticleRows(open: Open) {
  let articles: Siblings | undefined;
  return (member: NumberedText) => {
    if (!articles || member.marker.value === 1)
      articles = open(member.text.kind === 'heading' ? 'heading' : 'paragraph');
    articles.members.push(member);
  };
}

function createParagraphRows(open: Open) {
  const rows: { style: MarkerStyle; group: Siblings }[] = [];
  return {
    clear: () => {
      rows.length = 0;
    },
    add: (member: NumberedText) => {
      const { style, value } = member.marker;
      const rank = rows.findIndex((row) => row.style === style);
      const row = rows[rank];
      if (!row) {
        rows.push({ style, group: open('paragraph', member) });
        return;
      }
      rows.length = rank + 1;
      // A new row begins at one again.
      if (value === 1) row.group = open('paragraph', member);
      else row.group.members.push(member);
    },
  };
}

function collectQuoted(report: LintReport): Set<number> {
  const quoted = new Set<number>();
  for (const { first, last } of findLongQuotations(report)) {
    for (let position = first + 1; position <= last; position += 1) quoted.add(position);
  }
  return quoted;
}
