import { escapeHtml } from '../base/escape-html.ts';
import { formatCodePoint, NONCHARACTERS } from './hidden-characters.ts';

/**
 * Text of an attached file, which is shown as it is and which no editor is asked to mend: marks of writing direction
 * would show other words than there are (Unicode TR 36), so they are shown as what they are and change nothing.
 */
const DIRECTION_MARKS = /[\u202a-\u202e\u2066-\u2069]/gu;

/** What is searched of it: a word is found also where a mark stands in it. */
export function formatForeignText(text: string): string {
  return text.replace(DIRECTION_MARKS, '').replace(NONCHARACTERS, '\ufffd');
}

/** The same text for a page; the names of marks are left out where hits are sought (`.preview-absent`). */
export function renderForeignText(text: string): string {
  return escapeHtml(text.replace(NONCHARACTERS, '\ufffd')).replace(
    DIRECTION_MARKS,
    (mark) => `<span class="preview-absent">［${formatCodePoint(mark)}］</span>`,
  );
}
