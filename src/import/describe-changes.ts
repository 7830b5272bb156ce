import { findHunks, type Hunk, limitEdits, trimEqual } from '../base/find-hunks.ts';
import { countCharacters } from './document-text.ts';

/** What an update changes in a text, for people. */
export interface TextChanges {
  /** Chinese, one sentence. */
  readonly summary: string;
  /** `－` and `＋` lines with some text around the change. */
  readonly lines: readonly string[];
}

/** More lines than a screen holds help nobody. */
const MAX_LINES = 40;
/** Characters shown before and after a change in a long paragraph. */
const CONTEXT = 12;
const MAX_SHOWN = 70;

/** A moment's work, also for a yearbook that another one replaces. */
const MOST_EDITS = 2000;

/** Compares two texts paragraph by paragraph. Empty lines say nothing. */
export function describeChanges(before: string, after: string): TextChanges {
  const paragraphs = (text: string) => text.split('\n').filter((line) => line.trim() !== '');
  const lines: string[] = [];
  const counts = { changed: 0, added: 0, removed: 0 };
  let [more, fewer] = [0, 0];
  const [former, present] = [paragraphs(before), paragraphs(after)];
  for (const hunk of findHunks(former, present, limitEdits(MOST_EDITS))) {
    const [old, fresh] = [former.slice(...hunk.before), present.slice(...hunk.after)];
    const pairs = Math.min(old.length, fresh.length);
    counts.changed += pairs;
    counts.removed += old.length - pairs;
    counts.added += fresh.length - pairs;
    for (let at = 0; at < Math.max(old.length, fresh.length); at += 1) {
      const [was, is] = [old[at], fresh[at]];
      const [shownOld, shownNew] = showChange(was ?? '', is ?? '');
      fewer += countCharacters(shownOld.changed);
      more += countCharacters(shownNew.changed);
      if (was !== undefined) lines.push(`－ ${shownOld.shown}`);
      if (is !== undefined) lines.push(`＋ ${shownNew.shown}`);
    }
  }
  if (lines.length === 0) return { summary: '正文没有变化', lines: [] };
  const rest = lines.length - MAX_LINES;
  return {
    summary: `正文改 ${counts.changed} 段、加 ${counts.added} 段、删 ${counts.removed} 段；去掉 ${fewer} 字，增加 ${more} 字`,
    lines: rest > 0 ? [...lines.slice(0, MAX_LINES), `……还有 ${rest} 行`] : lines,
  };
}

/** The part of two paragraphs that differs, with a little around it. */
function showChange(was: string, is: string) {
  const [old, fresh] = [[...was], [...is]];
  const changed = trimEqual(old, fresh, { before: [0, old.length], after: [0, fresh.length] });
  const show = (characters: readonly string[], [start, end]: Hunk['before']) => {
    const from = Math.max(0, start - CONTEXT);
    const to = Math.min(characters.length, end + CONTEXT);
    const shown = characters.slice(from, to);
    const cut = shown.length > MAX_SHOWN ? [...shown.slice(0, MAX_SHOWN), '…'] : shown;
    return {
      changed: characters.slice(start, end).join(''),
      shown: `${from > 0 ? '…' : ''}${cut.join('')}${to < characters.length && shown.length <= MAX_SHOWN ? '…' : ''}`,
    };
  };
  return [show(old, changed.before), show(fresh, changed.after)] as const;
}
