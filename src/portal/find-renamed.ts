import { decodePath } from '../base/decode-path.ts';
import type { ReadFile } from '../changes/former-portal.ts';
import { parsePublishedReport } from '../changes/published-report.ts';
import type { ReportBody } from './report-bundle.ts';
import { formatJsonPath } from './report-forms.ts';

/** A report or a page that is new. */
export interface Added {
  readonly id: string;
  readonly file: string;
  readonly title: string;
  body(): ReportBody;
}

interface Gone {
  /** Below the former portal's root, percent-encoded. */
  readonly url: string;
  readonly title: string;
}

/** What may be another one under a new name. */
export interface Renamed {
  readonly added: Added;
  /** How much of the text is the same, 0–1; 1 only if all of it is. */
  readonly share: number;
}

/** Two reports of one series share paragraphs; more than this, and one is the other. */
const LEAST_SHARE = 0.6;

/** Lines that so many reports have are formulas. */
const MOST_OWNERS = 20;

/**
 * Finds what is gone among what is new, by the text.
 * @param read texts of the former portal's files
 * @returns by the former address: those with the same text; else those with much of it; else those with its title
 */
export function findRenamed(
  gone: readonly Gone[],
  added: readonly Added[],
  read: ReadFile,
): ReadonlyMap<string, readonly Renamed[]> {
  if (gone.length === 0 || added.length === 0) return new Map();
  const texts = added.map((one) => ({ added: one, lines: listLines(one.body()) }));
  const owners = new Map<string, Set<number>>();
  for (const [index, { lines }] of texts.entries())
    for (const line of lines) owners.set(line, (owners.get(line) ?? new Set()).add(index));

  return new Map(
    gone.map(({ title, url }) => {
      const before = readLines(read(formatJsonPath(decodePath(url) ?? url)));
      const near = new Set<number>();
      for (const line of before) {
        const found = owners.get(line);
        if (found && found.size <= MOST_OWNERS) for (const index of found) near.add(index);
      }
      const candidates = [...near].flatMap((index) => {
        const text = texts[index];
        return text ? [{ added: text.added, share: compareLines(before, text.lines) }] : [];
      });
      const same = candidates.filter(({ share }) => share === 1);
      const alike = candidates.filter(({ share }) => share >= LEAST_SHARE).sort((a, b) => b.share - a.share);
      const titled = texts
        .filter((text) => bare(text.added.title) === bare(title))
        .map((text) => ({ added: text.added, share: 0 }));
      return [url, [same, alike, titled].find((list) => list.length > 0) ?? []] as const;
    }),
  );
}

const bare = (text: string) => text.replace(/\s/gu, '');

const splitLines = (parts: readonly string[]) => parts.join('\n').split('\n').map(bare).filter(Boolean);

const listLines = ({ preamble, sections, footnotes }: ReportBody): string[] =>
  splitLines([preamble, ...sections.flatMap(({ title, text }) => [title, text]), footnotes]);

/** The JSON beside a former page; what is made of fields is no part of the text. */
function readLines(json: string | undefined): string[] {
  const report = parsePublishedReport(json ?? '');
  const lines = report?.lines.filter(({ section }) => section !== '落款' && section !== '版记') ?? [];
  return splitLines(lines.map(({ text }) => text));
}

/** The share of characters that stand in the same lines. */
function compareLines(before: readonly string[], after: readonly string[]): number {
  if (before.length === after.length && before.every((line, index) => line === after[index])) return 1;
  const count = (lines: readonly string[]) => lines.reduce((sum, line) => sum + line.length, 0);
  const rest = new Map<string, number>();
  for (const line of after) rest.set(line, (rest.get(line) ?? 0) + 1);
  let common = 0;
  for (const line of before) {
    const times = rest.get(line) ?? 0;
    if (times > 0) common += line.length;
    rest.set(line, times - 1);
  }
  // The same lines in another order are not the same text.
  return Math.min(0.99, (2 * common) / (count(before) + count(after) || 1));
}
