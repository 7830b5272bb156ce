import { groupBy } from '../base/group-by.ts';
import {
  collectXmlText,
  findChild,
  isTrue,
  listChildren,
  readXmlText,
  walkXml,
  type XmlElement,
} from '../office/parse-xml.ts';
import { readDescription } from '../report/machine-description.ts';
import { APART, type Inline } from './document.ts';
import { bareText, clipLine } from './document-text.ts';
import { chooseAlternative, isPicture } from './docx-containers.ts';
import { type DocxContext, HIDDEN, lose } from './docx-context.ts';
import { REMARKS, remark } from './remarks.ts';

/** A fallback would be read twice; what is in a text box is read as blocks. */
const SKIPPED = new Set(['mc:Fallback', 'w:txbxContent']);

/** Programs whose objects Word embeds. */
const PROGRAMS: readonly (readonly [RegExp, string])[] = [
  [/^Equation|^MathType/iu, '公式'],
  [/^Excel/iu, 'Excel 表格'],
  [/^PowerPoint/iu, '演示文稿'],
  [/^Visio/iu, 'Visio 图'],
  [/^Package/iu, '嵌入的文件'],
];

interface Drawing {
  readonly context: DocxContext;
  readonly into: { readonly inlines: Inline[]; readonly boxes: XmlElement[] };
  /** Its description; empty if it has none. */
  readonly alt: string;
  /** What the embedded object is, if it shows one. */
  readonly object: string | undefined;
}

/** What stands in a drawing, by the elements that hold it. */
const READERS: ReadonlyMap<string, (element: XmlElement, drawing: Drawing) => void> = new Map([
  ['a:blip', readBlip],
  ['v:imagedata', readImageData],
  // 艺术字 of older programs: its words are a value, and the shape draws them.
  ['v:textpath', ({ attributes }, { into }) => pushLine(attributes.string ?? '', into)],
  // Text of a shape on a drawing canvas.
  ['a:p', (element, { into }) => pushLine(collectXmlText(element, 'a:t'), into)],
  ['v:textbox', readTextbox],
  ['c:chart', loseFigure('图表', '在 Word 里把图表复制、选择性粘贴成图片，再导入', 'r:id')],
  ['dgm:relIds', loseFigure('SmartArt 图示', '在 Word 里把图示另存为图片，再导入；里面的文字见后', 'r:dm')],
]);

/** Pictures go into the line, text boxes are handed on, and what is neither is named. */
export function readDrawing(drawing: XmlElement, context: DocxContext, into: Drawing['into']): void {
  const element = dropHidden(drawing, context);
  const elements = [...walkXml(element, SKIPPED)];
  const alt = describe(element);
  const embedded = elements.find(({ name }) => name === 'o:OLEObject');
  const object = embedded && nameObject(embedded);
  const changes = groupBy(listChanges(element, []), ([picture]) => picture);
  for (const child of elements) {
    READERS.get(child.name)?.(child, { context, into, alt, object });
    for (const [, change] of changes.get(child) ?? [])
      remark(context, change, `第 ${context.images.length} 张图${alt && `“${clipLine(alt)}”`}`);
  }
  // Both are shown by a picture; without one, nothing tells of them.
  if (!elements.some((one) => one.name === 'v:imagedata' && isPicture(one))) {
    if (object) lose(context, object, '文件里没有它的图，请看原文补上');
    if (elements.some(({ name }) => name === 'w:control'))
      lose(context, '表单控件', '网页上没有它，请看原文补上它显示的字');
  } else if (embedded && object && showsIcon(embedded)) remark(context, REMARKS.embedded, object);
  const boxes = collectBoxes(element);
  if (boxes.length > 0) remark(context, REMARKS.textBox);
  into.boxes.push(...boxes);
}

function readBlip({ attributes }: XmlElement, drawing: Drawing): void {
  pushImage(attributes['r:embed'] ?? attributes['r:link'], { ...drawing, object: undefined });
}

function readImageData(element: XmlElement, drawing: Drawing): void {
  const { attributes } = element;
  if (isPicture(element))
    pushImage(attributes['r:id'], { ...drawing, alt: attributes['o:title'] ?? drawing.alt });
}

function readTextbox(element: XmlElement, { into }: Drawing): void {
  if (!findChild(element, 'w:txbxContent')) pushLine([...walkXml(element)].map(readXmlText).join(''), into);
}

/** Names a figure with its words, or else its description. @param key of the attribute that leads to the words */
function loseFigure(what: string, reason: string, key: string) {
  return ({ attributes }: XmlElement, { context, alt }: Drawing) => {
    const target = context.relations.get(attributes[key] ?? '')?.target.toLowerCase();
    lose(context, what, reason, context.diagrams.get(target ?? '') || alt);
  };
}

/** Its description, as whoever wrote the document gave it. */
function describe(element: XmlElement): string {
  const described = [...walkXml(element, SKIPPED)].find(({ name }) => name === 'wp:docPr')?.attributes;
  const texts = [described?.descr, described?.title].map((text) => text?.trim() ?? '');
  return texts.find(readDescription) ?? texts.find(Boolean) ?? '';
}

/** What is drawn and hidden in Word's list of shapes (20.4.2.5 docPr, 20.1.2.2.8 cNvPr), or in an older program. */
function isHiddenShape(shape: XmlElement): boolean {
  const own = listChildren(shape).flatMap((child) =>
    /:nv\w*Pr$/u.test(child.name) ? listChildren(child) : [child],
  );
  return (
    own.some(({ name, attributes }) => /:(?:docPr|cNvPr)$/u.test(name) && isTrue(attributes.hidden)) ||
    (shape.name.startsWith('v:') && /visibility\s*:\s*hidden/iu.test(shape.attributes.style ?? ''))
  );
}

/** A drawing without the shapes that Word does not show; they are told. */
function dropHidden(element: XmlElement, context: DocxContext): XmlElement {
  if (![...walkXml(element, SKIPPED)].some(isHiddenShape)) return element;
  const children = element.children.flatMap((child): XmlElement['children'] => {
    if (typeof child === 'string' || SKIPPED.has(child.name)) return [child];
    if (!isHiddenShape(child)) return [dropHidden(child, context)];
    leaveDrawing(child, context);
    return [];
  });
  return { ...element, children };
}

/** Names a drawing that is hidden, by its words or its description. */
export function leaveDrawing(element: XmlElement, { leftBehind }: DocxContext): void {
  const text = collectXmlText(element, 'w:t', 'a:t') || describe(element);
  leftBehind.push({ what: '隐藏的图或文本框', reason: HIDDEN, text });
}

/**
 * What Word does to pictures when it shows them, and nobody does to the pictures themselves: each with what is told.
 * @param frames properties of the shapes and groups around: what is said of one holds for all in it
 */
function* listChanges(
  element: XmlElement,
  frames: readonly XmlElement[],
): Generator<readonly [XmlElement, string]> {
  for (const child of listChildren(element)) {
    const crop = child.name === 'v:imagedata' ? child : findChild(element, 'a:srcRect');
    if (isPicture(child)) {
      if (crop && isCrop(crop)) yield [child, REMARKS.cropped];
      if (frames.some(isShaped)) yield [child, REMARKS.shaped];
      if (isTurned(frames)) yield [child, REMARKS.turned];
    }
    yield* listChanges(child, [
      ...frames,
      ...listChildren(child).filter(({ name }) => /:(?:spPr|grpSpPr)$/u.test(name)),
    ]);
  }
}

/** Negative values set a picture in from its frame (20.1.8.55 srcRect). */
const isCrop = ({ attributes }: XmlElement) =>
  ['l', 't', 'r', 'b', 'cropleft', 'croptop', 'cropright', 'cropbottom'].some(
    (side) => Number.parseFloat(attributes[side] ?? '') > 0,
  );

/** A frame other than a rectangle, such as an oval, which shows no corners. */
const isShaped = (frame: XmlElement) =>
  findChild(frame, 'a:custGeom') !== undefined ||
  (findChild(frame, 'a:prstGeom')?.attributes.prst ?? 'rect') !== 'rect';

/** 60,000ths of a degree (20.1.10.3 ST_Angle). */
const DEGREE = 60_000;

/** Turned, all frames taken together, or mirrored by one (20.1.7.6 xfrm). */
function isTurned(frames: readonly XmlElement[]): boolean {
  const transforms = frames.map((frame) => findChild(frame, 'a:xfrm')?.attributes ?? {});
  const turn = transforms.reduce((sum, { rot = '0' }) => sum + Number(rot), 0);
  const rest = Math.abs(turn) % (360 * DEGREE);
  const isMirrored = transforms.some(({ flipH, flipV }) => isTrue(flipH) || isTrue(flipV));
  return isMirrored || Math.min(rest, 360 * DEGREE - rest) > DEGREE;
}

/** Words that a drawing shows stand in the line, apart from other words. */
function pushLine(text: string, { inlines }: { readonly inlines: Inline[] }): void {
  if (bareText(text) === '') return;
  if (inlines.at(-1) !== APART) inlines.push(APART);
  inlines.push({ kind: 'text', text }, APART);
}

/** Text boxes, without those inside others, which are read with them. */
function collectBoxes(element: XmlElement): XmlElement[] {
  return listChildren(element).flatMap((child) => {
    if (child.name === 'w:txbxContent') return [child];
    return collectBoxes(child.name === 'mc:AlternateContent' ? chooseAlternative(child) : child);
  });
}

function nameObject({ attributes }: XmlElement): string {
  const program = attributes.ProgID ?? '';
  return PROGRAMS.find(([pattern]) => pattern.test(program))?.[1] ?? '嵌入的对象';
}

/** What is shown by the sign of its program, or by its first page: all else of the file is only in it. */
const showsIcon = ({ attributes }: XmlElement): boolean =>
  attributes.DrawAspect === 'Icon' || /^(?:Package|Acro)/iu.test(attributes.ProgID ?? '');

function pushImage(id: string | undefined, { context, into, alt, object = '' }: Drawing): void {
  const relation = context.relations.get(id ?? '');
  const bytes = relation && context.media.get(relation.target.toLowerCase());
  const source = bytes
    ? ({ kind: 'bytes', bytes } as const)
    : ({
        kind: 'absent',
        where: object || (relation?.target ?? ''),
        reason: relation?.isExternal ? '图片不在文件里，只是链接到别处' : '文件里没有这张图片',
      } as const);
  into.inlines.push({ kind: 'image', image: context.images.push({ alt: alt || object, source }) - 1 });
}
