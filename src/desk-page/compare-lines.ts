import { findHunks } from '../base/find-hunks.ts';

export interface ComparedLine {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Lines around a difference that are shown with it. */
const AROUND = 2;
const MOST_EDITS = 2000;

/** What is different between two texts, with a few lines around it; long runs that are the same become one `……`. */
export function compareLines(before: string, after: string): ComparedLine[] {
  const [old, now] = [before.split('\n'), after.split('\n')];
  const hunks = findHunks(old, now, { maxEdits: MOST_EDITS, steps: MOST_EDITS ** 2 });
  const lines: ComparedLine[] = [];
  let at = 0;
  const keep = (end: number, isLast: boolean) => {
    const same = old.slice(at, end);
    const isLong = same.length > 2 * AROUND + 1;
    const head = at === 0 ? 0 : AROUND;
    const tail = isLast ? 0 : AROUND;
    for (const [index, text] of same.entries()) {
      const isNear = index < head || index >= same.length - tail;
      if (!isLong || isNear) lines.push({ kind: 'same', text });
      else if (index === head) lines.push({ kind: 'same', text: '……' });
    }
  };
  for (const hunk of hunks) {
    keep(hunk.before[0], false);
    for (const text of old.slice(...hunk.before)) lines.push({ kind: 'removed', text });
    for (const text of now.slice(...hunk.after)) lines.push({ kind: 'added', text });
    [, at] = hunk.before;
  }
  if (hunks.length > 0) keep(old.length, true);
  return lines;
}
