import { findChild, findValue, isOn, listChildren, walkXml, type XmlElement } from '../office/parse-xml.ts';
import { type EqText, formatEqField } from './format-eq-field.ts';

/** A complex field (ECMA-376-1, 17.16.2) that has begun and not ended. */
export interface OpenField {
  /** Its code as far as it is read. */
  code: string;
  /** Whether this place belongs to the code, and not to the result. */
  isCode: boolean;
  /** Whether its result was read as a reference to a note. */
  isReference?: boolean;
}

/** What was deleted is not read; a text box has fields of its own. */
const OTHER_FIELDS = new Set(['w:del', 'w:moveFrom', 'w:txbxContent']);

/** Marks of fields that begin and never end, as where a part of one was deleted: what follows is no code. */
export function listStrayMarks(root: XmlElement): XmlElement[] {
  const boxes = [...walkXml(root)].filter(({ name }) => name === 'w:txbxContent');
  return [root, ...boxes].flatMap((text) => {
    const open: XmlElement[][] = [];
    for (const element of walkXml(text, OTHER_FIELDS)) {
      if (element.name !== 'w:fldChar') continue;
      const kind = element.attributes['w:fldCharType'];
      if (kind === 'begin') open.push([element]);
      else if (kind === 'separate') open.at(-1)?.push(element);
      else if (kind === 'end') open.pop();
    }
    return open.flat();
  });
}

/** What a field shows that has a code and no result. */
export type FieldContent =
  | ({ readonly kind: 'eq' } & EqText)
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'symbol'; readonly font: string; readonly code: number }
  /** A prompt that nobody answered. */
  | { readonly kind: 'prompt'; readonly text: string }
  /** Word works it out when it opens the file. */
  | { readonly kind: 'unknown'; readonly name: string };

/** Fields that show nothing, those that are read where they begin, and page numbers. */
const SILENT =
  /^(?:XE|TC|TA|RD|SET|ASK|PRIVATE|PRINT|ADVANCE|TOC|TOA|INDEX|HYPERLINK|FORM\w+|EMBED|LINK|INCLUDE\w+|MERGE\w+|NEXT\w*|PAGE|NUMPAGES|SECTION\w*|SKIPIF|ADDIN|SHAPE|BARCODE|DISPLAYBARCODE|GOTOBUTTON)$/u;

const isContentsCode = (code: string) => /^\s*(?:TOC\b|PAGEREF\s+_Toc)/iu.test(code);

/** Whether this place is in the result of a table of contents, or is the number of a page in one. */
export const isInContents = (fields: readonly OpenField[]) =>
  fields.some(({ code, isCode }) => !isCode && isContentsCode(code));

/** Address of the link whose result this place belongs to. */
export function findFieldLink(fields: readonly OpenField[]): string | undefined {
  return fields
    .filter(({ isCode }) => !isCode)
    .map(({ code }) => readLinkCode(code))
    .findLast((target) => target !== undefined);
}

/** The target of `HYPERLINK "https://…" \l "part"`; `undefined` for other fields and for places of the same file. */
export function readLinkCode(code: string): string | undefined {
  if (!/^\s*HYPERLINK\b/iu.test(code)) return undefined;
  const words = splitCode(code).slice(1);
  let target: string | undefined;
  let part: string | undefined;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] as string;
    if (/^\\[lot]$/iu.test(word)) {
      at += 1;
      if (/^\\l$/iu.test(word)) part = words[at];
    } else if (!/^\\[a-z*]$/iu.test(word)) target ??= word;
  }
  if (target === undefined) return undefined;
  return part === undefined || target.includes('#') ? target : `${target}#${part}`;
}

/** The bookmark of `NOTEREF _Note1 \h`, which repeats the number of a note. */
export const readNoteCode = (code: string): string | undefined => /^\s*NOTEREF\s+(\S+)/iu.exec(code)?.[1];

/** Words of a code; quotes hold one together, and a backslash in them is written twice (17.16.4). */
function splitCode(code: string): string[] {
  return [...code.matchAll(/["“]((?:\\.|[^"”\\])*)["”]|(\S+)/gu)].map(
    ([, quoted, plain]) => quoted?.replace(/\\(.)/gu, '$1') ?? plain ?? '',
  );
}

/** What a field of this code shows, where the file holds no result of it; `undefined` for nothing. */
export function readFieldCode(code: string): FieldContent | undefined {
  const eq = formatEqField(code);
  if (eq) return { kind: 'eq', ...eq };
  const [name = '', ...words] = splitCode(code);
  const kind = name.toUpperCase();
  if (kind === '' || SILENT.test(kind)) return undefined;
  if (kind === 'QUOTE') return { kind: 'text', text: words[0] ?? '' };
  if (kind === 'MACROBUTTON') {
    // Switches such as \* MERGEFORMAT stand between the name of the macro and the words.
    const text = code.replace(/^\s*\S+\s+\S+\s*|\\\*\s*\w+\s*/gu, '').trim();
    return /[单双]击|点击|键入|输入|选择|click|type/iu.test(text)
      ? { kind: 'prompt', text }
      : { kind: 'text', text };
  }
  if (kind === 'SYMBOL') {
    const font = words[words.findIndex((word) => /^\\f$/iu.test(word)) + 1] ?? '';
    const number = Number(words[0]);
    if (Number.isInteger(number)) return { kind: 'symbol', font, code: number };
  }
  return { kind: 'unknown', name: kind };
}

/** What a field of an old form shows: its check box or its chosen entry, which stand in no text. */
export function readFormField(mark: XmlElement): string | undefined {
  const box = findChild(mark, 'w:ffData', 'w:checkBox');
  if (box) return isOn(findChild(box, 'w:checked') ?? findChild(box, 'w:default')) ? '☒' : '☐';
  const list = findChild(mark, 'w:ffData', 'w:ddList');
  const chosen = Number(findValue(list, 'w:result') ?? findValue(list, 'w:default') ?? 0);
  return listChildren(list, 'w:listEntry')[chosen]?.attributes['w:val'];
}
