/** Marks that change how the words around them are shown, wherever they stand (CommonMark 6, with this portal's rules). */
const INLINE = /[\\*`]|_|(?<=!)\[|\[(?=\^)|\](?=\()|<(?=[a-z][a-z\d+.-]*:|[^\s<>@]+@)|&(?=#?\w{1,31};)/giu;

/** What begins a block: heading, quotation, list, rule, table, caption, footnote. */
const BLOCK_START = /^(?:#{1,6}(?=\s|$)|>|[-+*](?=\s|$)|(?:-\s*){3,}$|(?:_\s*){3,}$|[|]|:(?=\s)|=+$)/u;

const ORDERED_START = /^(\d{1,9})([.)])(?=\s|$)/u;

/** `[甲](乙)` is a link only with both brackets, so the first is escaped where it would open one. */
const LINK = /\[(?=[^[\]]*\]\()/gu;

/** Text as Markdown that shows exactly this text inside a line. */
export function escapeInline(text: string): string {
  return text
    .replace(INLINE, '\\$&')
    .replace(LINK, (bracket, index: number, all: string) =>
      all[index - 1] === '\\' ? bracket : `\\${bracket}`,
    );
}

/** Text between the brackets of a link or an image: one of its own without a partner would end it too early. */
export function escapeBrackets(text: string): string {
  return escapeInline(text).replace(/\\.|[[\]]/gsu, (mark) => (mark.length === 1 ? `\\${mark}` : mark));
}

/** The start of a line, already escaped inside, so that it begins no block. */
export function escapeLineStart(line: string): string {
  const trimmed = line.replace(/^[ \t]+/u, '');
  const ordered = ORDERED_START.exec(trimmed);
  if (ordered) return `${ordered[1]}\\${trimmed.slice((ordered[1] ?? '').length)}`;
  return BLOCK_START.test(trimmed) ? `\\${trimmed}` : trimmed;
}

/** Every mark of ASCII escaped: hard to read, but nothing is left to be read as Markdown. */
export function escapeAll(text: string): string {
  return text.replace(/[!-/:-@[-`{-~]/gu, '\\$&');
}

/** Text in a cell: a bar would end it, `<br>` break its line, and `^^` or `<` alone would merge it with its neighbour. */
export function escapeCell(markdown: string): string {
  const text = markdown
    .replace(/(?<!\\)(?:\\\\)*\|/gu, (bar) => `${bar.slice(0, -1)}\\|`)
    .replace(/(?<!\\)(?=<br\s*\/?>)/giu, '\\');
  return text === '^^' || text === '<' ? `\\${text}` : text;
}
