import { redo, undo } from '@codemirror/commands';
import type { ChangeSpec } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import {
  findFreeNote,
  formatNote,
  type HeadingLevel,
  separate,
  toggleHeading,
} from '../desk/compose-text.ts';
import type { TableRange } from '../desk/table-text.ts';
import { turnBold } from '../desk/turn-bold.ts';
import { findChange } from './find-change.ts';

/** What is done to the text in the editor; each of them is one step of undo. */

export function turnHeading(view: EditorView, level: HeadingLevel): void {
  const { doc, selection } = view.state;
  const line = doc.lineAt(selection.main.head);
  const next = toggleHeading(doc.toString().split('\n'), line.number - 1, level);
  const behind = line.to - selection.main.head;
  view.dispatch({
    changes: { from: line.from, to: line.to, insert: next },
    selection: { anchor: Math.max(line.from, line.from + next.length - behind) },
    userEvent: 'input',
  });
  view.focus();
}

/** @returns whether there were words to do it to */
export function setBold(view: EditorView): boolean {
  const { from, to } = view.state.selection.main;
  const changes = view.state.changes(turnBold(view.state.doc.toString(), from, to));
  view.dispatch({
    changes,
    selection: { anchor: changes.mapPos(from, 1), head: changes.mapPos(to, -1) },
    userEvent: 'input',
  });
  view.focus();
  return !changes.empty;
}

export function step(view: EditorView, name: 'undo' | 'redo'): void {
  (name === 'undo' ? undo : redo)(view);
  view.focus();
}

export const chosenText = (view: EditorView): string => {
  const { from, to } = view.state.selection.main;
  return view.state.sliceDoc(from, to);
};

/** A part of a text, from one place to another. */
interface Place {
  from: number;
  to: number;
}

/** Words in place of what is chosen, or of what was. */
export function insertWords(view: EditorView, words: string, place: Place = view.state.selection.main): void {
  const { from, to } = place;
  put(view, place, { from, to, insert: words }, from + words.length);
}

/** A block behind the paragraph of the cursor; in place of what is chosen, or of an empty line. @returns its end */
export function insertBlock(
  view: EditorView,
  block: string,
  place: Place = view.state.selection.main,
): number {
  const { doc } = view.state;
  const isInLine = place.from === place.to && doc.lineAt(place.from).text.trim() !== '';
  const from = isInLine ? findBlockEnd(view, place.from) : place.from;
  const to = isInLine ? from : place.to;
  const text = doc.toString();
  const insert = separate(text.slice(0, from), block, text.slice(to));
  const end = from + insert.trimEnd().length;
  put(view, place, { from, to, insert }, end);
  return end;
}

/** The cursor goes to the end of what is put in, unless it has left the place since. */
function put(view: EditorView, place: Place, changes: ChangeSpec, end: number): void {
  const { main } = view.state.selection;
  const isThere = main.from === place.from && main.to === place.to;
  view.dispatch({
    changes,
    ...(isThere ? { selection: { anchor: end }, scrollIntoView: true } : {}),
    userEvent: 'input',
  });
  view.focus();
}

/** The end of the last line before an empty one: a block put in between would end up in the middle of a paragraph. */
function findBlockEnd(view: EditorView, from: number): number {
  const { doc } = view.state;
  let line = doc.lineAt(from);
  while (line.number < doc.lines && doc.line(line.number + 1).text.trim() !== '')
    line = doc.line(line.number + 1);
  return line.to;
}

/** A footnote behind the cursor, its words at the end of the text. */
export function insertNote(view: EditorView, words: string): void {
  const { doc, selection } = view.state;
  const { to } = selection.main;
  const text = doc.toString();
  const number = findFreeNote(text);
  const sign = `[^${number}]`;
  view.dispatch({
    changes: [
      { from: to, insert: sign },
      { from: doc.length, insert: formatNote(to === doc.length ? text + sign : text, number, words) },
    ],
    selection: { anchor: to + sign.length },
    userEvent: 'input',
  });
  view.focus();
}

/** Puts lines in place of others, and touches only what differs. */
export function replaceLines(view: EditorView, { first, end }: TableRange, lines: readonly string[]): void {
  const { doc } = view.state;
  const [from, to] = [doc.line(first + 1).from, doc.line(end).to];
  const { from: start, to: stop, insert } = findChange(doc.sliceString(from, to), lines.join('\n'));
  view.dispatch({ changes: { from: from + start, to: from + stop, insert }, userEvent: 'input' });
  view.focus();
}
