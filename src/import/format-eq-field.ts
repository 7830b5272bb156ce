import { encloseNumber } from './format-list-number.ts';
import { groupText, raiseText } from './raise-text.ts';

/** What an EQ field shows. */
export interface EqText {
  readonly text: string;
  /** How it is read, where the field sets that above it. */
  readonly reading?: string;
  /** Whether the text says all that the field draws; else a ring, a frame or an unknown command is missing. */
  readonly isExact: boolean;
}

/** A part of a formula, and whether it is set above or below the line. */
interface Part {
  readonly text: string;
  readonly reading?: string;
  readonly shift?: 'up' | 'down';
}

const RINGS = /^[○◯〇⭕]$/u;
const SQUARES = /^[□☐]$/u;
const SHAPES = /^[○◯〇⭕□☐△▲◇◆☆]$/u;

/** Characters that Unicode has in a ring, besides the numbers to 50 and the letters (U+3280 and following). */
const RINGED = new Map(
  [
    ...'一二三四五六七八九十月火水木金土日株有社名特財祝労秘男女適優印注項休写正上中下左右医宗学監企資協夜',
  ].map((char, index) => [char, String.fromCodePoint(0x3280 + index)]),
);

/** Deeper than any formula nests. */
const MAX_DEPTH = 20;

/**
 * The text of a field such as `eq \o\ac(○,1)` (①): Word draws it and keeps no result (ECMA-376-1, 17.16.5.17). 带圈字符,
 * 拼音指南, 合并字符 and 双行合一 of Word and WPS are such fields.
 * @param code all of the field's code
 * @returns `undefined` if the field is another one
 */
export function formatEqField(code: string): EqText | undefined {
  const match = /^\s*eq(?![a-z])/iu.exec(code);
  if (!match) return undefined;
  // Switches of every field: `\* jc2`, `\* "Font:宋体"`, `\* MERGEFORMAT`.
  const formula = code.slice(match[0].length).replace(/\\\*\s*(?:"[^"]*"|[^\s\\"]+)/gu, '');
  const reader = new EqReader(formula.trim());
  const { reading, ...part } = reader.readParts('', 0);
  return { text: formatPart(part).trim(), isExact: reader.isExact, ...(reading ? { reading } : {}) };
}

class EqReader {
  isExact = true;
  #at = 0;
  readonly #code: string;

  constructor(code: string) {
    this.#code = code;
  }

  /** Reads up to one of the characters of `ends`, which stays unread. */
  readParts(ends: string, depth: number): Part {
    const parts: Part[] = [];
    let nested = 0;
    while (this.#at < this.#code.length) {
      const char = this.#code[this.#at] as string;
      if (nested === 0 && ends.includes(char)) break;
      if (char === '\\') {
        parts.push(this.#readCommand(depth));
        continue;
      }
      // Brackets inside an argument are text, and the argument ends after them.
      if (ends !== '' && char === '(') nested += 1;
      if (char === ')' && nested > 0) nested -= 1;
      parts.push({ text: char });
      this.#at += 1;
    }
    const [only, ...others] = parts.filter(({ text }) => text.trim() !== '');
    if (only && others.length === 0) return only;
    return { text: parts.map(formatPart).join('') };
  }

  #readCommand(depth: number): Part {
    const letter = this.#code[this.#at + 1] ?? '';
    if (!/[a-z]/iu.test(letter)) {
      // `\,` `\(` `\\`: the character itself.
      this.#at += 2;
      return { text: letter };
    }
    const [head = ''] =
      /^\\[a-z](?:\s*\\(?:[lrb]c\s*\\?.|fc\s*\\?.|vc\s*\\?.|[a-z]{2}\s*\d*))*\s*/iu.exec(
        this.#code.slice(this.#at),
      ) ?? [];
    this.#at += head.length;
    const args = this.#readArguments(depth);
    const form = args && FORMS[letter.toLowerCase()];
    if (!args || !form) {
      this.isExact = false;
      return { text: joinTexts(args ?? []) };
    }
    const formed = form(args, head.slice(2));
    if (formed.isLossy) this.isExact = false;
    return formed;
  }

  /** `(…,…)`; a list separator of the system may be `;` instead. */
  #readArguments(depth: number): Part[] | undefined {
    if (this.#code[this.#at] !== '(' || depth > MAX_DEPTH) return undefined;
    this.#at += 1;
    const args: Part[] = [];
    for (;;) {
      const { reading, ...part } = this.readParts(',;)', depth + 1);
      args.push(reading ? { text: formatPart({ ...part, reading }) } : part);
      const end = this.#code[this.#at];
      if (end === undefined) {
        this.isExact = false;
        return args;
      }
      this.#at += 1;
      if (end === ')') return args;
    }
  }
}

/** @param options as they are written, in letters of any case: `\up 9` */
type Form = (args: readonly Part[], options: string) => Part & { readonly isLossy?: true };

const FORMS: Readonly<Record<string, Form>> = {
  f: ([above, below]) => ({ text: `${group(above)}/${group(below)}` }),
  r: (args) => ({
    text: args.length > 1 ? `${raise(args[0]?.text, 'up')}√${group(args[1])}` : `√${group(args[0])}`,
  }),
  s: ([first, ...others], options) => {
    if (others.length > 0)
      return { text: `${raise(first?.text, 'up')}${others.map(({ text }) => raise(text, 'down')).join('')}` };
    const shift = /\\up/i.test(options) ? 'up' : /\\do/i.test(options) ? 'down' : undefined;
    return { text: first?.text ?? '', ...(shift ? { shift } : {}) };
  },
  o: overlay,
  x: (args) => ({ text: joinTexts(args) }),
  b: (args, options) => {
    const sign = (name: string) => new RegExp(`\\\\${name}\\s*\\\\?(.)`, 'iu').exec(options)?.[1];
    const both = sign('bc');
    const left = sign('lc') ?? both ?? (sign('rc') ? '' : '(');
    const right = sign('rc') ?? (both ? closeBracket(both) : sign('lc') ? '' : ')');
    return { text: `${left}${joinTexts(args, ',')}${right}` };
  },
  a: (args) => ({ text: args.map(formatPart).join(' ') }),
  i: ([from, to, of], options) => {
    const sign = /\\su/i.test(options) ? 'Σ' : /\\pr/i.test(options) ? 'Π' : '∫';
    return { text: `${sign}${raise(from?.text, 'down')}${raise(to?.text, 'up')} ${of?.text ?? ''}` };
  },
  l: (args) => ({ text: args.map(formatPart).join(',') }),
  // Moves what follows to the side and draws nothing.
  d: () => ({ text: '' }),
};

const closeBracket = (open: string) => ({ '(': ')', '[': ']', '{': '}', '<': '>' })[open] ?? open;

/** Parts drawn over each other: a character in a ring, one with its reading above, or lines in the height of one. */
function overlay(args: readonly Part[]): Part & { readonly isLossy?: true } {
  const parts = args.filter(({ text }) => text.trim() !== '');
  const shape = parts.find(({ text }) => SHAPES.test(text.trim()));
  const content = parts.filter((part) => part !== shape);
  const text = content.map((part) => part.text.trim()).join('');
  if (shape) {
    if (text === '') return { text: shape.text };
    const ringed = enclose(shape.text.trim(), text);
    return ringed === undefined ? { text, isLossy: true } : { text: ringed };
  }
  const base = content.filter(({ shift }) => shift === undefined);
  const above = content.filter(({ shift }) => shift !== undefined);
  if (base.length > 0 && above.length > 0) {
    const reading = above.map((part) => part.text.trim()).join('');
    // A stroke is not read.
    if (!/\p{L}/u.test(reading)) return { text, isLossy: true };
    return { text: base.map((part) => part.text.trim()).join(''), reading };
  }
  // Strokes over a character, such as a bar or a slash, cannot be kept.
  return base.length > 1 ? { text, isLossy: true } : { text };
}

function enclose(shape: string, text: string): string | undefined {
  const plain = text.normalize('NFKC');
  if (SQUARES.test(shape)) return { '√': '☑', '✓': '☑', '×': '☒', x: '☒', X: '☒' }[plain];
  if (!RINGS.test(shape)) return undefined;
  if (/^\d{1,2}$/u.test(plain)) return Number(plain) === 0 ? '⓪' : encloseNumber(Number(plain)) || undefined;
  if (/^[A-Z]$/u.test(plain)) return String.fromCodePoint(0x24b6 + plain.charCodeAt(0) - 65);
  if (/^[a-z]$/u.test(plain)) return String.fromCodePoint(0x24d0 + plain.charCodeAt(0) - 97);
  return RINGED.get(plain);
}

const joinTexts = (parts: readonly Part[], between = '') => parts.map(({ text }) => text).join(between);

const formatPart = ({ text, reading, shift }: Part) =>
  `${shift ? raise(text, shift) : text}${reading ? `（${reading}）` : ''}`;

/** `2` → `²`; words above and below stay as they are; else `^n`. */
function raise(text = '', shift: 'up' | 'down'): string {
  const raised = raiseText(text, shift === 'up' ? 'sup' : 'sub');
  if (raised !== text || text === '' || /\p{Script=Han}/u.test(text)) return raised;
  return `${shift === 'up' ? '^' : '_'}${groupText(text)}`;
}

const group = (part: Part | undefined) => groupText(part?.text ?? '');
