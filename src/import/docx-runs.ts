import { PackageError } from '../office/open-package.ts';
import {
  collectXmlText,
  findChild,
  isTrue,
  listChildren,
  readXmlText,
  walkXml,
  type XmlElement,
} from '../office/parse-xml.ts';
import { APART, type Inline } from './document.ts';
import { bareText } from './document-text.ts';
import { chooseAlternative, TRANSPARENT } from './docx-containers.ts';
import { type DocxContext, HIDDEN, lose, loseDocument } from './docx-context.ts';
import { leaveDrawing, readDrawing } from './docx-drawing.ts';
import {
  findFieldLink,
  isInContents,
  type OpenField,
  readFieldCode,
  readFormField,
  readLinkCode,
  readNoteCode,
} from './docx-fields.ts';
import { formatFormula } from './docx-formula.ts';
import { isPrompt } from './docx-placeholders.ts';
import { type BaseStyle, createRunStyle, type RunStyle } from './docx-styles.ts';
import { DELETED, leave, leavePrompt } from './leave-behind.ts';
import { raiseText } from './raise-text.ts';
import { REMARKS, remark } from './remarks.ts';
import { isSymbolFont, readSymbol, readSymbols } from './symbol-fonts.ts';

/** The inlines of a paragraph, and the text boxes that hang on it. */
export interface RunReading {
  readonly inlines: Inline[];
  readonly boxes: XmlElement[];
  /** A line of a table of contents, by the field that it stands in. */
  isContents?: boolean;
  /** Where in `inlines` the last reading of characters stands. */
  reading?: number;
}

/** Stands for a tab stop until the paragraph is read: the page number of a table of contents is behind one. */
export const TAB = '\t';

/** Reads one element of a line, with the look that is around it. */
type Reader<Look> = (element: XmlElement, look: Look, context: DocxContext, into: RunReading) => void;

/** What stands in a line, by its elements. */
const LINE_READERS: ReadonlyMap<string, Reader<BaseStyle>> = new Map([
  ['w:r', readRun],
  ['w:ins', readInserted],
  ['w:moveTo', readInserted],
  ['w:del', (element, _, context) => tellDeleted(element, context)],
  ['w:hyperlink', readHyperlink],
  ['w:fldSimple', readSimpleField],
  ['w:subDoc', (_, __, context) => loseDocument(context)],
  ['m:oMath', readFormula],
  ['m:oMathPara', readFormula],
  ['mc:AlternateContent', (element, ...place) => readRuns(chooseAlternative(element), ...place)],
]);

/** Reads what stands in a line: runs, links, insertions, fields, pictures. */
export function readRuns(parent: XmlElement, base: BaseStyle, context: DocxContext, into: RunReading): void {
  const children = listChildren(parent);
  for (const [index, child] of children.entries()) {
    const read = LINE_READERS.get(child.name) ?? (TRANSPARENT.has(child.name) ? readRuns : undefined);
    if (child.name === 'w:bookmarkStart') markNote(child, children[index + 1], context);
    else read?.(child, base, context, into);
  }
}

function readInserted(element: XmlElement, base: BaseStyle, context: DocxContext, into: RunReading): void {
  remark(context, REMARKS.inserted);
  readRuns(element, base, context, into);
}

/** Ids of notes are other ones when a program has saved the file; the bookmark stays. */
function markNote(bookmark: XmlElement, next: XmlElement | undefined, context: DocxContext): void {
  const reference = findChild(next, 'w:footnoteReference');
  if (context.isMarked && reference)
    context.markedNotes.set(bookmark.attributes['w:name'] ?? '', `footnote ${reference.attributes['w:id']}`);
}

function readFormula(element: XmlElement, _: BaseStyle, context: DocxContext, into: RunReading): void {
  for (const part of walkXml(element)) {
    if (part.name === 'w:del') tellDeleted(part, context);
    else if (part.name === 'w:ins' || part.name === 'w:moveTo') remark(context, REMARKS.inserted);
  }
  const text = formatFormula(element);
  if (text === '') return;
  remark(context, REMARKS.formula);
  into.inlines.push({ kind: 'text', text });
}

function readHyperlink(element: XmlElement, base: BaseStyle, context: DocxContext, into: RunReading): void {
  const { attributes } = element;
  const relation = context.relations.get(attributes['r:id'] ?? '');
  const part = attributes['w:anchor'];
  const target = relation?.isExternal ? relation.target : undefined;
  const whole = target && part && !target.includes('#') ? `${target}#${part}` : target;
  const href = formatLink(whole, context) ?? (context.isMarked ? readSectionLink(element) : undefined);
  readLinked((inside) => readRuns(element, base, context, inside), href, into);
}

function readSimpleField(element: XmlElement, base: BaseStyle, context: DocxContext, into: RunReading): void {
  const code = element.attributes['w:instr'] ?? '';
  const href = formatLink(readLinkCode(code), context);
  const count = into.inlines.length;
  readLinked((inside) => readRuns(element, base, context, inside), href, into);
  if (into.inlines.length === count)
    pushField(code, createRunStyle(undefined, base, context.styles), context, into);
}

function readLinked(read: (inside: RunReading) => void, href: string | undefined, into: RunReading): void {
  const inside: RunReading = { inlines: [], boxes: into.boxes };
  read(inside);
  if (inside.isContents) into.isContents = true;
  for (const inline of inside.inlines) {
    into.inlines.push(href && inline.kind === 'text' ? { ...inline, href } : inline);
  }
}

/** An address that a page can lead to; what else Word can open is told. */
function formatLink(target: string | undefined, context: DocxContext): string | undefined {
  if (target === undefined || target === '') return undefined;
  if (/^https?:\/\/[^/\s]/iu.test(target) && URL.canParse(target)) return target;
  if (/^mailto:[^\s@]+@[^\s@]+$/iu.test(target)) return target;
  remark(context, REMARKS.link);
  return undefined;
}

/** The bookmark of a section is its id with `_` for `-`, which names of bookmarks cannot hold. */
function readSectionLink({ attributes }: XmlElement): string | undefined {
  const anchor = attributes['w:anchor'] ?? '';
  return /^s\d+(?:_\d+)*$/u.test(anchor) ? `#${anchor.replaceAll('_', '-')}` : undefined;
}

function tellDeleted(element: XmlElement, context: DocxContext): void {
  remark(context, REMARKS.inserted);
  leave(context, '修订中删除的文字', DELETED, collectXmlText(element, 'w:delText', 'w:t', 'm:t'));
}

function readRun(run: XmlElement, base: BaseStyle, context: DocxContext, into: RunReading): void {
  readRunParts(run, createRunStyle(findChild(run, 'w:rPr'), base, context.styles), context, into);
}

/** What stands in a run, by its elements. */
const PART_READERS: ReadonlyMap<string, Reader<RunStyle>> = new Map([
  ['w:t', readText],
  ['w:tab', (_, ...place) => pushText(TAB, ...place)],
  ['w:ptab', (_, ...place) => pushText(TAB, ...place)],
  ['w:noBreakHyphen', (_, ...place) => pushText('-', ...place)],
  ['w:br', readBreak],
  ['w:cr', readBreak],
  ['w:sym', readSymbolSign],
  ['w:footnoteReference', readNoteReference],
  ['w:endnoteReference', readNoteReference],
  ['w:ruby', readRuby],
  ['w:drawing', readPicture],
  ['w:pict', readPicture],
  ['w:object', readPicture],
  ['w:contentPart', (_, __, context) => lose(context, '手写的墨迹', '在 Word 里把它另存为图片，再插入文档')],
  ['mc:AlternateContent', (part, ...place) => readRunParts(chooseAlternative(part), ...place)],
]);

function readRunParts(parent: XmlElement, look: RunStyle, context: DocxContext, into: RunReading): void {
  for (const part of listChildren(parent)) {
    const field = context.openFields.findLast(({ isCode }) => isCode);
    if (part.name === 'w:fldChar') readFieldMark(part, look, context, into);
    else if (field) readCodePart(part, look, field);
    else PART_READERS.get(part.name)?.(part, look, context, into);
  }
}

function readCodePart(part: XmlElement, { hidden }: RunStyle, field: OpenField): void {
  // The words of a button look as they do in its code.
  if (hidden && /^\s*MACROBUTTON\s+\S+\s/iu.test(field.code)) return;
  // A field in a code, such as a number inside a formula, gives its result to the code.
  if (part.name === 'w:instrText' || part.name === 'w:t') field.code += readXmlText(part);
}

function readText(part: XmlElement, look: RunStyle, context: DocxContext, into: RunReading): void {
  if (!readRepeatedNote(context, into))
    pushText(readSymbols(readXmlText(part), look, context), look, context, into);
}

function readBreak({ attributes }: XmlElement, _: RunStyle, __: DocxContext, { inlines }: RunReading): void {
  inlines.push(/^(?:page|column)$/u.test(attributes['w:type'] ?? '') ? APART : { kind: 'break' });
}

function readNoteReference(part: XmlElement, look: RunStyle, context: DocxContext, into: RunReading): void {
  const { name, attributes } = part;
  const id = `${name.slice(2, -'Reference'.length)} ${attributes['w:id']}`;
  if (look.hidden) {
    context.leftBehind.push({ what: '隐藏的脚注或尾注', reason: HIDDEN, text: '' });
    return;
  }
  if (!context.knownNotes.has(id)) {
    lose(context, name === 'w:footnoteReference' ? '脚注' : '尾注', '文件里没有它的文字，请看原文补上');
    return;
  }
  // 22.9.2.7 ST_OnOff has a third spelling.
  if (isTrue(attributes['w:customMarkFollows']) || attributes['w:customMarkFollows'] === 'on')
    remark(context, REMARKS.noteMark);
  context.noteIds.add(id);
  into.inlines.push({ kind: 'note', id });
}

function readPicture(part: XmlElement, look: RunStyle, context: DocxContext, into: RunReading): void {
  if (look.hidden) leaveDrawing(part, context);
  else readDrawing(part, context, into);
}

/** The number of a note that is referred to once more: the result of a field, which may be in pieces. */
function readRepeatedNote({ openFields, markedNotes, noteIds }: DocxContext, into: RunReading): boolean {
  const field = openFields.at(-1);
  const id = field && markedNotes.get(readNoteCode(field.code) ?? '');
  if (!field || id === undefined) return false;
  if (!field.isReference && noteIds.has(id)) into.inlines.push({ kind: 'note', id });
  field.isReference = true;
  return true;
}

function pushText(text: string, look: RunStyle, context: DocxContext, into: RunReading): void {
  if (text === '') return;
  if (look.hidden) {
    leave(context, '隐藏文字', HIDDEN, text);
    return;
  }
  if (look.struck && bareText(text) !== '') remark(context, REMARKS.struck);
  if (isPrompt(text)) remark(context, REMARKS.prompt, `“${text.trim()}”`);
  if (isInContents(context.openFields)) into.isContents = true;
  const href = formatLink(findFieldLink(context.openFields), context);
  const shown = look.capital ? text.toUpperCase() : text;
  into.inlines.push({
    kind: 'text',
    text: look.position ? raiseText(shown, look.position) : shown,
    bold: look.bold || undefined,
    href,
  });
}

function readSymbolSign(part: XmlElement, look: RunStyle, context: DocxContext, into: RunReading): void {
  const { 'w:font': font = '', 'w:char': code = '' } = part.attributes;
  pushText(readSign(font, Number.parseInt(code, 16), context), look, context, into);
}

/** A sign of a symbol font; empty, and told, if it is not known. */
function readSign(font: string, code: number, context: DocxContext): string {
  const text = readSymbol(font, code);
  if (text !== undefined) return text;
  if (Number.isInteger(code) && code < 0xe000 && code > 0x20 && !isSymbolFont(font))
    return String.fromCharCode(code);
  lose(context, `字体“${font}”里的一个符号`, '没有这个字体的电脑显示不出来，请看原文补上');
  return '';
}

/** Deeper than any document nests them: every run looks at all that are open around it. */
const MAX_FIELDS = 100;

/** A field's code is not shown, its result is. */
function readFieldMark(mark: XmlElement, look: RunStyle, context: DocxContext, into: RunReading): void {
  const { openFields } = context;
  const kind = mark.attributes['w:fldCharType'];
  const field = openFields.at(-1);
  if (context.strayMarks.has(mark)) {
    remark(context, REMARKS.field);
  } else if (kind === 'begin') {
    if (openFields.length === MAX_FIELDS)
      throw new PackageError(
        `Word 文件里的域一层套一层，超过 ${MAX_FIELDS} 层，不像正常的文档`,
        '在 Word 里按 Ctrl+A 全选，再按 Ctrl+Shift+F9 把域变成文字，另存为 .docx；来历不明的文件不要使用',
      );
    pushText(readFormField(mark) ?? '', look, context, into);
    openFields.push({ code: '', isCode: true });
  } else if (kind === 'separate' && field) {
    // Word draws an EQ field by its code, whatever result the file holds.
    field.isCode = readFieldCode(field.code)?.kind === 'eq';
    if (field.isCode) field.code += '\u0000';
  } else if (kind === 'end' && field) {
    openFields.pop();
    if (!field.isCode) return;
    const [code = ''] = field.code.split('\u0000');
    const outer = openFields.findLast(({ isCode }) => isCode);
    if (outer) outer.code += readOwnText(code);
    else pushField(code, look, context, into);
  }
}

/** What a field without a result adds to the code of another. */
function readOwnText(code: string): string {
  const content = readFieldCode(code);
  return content?.kind === 'eq' || content?.kind === 'text' ? content.text : '';
}

/** What a field shows by its code alone. */
function pushField(code: string, look: RunStyle, context: DocxContext, into: RunReading): void {
  const content = readFieldCode(code);
  const push = (text: string) => pushText(text, look, context, into);
  switch (content?.kind) {
    case 'eq':
      if (!content.isExact) remark(context, REMARKS.ring, `“${content.text}”`);
      readBase(content.reading, look, context, into, () => push(content.text));
      break;
    case 'text':
      push(content.text);
      break;
    case 'symbol':
      push(readSign(content.font, content.code, context));
      break;
    case 'prompt':
      leavePrompt(context, content.text);
      break;
    case 'unknown':
      lose(context, `域“${content.name}”的内容`, '文件里没有存它的结果，请看原文补上');
      break;
  }
}

function readRuby(element: XmlElement, look: RunStyle, context: DocxContext, into: RunReading): void {
  const base = findChild(element, 'w:rubyBase');
  const reading = collectXmlText(findChild(element, 'w:rt') ?? element, 'w:t');
  readBase(reading, look, context, into, () => base && readRuns(base, look, context, into));
}

/**
 * Characters, and in brackets behind them how they are read. Those that follow each other share the brackets, so that a
 * word stays one: 矜持（jīn chí）.
 */
function readBase(
  reading: string | undefined,
  look: RunStyle,
  context: DocxContext,
  into: RunReading,
  readCharacters: () => void,
): void {
  const { inlines } = into;
  const hasReading = reading !== undefined && bareText(reading) !== '';
  const before = inlines.at(-1);
  const isNext = hasReading && !look.hidden && into.reading === inlines.length - 1;
  const earlier = isNext && before?.kind === 'text' ? `${before.text.slice(1, -1)} ` : '';
  if (isNext) inlines.pop();
  readCharacters();
  if (!hasReading) return;
  pushText(`（${earlier}${reading.trim()}）`, { ...look, position: undefined }, context, into);
  if (look.hidden) return;
  remark(context, REMARKS.reading);
  into.reading = inlines.length - 1;
}
