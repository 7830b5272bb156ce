import type { MarkdownIt } from 'markdown-it';
import { parseNumber } from '../base/han-number.ts';
import { type BodyEnv, getBodyEnv, quoteSource, reportProblem } from './body-env.ts';

const HAN = '[〇零一二三四五六七八九十百]{1,5}';

/** What official texts put in front of an item. 1.5万人, 1、2年级 and 一、二年级 count things. */
const STYLES: readonly RegExp[] = [
  new RegExp(`^(${HAN})[、.．](?![一二三四五六七八九十]{1,2}(?:[、级年类档月至到线产]|(?=等)))`, 'u'),
  new RegExp(`^[（(]\\s*(${HAN})\\s*[)）]`, 'u'),
  /^(\d{1,3})\s?[、.．](?!\d)/u,
  /^[（(]\s*(\d{1,3})\s*[)）]/u,
  /^(\d{1,3})\s?[)）]/u,
  /^([①-⑳])/u,
  new RegExp(`^(${HAN})是`, 'u'),
  new RegExp(`^(${HAN})要`, 'u'),
  new RegExp(`^第(${HAN})[，,、]`, 'u'),
  new RegExp(`^第\\s*(${HAN}|\\d{1,4})\\s*[编章节条](?![之第、，（和至或的])`, 'u'),
];

/** A note goes on in the lines below it: its text must not leave it. */
const NOTE = /^\[\^[^\]\s]+\]:/u;

/** A sentence or what introduces a list has ended. */
const ENDS = /[。！？；：…!?;:][”’）)」』》]*$/u;

interface Marker {
  readonly style: number;
  readonly value: number;
}

/** What is known of a body's lines, by 0-based line. */
interface NumberedLines {
  /** Numbers at the start of lines that are not the first of a block of lines. */
  readonly markers: ReadonlyMap<number, Marker>;
  /** Those that begin a paragraph. */
  readonly begins: ReadonlySet<number>;
  /** Those of which the editor was told: the list or quotation around a paragraph asks for its lines again. */
  readonly told: Set<number>;
}

const READ = new WeakMap<BodyEnv, NumberedLines>();

/**
 * A line that begins with `1、`, `（1）` or `一是` begins a paragraph, with or without an empty line before it: pasted
 * items would run into one sentence. That it is an item is certain if the line before it has ended a sentence, or if
 * the numbers go on in lines of the same block; where it is not, such as `（三）项` in a wrapped line, the editor is told.
 */
export function numberedLineRule(md: MarkdownIt): void {
  md.block.ruler.before(
    'paragraph',
    'numbered_line',
    (state, line, _end, silent) => {
      // Silent means: may this line end the paragraph before it?
      if (!silent) return false;
      const env = getBodyEnv(state.env);
      const { markers, begins, told } = readLines(env);
      if (begins.has(line)) return true;
      if (markers.has(line) && !told.has(line)) reportDoubt(env, line);
      told.add(line);
      return false;
    },
    { alt: ['paragraph'] },
  );
}

function readLines(env: BodyEnv): NumberedLines {
  const known = READ.get(env);
  if (known) return known;
  const markers = new Map<number, Marker>();
  const begins = new Set<number>();
  /** The last number of each style in the block of lines, and its line. */
  let latest = new Map<number, { value: number; line: number }>();
  let before = '';
  let isNote = false;
  for (const [line, raw] of env.lines.entries()) {
    const text = raw.replace(/^[\s>]+/u, '');
    const marker = text === '' ? undefined : readMarker(text);
    if (text === '') latest = new Map();
    isNote = text !== '' && (isNote || NOTE.test(text));
    if (marker && !isNote) {
      const last = latest.get(marker.style);
      if (before !== '') markers.set(line, marker);
      if (last?.value === marker.value - 1) begins.add(last.line).add(line);
      if (ENDS.test(before.trimEnd().slice(-8))) begins.add(line);
      latest.set(marker.style, { value: marker.value, line });
    }
    before = text;
  }
  const lines = { markers, begins, told: new Set<number>() };
  READ.set(env, lines);
  return lines;
}

function readMarker(text: string): Marker | undefined {
  const start = text.slice(0, 24);
  for (const [style, pattern] of STYLES.entries()) {
    const digits = pattern.exec(start)?.[1];
    if (digits === undefined) continue;
    const value = /[①-⑳]/u.test(digits) ? (digits.codePointAt(0) ?? 0) - 0x245f : parseNumber(digits);
    if (value !== undefined) return { style, value };
  }
  return undefined;
}

function reportDoubt(env: BodyEnv, line: number): void {
  const text = env.lines[line] ?? '';
  reportProblem(env, [line, line + 1], [], {
    level: 'warning',
    rule: 'numbered-line',
    message: `这一行${quoteSource(text.slice(0, 60))}以序号开头，和上一行连成了一段`,
    remedy: '是新的一段，在它前面空一行；不是，和上一行连成一行',
  });
}
