import { type SpokenCell, speakTableRows } from '../reading/speak-table.ts';
import { speakText } from '../reading/speak-text.ts';
import { splitSentences } from '../reading/split-sentences.ts';

/** A sentence of the page, or a row of a table. */
export interface PageSentence {
  /** As it stands on the page. */
  readonly text: string;
  /** As it is said. */
  readonly spoken: string;
  /** The block that it is in: a paragraph, a heading, a row. */
  readonly block: Element;
  readonly isHeading: boolean;
  contains(node: Node, offset: number): boolean;
  /** Where it is in the window now; empty if it is not shown. */
  boxes(): DOMRect[];
}

/** What is read of a report: the document itself. */
const DOCUMENT =
  '.report-notice, .version-note, .report-number, .report-title, .report-head-note, .report-text';
/** Parts of a page that are for the eyes or the hands. */
const LEFT_OUT = [
  'nav, form, button, select, input, textarea, script, style, svg, iframe, template',
  '[aria-hidden="true"], [hidden], .visually-hidden, .script-missing, .breadcrumb, .pager, .report-tools',
  '.heading-link, .footnote-ref, .footnote-back, .qr-code, .hash-fold, .copy-status',
].join();

/** Text that belongs together: pieces of text nodes between two limits of blocks. */
interface Run {
  readonly block: Element;
  /** Said before it, where the eye has a sign: what is struck out must not sound as if it held. */
  readonly lead: string;
  text: string;
  readonly pieces: { readonly node: Text; readonly start: number }[];
}

/** All that is read of the page, in its order. */
export function collectSentences(): PageSentence[] {
  const own = [...document.querySelectorAll(DOCUMENT)];
  const roots = own.some((root) => root.matches('.report-text'))
    ? own
    : [...document.querySelectorAll('main')];
  return roots.flatMap(readElement);
}

/** The sentence under a point of the window. */
export function findSentenceAt(x: number, y: number): PageSentence | undefined {
  const caret = findCaret(x, y);
  if (!caret || caret.node.nodeType !== Node.TEXT_NODE) return undefined;
  let holder = caret.node.parentElement;
  while (holder && isInline(holder)) holder = holder.parentElement;
  if (!holder || holder.closest(LEFT_OUT)) return undefined;
  return readText(holder).find((sentence) => sentence.contains(caret.node, caret.offset));
}

/** Two names of one thing: the standard's, and that of Chromium before 128 and of Safari. */
function findCaret(x: number, y: number): { node: Node; offset: number } | undefined {
  const { caretPositionFromPoint, caretRangeFromPoint } = document as Partial<Document>;
  if (caretPositionFromPoint) {
    const found = caretPositionFromPoint.call(document, x, y);
    return found ? { node: found.offsetNode, offset: found.offset } : undefined;
  }
  const range = caretRangeFromPoint?.call(document, x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : undefined;
}

function readElement(element: Element): PageSentence[] {
  if (element.matches(LEFT_OUT) || !isShown(element)) return [];
  if (element instanceof HTMLTableElement) return readTable(element);
  if (element.querySelector('table') === null) return readText(element);
  // A table inside: what is around it is read piece by piece.
  const found: PageSentence[] = [];
  for (const child of element.childNodes) {
    if (child instanceof Element) found.push(...readElement(child));
    else if (child instanceof Text && child.data.trim() !== '') {
      found.push(
        ...splitRun({ block: element, lead: '', text: child.data, pieces: [{ node: child, start: 0 }] }),
      );
    }
  }
  return found;
}

/** `display: contents` has no box of its own. */
const isShown = (element: Element) =>
  element.getClientRects().length > 0 || getComputedStyle(element).display === 'contents';

const isInline = (element: Element) => /^(?:inline|contents|ruby)/.test(getComputedStyle(element).display);

const LEADS: Readonly<Record<string, string>> = { DEL: '删去：', INS: '增加：' };

const says = (text: string) => /[\p{L}\p{N}]/u.test(text);

const readText = (root: Element): PageSentence[] =>
  listRuns(root)
    .filter(({ text }) => says(text))
    .flatMap(splitRun);

function listRuns(root: Element): Run[] {
  const runs: Run[] = [];
  let run: Run | undefined;
  let lead = '';
  const add = (node: Text, block: Element) => {
    if (!run) {
      run = { block, lead, text: '', pieces: [] };
      runs.push(run);
    }
    run.pieces.push({ node, start: run.text.length });
    run.text += node.data;
  };
  const visit = (element: Element, block: Element) => {
    for (const child of element.childNodes) {
      if (child instanceof Text) add(child, block);
      else if (child instanceof Element) visitChild(child, block);
    }
  };
  /** What is in it does not belong together with what is around it. */
  const visitApart = (element: Element, block: Element) => {
    run = undefined;
    visit(element, block);
    run = undefined;
  };
  const visitChild = (element: Element, block: Element) => {
    if (element instanceof HTMLBRElement) {
      run = undefined;
      return;
    }
    if (element.matches(LEFT_OUT) || element instanceof HTMLTableElement) return;
    const ownLead = LEADS[element.tagName];
    if (ownLead !== undefined) {
      lead = ownLead;
      visitApart(element, block);
      lead = '';
    } else if (isInline(element)) visit(element, block);
    else if (isShown(element)) visitApart(element, element);
    else run = undefined;
  };
  visit(root, root);
  return runs;
}

function splitRun(run: Run): PageSentence[] {
  const { block, lead, text, pieces } = run;
  const isHeading = /^H[1-6]$/.test(block.tagName);
  return splitSentences(text).map(({ start, end }, index) => ({
    text: text.slice(start, end),
    spoken: (index === 0 ? lead : '') + speakText(text.slice(start, end)),
    block,
    isHeading,
    contains: (node, offset) =>
      pieces.some(
        (piece) => piece.node === node && piece.start + offset >= start && piece.start + offset <= end,
      ),
    boxes: () => findBoxes(pieces, start, end),
  }));
}

function findBoxes(pieces: Run['pieces'], start: number, end: number): DOMRect[] {
  return pieces.flatMap(({ node, start: from }) => {
    const length = node.data.length;
    const [first, last] = [Math.max(start - from, 0), Math.min(end - from, length)];
    if (first >= last || !node.isConnected) return [];
    const range = document.createRange();
    range.setStart(node, first);
    range.setEnd(node, last);
    return [...range.getClientRects()];
  });
}

function readTable(table: HTMLTableElement): PageSentence[] {
  const rows = [...table.rows].filter(isShown);
  const headRows = rows.filter((row) => row.parentElement?.tagName === 'THEAD').length;
  const spoken = speakTableRows(
    rows.map((row) => [...row.cells].map(readCell)),
    headRows,
  );
  const caption = table.caption ? readText(table.caption) : [];
  const said = rows.flatMap((row, index): PageSentence[] => {
    const text = spoken[index] ?? '';
    if (text === '') return [];
    return [
      {
        text,
        spoken: speakText(text),
        block: row,
        isHeading: false,
        contains: (node) => row.contains(node),
        boxes: () => (row.isConnected ? [row.getBoundingClientRect()] : []),
      },
    ];
  });
  return [...caption, ...said];
}

const readCell = (cell: HTMLTableCellElement): SpokenCell => ({
  // √ and ↓ are words where a cell has nothing else.
  text: listRuns(cell)
    .map(({ text }) => text.trim())
    .filter((text) => says(speakText(text)))
    .join(' '),
  isHead: cell.tagName === 'TH',
  columns: cell.colSpan,
  rows: cell.rowSpan,
});
