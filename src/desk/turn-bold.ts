/** A part of a text in the editor, from one place to another. */
interface Run {
  readonly from: number;
  readonly to: number;
}

/** As CodeMirror takes it. */
interface TextChange extends Run {
  readonly insert: string;
}

/** The signs around bold words. */
interface Signs {
  readonly open: Run;
  readonly close: Run;
}

/** What is chosen of a paragraph, without white space at its ends, and all that is bold in the paragraph. */
interface Part extends Run {
  readonly bold: readonly Signs[];
}

const SIGN = '**';

/** What stands at the beginning of a line and is no word of it: signs of quotations, headings, lists, notes, captions. */
const LINE_SIGNS = /^[ \t>]*(?:#{1,6}[ \t]+|[-*+][ \t]+|\d{1,9}[.)][ \t]+|\[\^[^\]]+\]:[ \t]*|:[ \t]+)?/u;

/** What a cell may hold that is no word: `---`, and the signs that join it to another. */
const CELL_SIGNS = /^(?::?-+:?|<|\^\^)$/u;

/**
 * Sets what is chosen in bold, or takes that back if all of it is. Signs around white space, around the signs of a
 * heading or a list, or from one paragraph to the next would stand on the page as stars: each paragraph and each cell
 * has its own.
 * @returns nothing where no word is chosen
 */
export function turnBold(text: string, from: number, to: number): TextChange[] {
  const parts = listParts(text, from, to);
  const isBold = parts.every((part) => findAround(part));
  return isBold ? parts.flatMap((part) => takeBack(text, part)) : parts.flatMap(setBold);
}

const insert = (at: number): TextChange => ({ from: at, to: at, insert: SIGN });
const remove = (run: Run): TextChange => ({ ...run, insert: '' });

/** Bold words that a part overlaps or touches become one with it. */
function setBold(part: Part): TextChange[] {
  const joined = part.bold.filter(({ open, close }) => open.from <= part.to && close.to >= part.from);
  const from = Math.min(part.from, ...joined.map(({ open }) => open.from));
  const to = Math.max(part.to, ...joined.map(({ close }) => close.to));
  return [insert(from), ...joined.flatMap(({ open, close }) => [remove(open), remove(close)]), insert(to)];
}

/** What is bold beside the part stays so. */
function takeBack(text: string, part: Part): TextChange[] {
  const signs = findAround(part);
  if (!signs) return [];
  const { open, close } = signs;
  const before = open.to + text.slice(open.to, Math.max(open.to, part.from)).trimEnd().length;
  const after = close.from - text.slice(Math.min(close.from, part.to), close.from).trimStart().length;
  return [
    before === open.to ? remove(open) : insert(before),
    after === close.from ? remove(close) : insert(after),
  ];
}

const findAround = ({ from, to, bold }: Part): Signs | undefined =>
  bold.find(({ open, close }) => open.from <= from && to <= close.to && from < close.from && to > open.to);

function listParts(text: string, from: number, to: number): Part[] {
  const parts: Part[] = [];
  for (let start = text.lastIndexOf('\n', from - 1) + 1; start < to; ) {
    const next = text.indexOf('\n', start);
    const end = next === -1 ? text.length : next;
    const signs = LINE_SIGNS.exec(text.slice(start, end))?.[0].length ?? 0;
    for (const cell of splitCells(text, { from: start + signs, to: end })) {
      const run = trim(text, { from: Math.max(cell.from, from), to: Math.min(cell.to, to) });
      const words = run && text.slice(run.from, run.to);
      if (run && words !== undefined && !CELL_SIGNS.test(words) && /[^*]/u.test(words))
        parts.push({ ...run, bold: findBold(text, cell) });
    }
    start = end + 1;
  }
  return parts;
}

/** A line that is no row of a table is one. */
function splitCells(text: string, line: Run): Run[] {
  if (text[line.from] !== '|') return [line];
  const bars = [...text.slice(line.from, line.to).matchAll(/(?<!\\)\|/gu)].map(
    ({ index }) => line.from + index,
  );
  return bars.map((bar, index) => ({ from: bar + 1, to: bars[index + 1] ?? line.to }));
}

function trim(text: string, { from, to }: Run): Run | undefined {
  const words = text.slice(from, to);
  if (words.trim() === '') return undefined;
  return {
    from: from + words.length - words.trimStart().length,
    to: to - words.length + words.trimEnd().length,
  };
}

function findBold(text: string, { from, to }: Run): Signs[] {
  const signs = [...text.slice(from, to).matchAll(/(?<!\\)\*\*/gu)].map(({ index }) => ({
    from: from + index,
    to: from + index + SIGN.length,
  }));
  return signs.flatMap((open, index) => {
    const close = signs[index + 1];
    return index % 2 === 0 && close ? [{ open, close }] : [];
  });
}
