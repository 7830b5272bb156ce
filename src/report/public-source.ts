import { FIELDS } from './fields.ts';
import { formatListEntry } from './format-front-matter.ts';
import { WITHHELD_NAME } from './parse-reviews.ts';
import { foldKey, readFieldLines } from './read-field-lines.ts';
import type { ReportFields } from './report.ts';
import { splitFrontMatter } from './split-front-matter.ts';

const REVIEWS = FIELDS.flatMap(({ key, type, aliases = [] }) =>
  type === 'reviews' ? [key, ...aliases] : [],
);

/**
 * A report's own file as it is published, beside its page and in archives: character for character what the editor wrote,
 * but for the lines of 审核, in which each name is withheld unless the portal publishes it. A portal that is made of it
 * again is the same, whatever it demands.
 */
export function formatPublicSource(
  text: string,
  { reviews }: Pick<ReportFields, 'reviews'>,
  { publishReviewers }: { readonly publishReviewers: boolean },
): string {
  if (publishReviewers) return text;
  const split = splitFrontMatter(text);
  if ('rule' in split) return text;
  // `审　核`, as printed pages pad it, is 审核.
  const names = foldKey(split.frontMatter);
  if (!REVIEWS.some((name) => names.includes(name))) return text;
  const lines = text.split('\n');
  const start = split.frontMatterLine - 1;
  const end = start + split.frontMatter.split('\n').length;
  const { fields } = readFieldLines(split.frontMatter, split.frontMatterLine);
  const withheld = fields.flatMap(({ key, first }, index) => {
    if (!REVIEWS.includes(key)) return [];
    const next = fields[index + 1];
    // A name under a label that is no field counts for nothing, and is a name all the same.
    const entries = key === REVIEWS[0] ? reviews : [];
    return [{ from: start + first, to: next ? start + next.first : end, entries, key }];
  });
  // YAML knows ways to write the field whose lines are not its own, `{标题: …, 审核: …}`: there the names alone go.
  const isFound = withheld.some(({ entries }) => entries.length > 0);
  if (!isFound) for (let at = start; at < end; at += 1) lines[at] = withholdNames(lines[at] ?? '', reviews);
  for (const { from, to, entries, key } of withheld.reverse())
    lines.splice(from, to - from, ...format(key, entries));
  return lines.join('\n');
}

const withholdNames = (line: string, reviews: ReportFields['reviews']): string =>
  reviews.reduce((text, { by }) => text.replaceAll(by, WITHHELD_NAME), line);

const format = (key: string, reviews: ReportFields['reviews']): string[] => [
  `${key}:`,
  ...reviews.flatMap(({ round, date }) =>
    formatListEntry([
      ['审次', round],
      ['人', WITHHELD_NAME],
      ['日期', date],
    ]),
  ),
];
