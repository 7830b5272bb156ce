import {
  findChild,
  findValue,
  isOn,
  listChildren,
  readXmlText,
  walkXml,
  type XmlElement,
} from '../office/parse-xml.ts';
import { bareText, type Inline } from './document.ts';
import { type DocxContext, REMARKS } from './docx-context.ts';
import { readDrawing } from './docx-drawing.ts';
import { formatFormula } from './docx-formula.ts';
import { raiseText } from './raise-text.ts';
import { readSymbol } from './symbol-fonts.ts';

/** The inlines of a paragraph, and the text boxes that hang on it. */
export interface RunReading {
  readonly inlines: Inline[];
  readonly boxes: XmlElement[];
}

/** Id of Word's style for the numbers of footnotes; a text in it repeats the number of one (a NOTEREF field). */
export const NOTE_NUMBER = 'FootnoteReference';

/** Containers whose content stands in the line as if they were not there. */
const TRANSPARENT = new Set([
  'w:ins',
  'w:moveTo',
  'w:smartTag',
  'w:sdt',
  'w:sdtContent',
  'w:fldSimple',
  'w:customXml',
  'w:dir',
  'w:bdo',
]);

/** Reads what stands in a line: runs, links, insertions, fields, pictures. */
export function readRuns(parent: XmlElement, isBold: boolean, context: DocxContext, into: RunReading): void {
  for (const child of listChildren(parent)) {
    if (child.name === 'w:r') readRun(child, isBold, context, into);
    else if (TRANSPARENT.has(child.name)) {
      if (child.name === 'w:ins' || child.name === 'w:moveTo') context.remarks.add(REMARKS.inserted);
      readRuns(child, isBold, context, into);
    } else if (child.name === 'w:hyperlink') readHyperlink(child, isBold, context, into);
    else if (child.name === 'w:del') tellDeleted(child, context);
    else if (child.name === 'm:oMath' || child.name === 'm:oMathPara') {
      context.remarks.add(REMARKS.formula);
      into.inlines.push({ kind: 'text', text: formatFormula(child) });
    } else if (child.name === 'mc:AlternateContent')
      readRuns(chooseAlternative(child), isBold, context, into);
  }
}

/** What Word itself would show: the newer of two forms of the same thing. */
export function chooseAlternative(element: XmlElement): XmlElement {
  return findChild(element, 'mc:Choice') ?? findChild(element, 'mc:Fallback') ?? element;
}

function readHyperlink(element: XmlElement, isBold: boolean, context: DocxContext, into: RunReading): void {
  const relation = context.relations.get(element.attributes['r:id'] ?? '');
  const inside: RunReading = { inlines: [], boxes: into.boxes };
  readRuns(element, isBold, context, inside);
  const isWeb =
    relation?.isExternal && /^https?:\/\/[^/\s]/iu.test(relation.target) && URL.canParse(relation.target);
  const href = isWeb ? relation.target : context.isMarked ? readSectionLink(element) : undefined;
  for (const inline of inside.inlines) {
    into.inlines.push(href && inline.kind === 'text' ? { ...inline, href } : inline);
  }
}

/** The bookmark of a section is its id with `_` for `-`, which names of bookmarks cannot hold. */
function readSectionLink({ attributes }: XmlElement): string | undefined {
  const anchor = attributes['w:anchor'] ?? '';
  return /^s\d+(?:_\d+)*$/u.test(anchor) ? `#${anchor.replaceAll('_', '-')}` : undefined;
}

function tellDeleted(element: XmlElement, { leftBehind, remarks }: DocxContext): void {
  const text = [...walkXml(element)]
    .filter(({ name }) => name === 'w:delText')
    .map(readXmlText)
    .join('');
  remarks.add(REMARKS.inserted);
  if (bareText(text) !== '') {
    leftBehind.push({ what: '修订中删除的文字', reason: '原文件里已经标为删除', text });
  }
}

function readRun(run: XmlElement, isBold: boolean, context: DocxContext, into: RunReading): void {
  const properties = findChild(run, 'w:rPr');
  const bold = findChild(properties, 'w:b');
  const style = findValue(properties, 'w:rStyle');
  const look: Look = {
    isBold: bold ? isOn(bold) : isBold || context.styles.isBold(style),
    position: readPosition(properties),
    isReference: context.isMarked && style === NOTE_NUMBER,
    isHidden: isOn(findChild(properties, 'w:vanish')) || isOn(findChild(properties, 'w:webHidden')),
    font: findChild(properties, 'w:rFonts')?.attributes['w:ascii'] ?? '',
  };
  if (isOn(findChild(properties, 'w:strike')) || isOn(findChild(properties, 'w:dstrike'))) {
    context.remarks.add(REMARKS.struck);
  }
  for (const child of listChildren(run)) readRunPart(child, look, context, into);
}

/** Raised by name, or by half-points, as LibreOffice writes it. */
function readPosition(properties: XmlElement | undefined): Look['position'] {
  const align = findValue(properties, 'w:vertAlign');
  if (align === 'superscript') return 'sup';
  if (align === 'subscript') return 'sub';
  const raised = Number(findValue(properties, 'w:position') ?? 0);
  return raised >= 6 ? 'sup' : raised <= -4 ? 'sub' : undefined;
}

interface Look {
  readonly isBold: boolean;
  readonly position: 'sup' | 'sub' | undefined;
  /** The number of a footnote that is referred to once more; its `w:t` is the number. */
  readonly isReference: boolean;
  readonly isHidden: boolean;
  readonly font: string;
}

function readRunPart(part: XmlElement, look: Look, context: DocxContext, into: RunReading): void {
  const { attributes, name } = part;
  if (name === 'w:fldChar') {
    readFieldMark(part, look, context, into);
    return;
  }
  if (context.openFields.some(({ isCode }) => isCode)) return;
  const push = (text: string) => pushText(text, look, context, into);
  switch (name) {
    case 'w:t':
      if (look.isReference && context.noteIds.has(`footnote ${readXmlText(part)}`))
        into.inlines.push({ kind: 'note', id: `footnote ${readXmlText(part)}` });
      else push(readSymbols(readXmlText(part), look.font));
      break;
    case 'w:tab':
    case 'w:ptab':
      push(' ');
      break;
    case 'w:noBreakHyphen':
      push('-');
      break;
    case 'w:br':
    case 'w:cr':
      if (attributes['w:type'] !== 'page' && attributes['w:type'] !== 'column')
        into.inlines.push({ kind: 'break' });
      break;
    case 'w:sym':
      readSign(attributes['w:font'] ?? '', Number.parseInt(attributes['w:char'] ?? '', 16), push, context);
      break;
    case 'w:footnoteReference':
    case 'w:endnoteReference': {
      const id = `${name.slice(2, -'Reference'.length)} ${attributes['w:id']}`;
      context.noteIds.add(id);
      into.inlines.push({ kind: 'note', id });
      break;
    }
    case 'w:ruby':
      readRuby(part, look, context, into);
      break;
    case 'w:drawing':
    case 'w:pict':
    case 'w:object':
      readDrawing(part, context, into);
      break;
    case 'mc:AlternateContent':
      for (const child of listChildren(chooseAlternative(part))) readRunPart(child, look, context, into);
      break;
  }
}

function pushText(
  text: string,
  { isBold, position, isHidden }: Look,
  { leftBehind }: DocxContext,
  into: RunReading,
) {
  if (text === '') return;
  if (isHidden) {
    leftBehind.push({ what: '隐藏文字', reason: '在 Word 里设成了隐藏，打印不出来', text });
    return;
  }
  into.inlines.push({
    kind: 'text',
    text: position ? raiseText(text, position) : text,
    ...(isBold ? { bold: true } : {}),
  });
}

/** Text typed in a symbol font stands in the private area of Unicode. */
function readSymbols(text: string, font: string): string {
  return text.replace(
    /[\uf000-\uf0ff]/gu,
    (char) => readSymbol(font, char.charCodeAt(0)) ?? readSymbol('Wingdings', char.charCodeAt(0)) ?? char,
  );
}

function readSign(
  font: string,
  code: number,
  push: (text: string) => void,
  { leftBehind }: DocxContext,
): void {
  const text = readSymbol(font, code);
  if (text !== undefined) push(text);
  else if (Number.isInteger(code) && code < 0xe000 && code > 0x20) push(String.fromCharCode(code));
  else {
    leftBehind.push({
      what: `字体“${font}”里的一个符号`,
      reason: '没有这个字体的电脑显示不出来，请看原文补上',
      text: '',
      isBody: true,
    });
  }
}

/** A field's code is not shown, its result is. Check boxes of old forms are fields without a result. */
function readFieldMark(mark: XmlElement, look: Look, context: DocxContext, into: RunReading): void {
  const kind = mark.attributes['w:fldCharType'];
  if (kind === 'begin') {
    const box = findChild(mark, 'w:ffData', 'w:checkBox');
    if (box)
      pushText(
        isOn(findChild(box, 'w:checked') ?? findChild(box, 'w:default')) ? '☒' : '☐',
        look,
        context,
        into,
      );
    context.openFields.push({ isCode: true });
  } else if (kind === 'separate') {
    const field = context.openFields.at(-1);
    if (field) field.isCode = false;
  } else if (kind === 'end') context.openFields.pop();
}

/** The characters; their reading above them is left behind. */
function readRuby(element: XmlElement, look: Look, context: DocxContext, into: RunReading): void {
  const base = findChild(element, 'w:rubyBase');
  if (base) readRuns(base, look.isBold, context, into);
  const reading = [...walkXml(findChild(element, 'w:rt') ?? element)]
    .filter(({ name }) => name === 'w:t')
    .map(readXmlText)
    .join('');
  context.leftBehind.push({ what: '注音', reason: '网页里不显示字上面的注音', text: reading });
}
