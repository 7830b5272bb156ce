/**
 * The text of a Word document by a second reading, which shares nothing with the first: no tree, no table of elements,
 * no names of namespaces. It goes over the characters of a part and takes for text whatever is not known to be none,
 * where the reader takes what is known to be text. So neither is blind where the other is.
 */

import { GAP, SIGN } from './document.ts';

/** Elements whose characters are no text of the document: codes, positions, data. By local name. */
const NO_TEXT = new Set([
  'del',
  'moveFrom',
  'delText',
  'instrText',
  'delInstrText',
  'fldData',
  'posOffset',
  'align',
  'pctPosHOffset',
  'pctPosVOffset',
  'pctWidth',
  'pctHeight',
  'LockedField',
  'FieldCodes',
  'ClientData',
  'binData',
]);

/** Fields that show nothing, or whose result stands in the text by itself. */
const SILENT_FIELD = /^\s*(?:xe|tc|ta|rd|set|ask|private|print|toc|index|hyperlink|ref|pageref)\b/iu;

interface Line {
  text: string;
}

/** What is open at a place: how to go on when the element ends. */
interface Open {
  readonly name: string;
  readonly close?: () => void;
}

export interface WitnessOptions {
  /** A document of this project: see `ImportedDocument.isMarked`. */
  readonly isMarked?: boolean;
  /** Ids of the notes that are referred to, `2`; others are not shown. */
  readonly noteIds?: ReadonlySet<string>;
}

export interface Witness {
  /** A string for each paragraph, with `GAP` and `SIGN` where another form than the file's is shown. */
  readonly lines: string[];
  /** Ids of the notes that the text refers to. */
  readonly footnoteIds: ReadonlySet<string>;
  readonly endnoteIds: ReadonlySet<string>;
}

/** Reads one part, as it lies in the archive. */
export function readDocxWitness(bytes: Uint8Array, options: WitnessOptions = {}): Witness {
  const lines: string[] = [];
  const footnoteIds = new Set<string>();
  const endnoteIds = new Set<string>();
  const stack: Open[] = [];
  const fields: { code: string | undefined }[] = [];
  let line: Line = { text: '' };
  let muted = 0;
  let codes = 0;
  let isHidden = false;
  let isReference = false;
  let isSymbolic = false;
  let properties = 0;
  let choice = '';

  const add = (text: string) => {
    if (muted === 0 && fields.every(({ code }) => code === undefined)) line.text += text;
  };
  const finish = ({ text }: Line) => {
    if (text.replaceAll(GAP, '').trim() !== '') lines.push(text);
  };
  /** The text from here to the end of the element is a line of its own. */
  const divert = (onEnd: (own: Line) => void): (() => void) => {
    const outer = line;
    const own = { text: '' };
    line = own;
    return () => {
      line = outer;
      onEnd(own);
    };
  };
  const mute = () => {
    muted += 1;
    return () => {
      muted -= 1;
    };
  };
  const openElement = (name: string, tag: string): (() => void) | undefined => {
    if (name === 'instrText') {
      codes += 1;
      return () => {
        codes -= 1;
      };
    }
    if (NO_TEXT.has(name)) return mute();
    switch (name) {
      case 'p':
        return divert(finish);
      case 'pPr':
      case 'rPrChange':
        properties += 1;
        return () => {
          properties -= 1;
        };
      case 'r': {
        const before = { isHidden, isReference, isSymbolic };
        [isHidden, isReference, isSymbolic] = [false, false, false];
        return () => {
          ({ isHidden, isReference, isSymbolic } = before);
        };
      }
      case 'vanish':
        if (properties === 0 && !/^(?:0|false|off)$/u.test(readAttribute(tag, 'val') ?? '')) isHidden = true;
        return undefined;
      case 'rFonts':
        isSymbolic = /wingdings|webdings|symbol/iu.test(readAttribute(tag, 'ascii') ?? '');
        return undefined;
      case 'rStyle':
        if (options.isMarked && readAttribute(tag, 'val') === 'FootnoteReference') isReference = true;
        return undefined;
      case 'br':
      case 'cr':
      case 'tab':
      case 'ptab':
        if (properties === 0) add(' ');
        return undefined;
      case 'sym':
        if (readAttribute(tag, 'char') !== undefined) add(SIGN);
        return undefined;
      case 'noBreakHyphen':
        add(SIGN);
        return undefined;
      case 'oMath':
      case 'ruby':
        add(GAP);
        return () => add(GAP);
      case 'rt':
        return divert(finish);
      case 'textpath': {
        const text = readAttribute(tag, 'string');
        if (text === undefined || muted > 0) return undefined;
        finish({ text });
        add(GAP);
        return undefined;
      }
      case 'footnoteReference':
      case 'endnoteReference':
        if (muted === 0)
          (name === 'footnoteReference' ? footnoteIds : endnoteIds).add(readAttribute(tag, 'id') ?? '');
        return undefined;
      case 'footnote':
      case 'endnote': {
        const type = readAttribute(tag, 'type') ?? 'normal';
        const isShown = type === 'normal' && options.noteIds?.has(readAttribute(tag, 'id') ?? '');
        return isShown ? undefined : mute();
      }
      case 'checkBox':
      case 'ddList':
        // The field of a form, whose code has only begun, and which shows its value.
        if (muted === 0 && fields.slice(0, -1).every(({ code }) => code === undefined))
          line.text += name === 'checkBox' ? SIGN : GAP;
        return undefined;
      case 'fldChar':
        readFieldMark(readAttribute(tag, 'fldCharType'));
        return undefined;
      case 'fldSimple': {
        const start = line.text.length;
        const code = readAttribute(tag, 'instr') ?? '';
        return () => {
          if (line.text.length > start || SILENT_FIELD.test(code)) return;
          add(/^\s*eq\b/iu.test(code) ? SIGN : GAP);
        };
      }
      case 'Choice':
      case 'Fallback': {
        const from = lines.length;
        return divert((own) => {
          const added = [...lines.splice(from), own.text].filter((text) => text.trim() !== '');
          if (own.text !== '') add(GAP);
          if (name === 'Choice') choice = added.join('\n');
          // The same once more, for older programs.
          const bare = choice.replace(/\s+/gu, '');
          for (const text of added) {
            if (name === 'Choice' || !bare.includes(text.replace(/\s+/gu, ''))) lines.push(text);
          }
        });
      }
    }
    return undefined;
  };
  const readFieldMark = (type: string | undefined) => {
    if (muted > 0) return;
    const field = fields.at(-1);
    if (type === 'begin') fields.push({ code: '' });
    else if (type === 'separate' && field) {
      if (/^\s*eq\b/iu.test(field.code ?? '')) return;
      field.code = undefined;
    } else if (type === 'end' && field) {
      fields.pop();
      // Only a code: what it shows has to be something.
      if (field.code === undefined || SILENT_FIELD.test(field.code)) return;
      add(/^\s*eq\b/iu.test(field.code) ? SIGN : GAP);
    }
  };
  const takeText = (text: string) => {
    const field = fields.at(-1);
    if (codes > 0) {
      if (field?.code !== undefined && muted === 0) field.code += text;
      return;
    }
    if (text === '' || muted > 0) return;
    if (isHidden) finish({ text });
    else if (isReference) add(GAP);
    else if (stack.some(({ name }) => name === 'oMath')) add(`${GAP}${text}`);
    // Letters of a symbol font are shown as signs, and so is the private area that such fonts stand in.
    else add(text.replace(isSymbolic ? /[!-\u00ff\uf000-\uf0ff]/gu : /[\uf000-\uf0ff]/gu, SIGN));
  };

  for (const piece of scanMarkup(decode(bytes))) {
    if (piece.kind === 'text') takeText(piece.text);
    else if (piece.kind === 'open') {
      const close = openElement(piece.name, piece.tag);
      if (piece.isEmpty) close?.();
      else stack.push({ name: piece.name, ...(close ? { close } : {}) });
    } else stack.pop()?.close?.();
  }
  finish(line);
  return { lines, footnoteIds, endnoteIds };
}

type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'open'; readonly name: string; readonly tag: string; readonly isEmpty: boolean }
  | { readonly kind: 'close' };

/** Tags and the text between them, from left to right. Whether the part is whole XML is asked by the reader. */
function* scanMarkup(xml: string): Generator<Piece> {
  let at = 0;
  while (at < xml.length) {
    const start = xml.indexOf('<', at);
    if (start < 0) return;
    if (start > at) yield { kind: 'text', text: decodeEntities(xml.slice(at, start)) };
    const special = SPECIALS.find(([open]) => xml.startsWith(open, start));
    if (special) {
      const [open, close] = special;
      const end = xml.indexOf(close, start + open.length);
      if (end < 0) return;
      if (open === '<![CDATA[') yield { kind: 'text', text: xml.slice(start + open.length, end) };
      at = end + close.length;
      continue;
    }
    const end = findTagEnd(xml, start);
    if (end < 0) return;
    const tag = xml.slice(start + 1, end);
    if (tag.startsWith('/')) yield { kind: 'close' };
    else {
      const name = /^[^\s/>]+/u.exec(tag)?.[0] ?? '';
      yield { kind: 'open', name: name.slice(name.indexOf(':') + 1), tag, isEmpty: tag.endsWith('/') };
    }
    at = end + 1;
  }
}

const SPECIALS = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const;

/** The `>` of a tag; one inside quotes belongs to a value. */
function findTagEnd(xml: string, start: number): number {
  let quote = '';
  for (let at = start; at < xml.length; at += 1) {
    const char = xml[at] as string;
    if (quote !== '') {
      if (char === quote) quote = '';
    } else if (char === '"' || char === "'") quote = char;
    else if (char === '>') return at;
  }
  return -1;
}

/** The value of an attribute by its local name. */
function readAttribute(tag: string, name: string): string | undefined {
  const match = new RegExp(`[\\s:]${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'u').exec(tag);
  const value = match?.[1] ?? match?.[2];
  return value === undefined ? undefined : decodeEntities(value);
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

const decodeEntities = (text: string) =>
  text.replace(
    /&(?:#(\d+)|#x([\da-f]+)|(\w+));/giu,
    (whole, decimal?: string, hex?: string, name?: string) => {
      const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : undefined;
      if (code !== undefined) return code <= 0x10ffff ? String.fromCodePoint(code) : '';
      return ENTITIES[name ?? ''] ?? whole;
    },
  );

function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  return new TextDecoder(isUtf16 ? (first === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(bytes);
}
