import { findHunks, limitEdits } from '../base/find-hunks.ts';
import type { TextLine } from './published-report.ts';

/** Characters of one section that differ, white space aside. */
export interface SectionChange {
  readonly section: string;
  /** In the place of others, as far as numbers are equal. */
  readonly changed: number;
  readonly added: number;
  readonly removed: number;
}

const MAX_LINE_EDITS = 2000;
const MAX_CHARACTER_EDITS = 1500;

interface Sums {
  added: number;
  removed: number;
}

/** Compares two texts by their visible characters and tells where they differ, in the order of the new text. */
export function describeTextChanges(
  before: readonly TextLine[],
  after: readonly TextLine[],
): SectionChange[] {
  const [old, now] = [before.map(bare).filter(hasText), after.map(bare).filter(hasText)];
  const sums = new Map<string, Sums>();
  const order = [...new Set([...now, ...old].map(({ section }) => section))];
  const hunks = findHunks(old.map(textOf), now.map(textOf), limit(MAX_LINE_EDITS));
  for (const { before: from, after: to } of hunks) countHunk(old.slice(...from), now.slice(...to), sums);
  return order.flatMap((section) => {
    const { added = 0, removed = 0 } = sums.get(section) ?? {};
    const changed = Math.min(added, removed);
    return added + removed > 0
      ? [{ section, changed, added: added - changed, removed: removed - changed }]
      : [];
  });
}

/** `第二节（一）改 12 字`. */
export function formatSectionChange({ section, changed, added, removed }: SectionChange): string {
  const parts = [
    changed > 0 && `改 ${changed} 字`,
    added > 0 && `加 ${added} 字`,
    removed > 0 && `删 ${removed} 字`,
  ];
  return section + parts.filter(Boolean).join('、');
}

const bare = ({ section, text }: TextLine): TextLine => ({ section, text: text.replace(/\s/gu, '') });
const hasText = ({ text }: TextLine) => text !== '';

const textOf = ({ text }: TextLine) => text;
const limit = (maxEdits: number) => limitEdits(maxEdits, 4 * maxEdits ** 2);

/** Adds the characters of one run to their sections. What moved to another paragraph of the run has not changed. */
function countHunk(removed: readonly TextLine[], added: readonly TextLine[], sums: Map<string, Sums>): void {
  const spread = (lines: readonly TextLine[]) =>
    lines.flatMap(({ section, text }) => [...text].map((character) => ({ character, section })));
  const [old, now] = [spread(removed), spread(added)];
  const add = (section: string, key: keyof Sums) => {
    const sum = sums.get(section) ?? { added: 0, removed: 0 };
    sum[key] += 1;
    sums.set(section, sum);
  };
  const known = new Set(added.map(({ section }) => section));
  const hunks = findHunks(
    old.map(({ character }) => character),
    now.map(({ character }) => character),
    limit(MAX_CHARACTER_EDITS),
  );
  for (const { before, after } of hunks) {
    for (const { section } of now.slice(...after)) add(section, 'added');
    // A section that got another number is spoken of by its new one.
    const here = now[Math.min(after[0], now.length - 1)]?.section;
    for (const { section } of old.slice(...before))
      add(known.has(section) ? section : (here ?? section), 'removed');
  }
}
