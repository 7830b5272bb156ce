import { findChild, listChildren, readXmlText, walkXml, type XmlElement } from '../office/parse-xml.ts';
import { bareText, type Inline } from './document.ts';
import { chooseAlternative } from './docx-containers.ts';
import { APART, type DocxContext, lose, REMARKS, remark } from './docx-context.ts';

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

/** Pictures go into the line, text boxes are handed on, and what is neither is named. */
export function readDrawing(
  element: XmlElement,
  context: DocxContext,
  into: { readonly inlines: Inline[]; readonly boxes: XmlElement[] },
): void {
  const elements = [...walkXml(element, SKIPPED)];
  const described = elements.find(({ name }) => name === 'wp:docPr')?.attributes;
  const alt = [described?.descr, described?.title].find((text) => text?.trim())?.trim() ?? '';
  const object = elements.find(({ name }) => name === 'o:OLEObject');
  for (const child of elements) {
    const readWords = (id: string) =>
      context.diagrams.get(context.relations.get(child.attributes[id] ?? '')?.target.toLowerCase() ?? '');
    if (child.name === 'a:blip')
      pushImage(child.attributes['r:embed'] ?? child.attributes['r:link'], alt, context, into);
    else if (child.name === 'v:imagedata') {
      pushImage(
        child.attributes['r:id'],
        child.attributes['o:title'] ?? alt,
        context,
        into,
        object && nameObject(object),
      );
    } else if (child.name === 'v:textpath') {
      // 艺术字 of older programs: its words are a value, and the shape draws them.
      pushLine(child.attributes.string ?? '', into);
    } else if (child.name === 'a:p') {
      // Text of a shape on a drawing canvas.
      pushLine([...walkXml(child)].map((at) => (at.name === 'a:t' ? readXmlText(at) : '')).join(''), into);
    } else if (child.name === 'v:textbox' && !findChild(child, 'w:txbxContent')) {
      pushLine([...walkXml(child)].map(readXmlText).join(''), into);
    } else if (child.name === 'c:chart') {
      const words = readWords('r:id') || alt;
      lose(context, '图表', '在 Word 里把图表复制、选择性粘贴成图片，再导入', words);
    } else if (child.name === 'dgm:relIds') {
      const words = readWords('r:dm') || alt;
      lose(context, 'SmartArt 图示', '在 Word 里把图示另存为图片，再导入；里面的文字见后', words);
    }
  }
  // Both are shown by a picture; without one, nothing tells of them.
  if (!elements.some(({ name }) => name === 'v:imagedata')) {
    if (object) lose(context, nameObject(object), '文件里没有它的图，请看原文补上');
    if (elements.some(({ name }) => name === 'w:control'))
      lose(context, '表单控件', '网页上没有它，请看原文补上它显示的字');
  }
  const boxes = collectBoxes(element);
  if (boxes.length > 0) remark(context, REMARKS.textBox);
  into.boxes.push(...boxes);
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

function pushImage(
  id: string | undefined,
  alt: string,
  { relations, media, images }: DocxContext,
  into: { readonly inlines: Inline[] },
  object?: string,
): void {
  const relation = relations.get(id ?? '');
  const bytes = relation && media.get(relation.target.toLowerCase());
  const where = object ?? relation?.target ?? '';
  const source = bytes
    ? ({ kind: 'bytes', bytes } as const)
    : ({
        kind: 'absent',
        where,
        reason: relation?.isExternal ? '图片不在文件里，只是链接到别处' : '文件里没有这张图片',
      } as const);
  into.inlines.push({ kind: 'image', image: images.push({ alt: alt || (object ?? ''), source }) - 1 });
}
