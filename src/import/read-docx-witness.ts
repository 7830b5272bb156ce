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

/** How to go on when the element that is open ends. */
type Close = (() => void) | undefined;

export interface WitnessOptions {
  /** A document of this project: see `ImportedDocument.isMarked`. */
  readonly isMarked?: boolean;
  /** Ids of the notes that are referred to, `2`; others are not shown. */
  readonly noteIds?: ReadonlySet<string>;
  /** Ids of the styles whose letters are shown as signs. */
  readonly symbolStyles?: ReadonlySet<string>;
}

/** Where the reading of one part is. */
const startReading = (options: WitnessOptions) => ({
  options,
  lines: [] as string[],
  footnoteIds: new Set<string>(),
  endnoteIds: new Set<string>(),
  /** Open fields, innermost last; `code` is undefined where its result has begun. Text in a code is held. */
  fields: [] as { code: string | undefined; held: string; isNote?: boolean }[],
  /** Open elements by local name, innermost last. */
  stack: [] as { readonly name: string; readonly close: Close }[],
  line: { text: '' },
  /** Open elements of each kind that changes what characters are. */
  muted: 0,
  codes: 0,
  properties: 0,
  /** Whether the style of the paragraph makes signs of letters. */
  isSymbolic: false,
  run: { ...PLAIN_RUN },
  /** What the newer one of two forms said. */
  choice: '',
});

type State = ReturnType<typeof startReading>;

/**
 * Reads one part, as it lies in the archive.
 * @returns a string for each paragraph, with `GAP` and `SIGN` where another form than the file's is shown, and the ids
 *   of the notes that the text refers to
 */
export function readDocxWitness(bytes: Uint8Array, options: WitnessOptions = {}) {
  const state = startReading(options);
  for (const piece of scanMarkup(decode(bytes))) {
    if (piece.kind === 'text') takeText(state, piece.text);
    else if (piece.kind === 'open') {
      const { name, tag } = piece;
      POINTS.get(name)?.(state, tag);
      const close = (NO_TEXT.has(name) ? mute : SPANS.get(name))?.(state, tag, name);
      if (piece.isEmpty) close?.();
      else state.stack.push({ name, close });
    } else state.stack.pop()?.close?.();
  }
  finish(state, state.line.text);
  // A code that never ends is none.
  for (const { code, held } of state.fields)
    if (code !== undefined) for (const text of held.split('\n')) finish(state, text);
  const { lines, footnoteIds, endnoteIds } = state;
  return { lines, footnoteIds, endnoteIds };
}

const PLAIN_RUN = { isHidden: false, isSymbolic: false };

/** What an element means that is over where it begins. */
type Point = (state: State, tag: string) => void;

/** What an element means up to its end. */
type Span = (state: State, tag: string, name: string) => Close;

const isInCode = ({ code }: { code: string | undefined }) => code !== undefined;

const add = (state: State, text: string) => {
  if (state.muted > 0) return;
  const outer = state.fields.find(isInCode);
  if (outer) outer.held += text;
  else state.line.text += text;
};

const finish = ({ lines }: State, text: string) => {
  if (text.replaceAll(GAP, '').trim() !== '') lines.push(text);
};

/** The text from here to the end of the element is a line of its own. */
function divert(state: State, onEnd: (own: string) => void): Close {
  const outer = state.line;
  const own = { text: '' };
  state.line = own;
  return () => {
    state.line = outer;
    onEnd(own.text);
  };
}

const ownLine: Span = (state) =>
  divert(state, (own) => {
    finish(state, own);
    const outer = state.fields.find(isInCode);
    if (outer) outer.held += '\n';
  });

const startParagraph: Span = (state, tag, name) => {
  const outer = state.isSymbolic;
  state.isSymbolic = false;
  const close = ownLine(state, tag, name);
  return () => {
    close?.();
    state.isSymbolic = outer;
  };
};

/** Counts the open elements of a kind. */
const count =
  (key: 'muted' | 'codes' | 'properties'): Span =>
  (state) => {
    state[key] += 1;
    return () => {
      state[key] -= 1;
    };
  };

const mute = count('muted');

/** Shows something that is not written so in the file. */
const show =
  (text: string): Point =>
  (state) =>
    add(state, text);

const space: Point = (state) => {
  if (state.properties === 0) add(state, ' ');
};

const startRun: Span = (state) => {
  const outer = state.run;
  state.run = { ...PLAIN_RUN, isSymbolic: state.isSymbolic };
  return () => {
    state.run = outer;
  };
};

const hide: Point = ({ properties, run }, tag) => {
  if (properties === 0 && !/^(?:0|false|off)$/u.test(readAttribute(tag, 'val') ?? '')) run.isHidden = true;
};

const setFont: Point = ({ run }, tag) => {
  const fonts = ['ascii', 'hAnsi'].flatMap((name) => readAttribute(tag, name) ?? []);
  if (fonts.length > 0) run.isSymbolic = fonts.some((font) => /wingdings|webdings|symbol/iu.test(font));
};

const setStyle: Point = ({ options, run }, tag) => {
  const id = readAttribute(tag, 'val') ?? '';
  if (options.symbolStyles?.has(id)) run.isSymbolic = true;
};

const setParagraphStyle: Point = (state, tag) => {
  state.isSymbolic = state.options.symbolStyles?.has(readAttribute(tag, 'val') ?? '') ?? false;
};

const takeSymbol: Point = (state, tag) => {
  if (readAttribute(tag, 'char') !== undefined) add(state, SIGN);
};

/** Stands between gaps, since its parts are put in another order. */
const rearrange: Span = (state) => {
  add(state, GAP);
  return () => add(state, GAP);
};

/** What stands under a mark, which may become one sign with it. */
const takeAccent: Span = (state, tag, name) => {
  add(state, SIGN);
  return mute(state, tag, name);
};

/** 艺术字 of older programs: its words are a value. */
const takeTextPath: Point = (state, tag) => {
  const text = readAttribute(tag, 'string');
  if (text === undefined || state.muted > 0) return;
  finish(state, text);
  add(state, GAP);
};

const referTo =
  (key: 'footnoteIds' | 'endnoteIds'): Point =>
  (state, tag) => {
    if (state.muted === 0 && !state.run.isHidden) state[key].add(readAttribute(tag, 'id') ?? '');
  };

const takeNote: Span = (state, tag, name) => {
  const type = readAttribute(tag, 'type') ?? 'normal';
  const isShown = type === 'normal' && state.options.noteIds?.has(readAttribute(tag, 'id') ?? '');
  return isShown ? undefined : mute(state, tag, name);
};

/** The field of a form, whose code has only begun, and which shows its value. */
const showValue =
  (text: string): Point =>
  (state) => {
    if (state.muted === 0 && !state.fields.slice(0, -1).some(isInCode)) state.line.text += text;
  };

const takeFieldMark: Point = (state, tag) => {
  const { fields } = state;
  if (state.muted > 0) return;
  const type = readAttribute(tag, 'fldCharType');
  const field = fields.at(-1);
  if (type === 'begin') fields.push({ code: '', held: '' });
  else if (type === 'separate' && field) {
    // In a document of this project it repeats the number of a note, which is a reference here.
    field.isNote = state.options.isMarked === true && /^\s*noteref\b/iu.test(field.code ?? '');
    // What is kept as the result of EQ is not what it shows.
    if (!isEq(field.code ?? '')) field.code = undefined;
  } else if (type === 'end' && field) {
    fields.pop();
    if (field.code !== undefined) showCode(state, field.code);
  }
};

const takeSimpleField: Span = (state, tag) => {
  const start = state.line.text.length;
  const code = readAttribute(tag, 'instr') ?? '';
  return () => {
    if (state.line.text.length === start) showCode(state, code);
  };
};

const isEq = (code: string) => /^\s*eq\b/iu.test(code);

/** Only a code: what it shows has to be something. */
function showCode(state: State, code: string): void {
  if (!SILENT_FIELD.test(code)) add(state, isEq(code) ? SIGN : GAP);
}

/** The same once more for older programs: of the second form only what the first has not. */
const takeAlternative: Span = (state, _tag, name) => {
  // Alternatives stand inside of alternatives: what is said there is not what this one is compared with.
  const { choice, lines } = state;
  const from = lines.length;
  return divert(state, (own) => {
    const added = [...lines.splice(from), own].filter((text) => text.trim() !== '');
    if (own !== '') add(state, GAP);
    if (name === 'Choice') state.choice = added.join('\n');
    else state.choice = choice;
    const bare = choice.replace(/\s+/gu, '');
    for (const text of added) {
      if (name === 'Choice' || !bare.includes(text.replace(/\s+/gu, ''))) lines.push(text);
    }
  });
};

/** By local name; all others only hold text. */
const POINTS: ReadonlyMap<string, Point> = new Map([
  ['vanish', hide],
  ['rFonts', setFont],
  ['rStyle', setStyle],
  ['pStyle', setParagraphStyle],
  ['br', space],
  ['cr', space],
  ['tab', space],
  ['ptab', space],
  ['sym', takeSymbol],
  ['noBreakHyphen', show(SIGN)],
  ['textpath', takeTextPath],
  ['footnoteReference', referTo('footnoteIds')],
  ['endnoteReference', referTo('endnoteIds')],
  ['checkBox', showValue(SIGN)],
  ['ddList', showValue(GAP)],
  ['fldChar', takeFieldMark],
]);

const SPANS: ReadonlyMap<string, Span> = new Map([
  ['p', startParagraph],
  ['rt', ownLine],
  ['pPr', count('properties')],
  ['rPrChange', count('properties')],
  ['instrText', count('codes')],
  ['r', startRun],
  ['oMath', rearrange],
  ['acc', takeAccent],
  ['bar', takeAccent],
  ['ruby', rearrange],
  ['footnote', takeNote],
  ['endnote', takeNote],
  ['fldSimple', takeSimpleField],
  ['Choice', takeAlternative],
  ['Fallback', takeAlternative],
]);

function takeText(state: State, text: string): void {
  const { muted, run } = state;
  if (state.codes > 0) {
    const field = state.fields.at(-1);
    if (field?.code !== undefined && muted === 0) field.code += text;
    return;
  }
  if (text === '' || muted > 0) return;
  if (run.isHidden) finish(state, text);
  else if (state.fields.some(({ isNote }) => isNote)) add(state, GAP);
  else if (state.stack.some(({ name }) => name === 'oMath')) add(state, `${GAP}${text}`);
  // Letters of a symbol font are shown as signs, and so is the private area that such fonts stand in.
  else add(state, text.replace(run.isSymbolic ? /[!-\u00ff\uf000-\uf0ff]/gu : /[\uf000-\uf0ff]/gu, SIGN));
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
