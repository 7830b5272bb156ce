import { clip } from '../base/clip.ts';
import { countSharedStart } from '../base/count-shared-start.ts';
import { type PdfText, stripSpace } from './list-pdf-text.ts';

/** The sign between the numbers of pages: `— 1 —`. */
const PAGE_NUMBER = /—\d+—$/u;

/**
 * What a PDF does not show of the report's text, or `undefined` if it shows all of it.
 * @param pages the text of each page, as a reader of PDFs finds it: body, notes at its foot, number
 */
export function findLostText(pages: readonly string[], expected: PdfText): string | undefined {
  let { main, notes } = expected;
  for (const [index, page] of pages.entries()) {
    const text = stripSpace(page).replace(PAGE_NUMBER, '');
    const cut = matchPage(text, main, notes, expected.heads);
    if (!cut) {
      const missing = findMissing(pages, expected);
      return (
        missing ??
        (expected.mayReorder ? undefined : describeDifference(text, expected.heads, main, index + 1))
      );
    }
    main = main.slice(cut.main);
    notes = notes.slice(cut.notes);
  }
  return main === '' && notes === '' ? undefined : `${quote(main || notes)}没有排出来`;
}

/** A page is a piece of the text, behind a repeated head, then a piece of the notes. */
function matchPage(
  text: string,
  main: string,
  notes: string,
  heads: readonly string[],
): { main: number; notes: number } | undefined {
  for (const head of ['', ...heads]) {
    if (!text.startsWith(head)) continue;
    const rest = text.slice(head.length);
    const most = countSharedStart(rest, main);
    for (let length = most; length >= 0; length -= 1) {
      const foot = rest.slice(length);
      if (notes.startsWith(foot)) return { main: length, notes: foot.length };
      // Notes begin with their numbers or go on from the page before: what is no beginning of either is a difference.
      if (foot.length > notes.length) break;
    }
  }
  return undefined;
}

/**
 * The characters that occur less often in the file than in the report. Rows of a table that are broken between pages
 * stand in another order there: then this is all that can be told. @returns nothing if only the order differs
 */
function findMissing(pages: readonly string[], { main, notes }: PdfText): string | undefined {
  const counts = new Map<string, number>();
  for (const char of stripSpace(pages.join(''))) counts.set(char, (counts.get(char) ?? 0) + 1);
  const missing = new Set<string>();
  for (const char of main + notes) {
    const left = (counts.get(char) ?? 0) - 1;
    counts.set(char, left);
    if (left < 0) missing.add(char);
  }
  return missing.size > 0 ? `少了${quote([...missing].join(''))}` : undefined;
}

function describeDifference(text: string, heads: readonly string[], main: string, page: number): string {
  const rests = [...heads, ''].flatMap((head) => (text.startsWith(head) ? [text.slice(head.length)] : []));
  const [rest = text] = rests.sort((a, b) => countSharedStart(b, main) - countSharedStart(a, main));
  const at = countSharedStart(rest, main);
  return `第 ${page} 页应当是${quote(main.slice(Math.max(0, at - 5)))}，排出来是${quote(rest.slice(Math.max(0, at - 5)))}`;
}

const quote = (text: string) => `“${clip(text, 20)}”`;
