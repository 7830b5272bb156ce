import {
  collectXmlText,
  findChild,
  findValue,
  listChildren,
  readXmlText,
  walkXml,
  type XmlElement,
} from '../office/parse-xml.ts';
import { bareText, countTexts } from './document-text.ts';
import { createRunStyle, createStyles, type ParagraphStyle, type Styles } from './docx-styles.ts';

export type Read = (name: string) => Promise<XmlElement | undefined>;

/** Takes down a thing of some kind. */
export type Tell = (what: string, detail: string) => void;

export const LOCAL_PATH = /^(?:file:|[A-Za-z]:[\\/]|\\\\)|^\/(?:Users|home)\//u;

/** `INCLUDEPICTURE "C:\\Users\\…"`: a field names where its content came from. */
const PATH_IN_CODE = /file:|[A-Za-z]:\\|"\\\\/u;

/** The property changes of Word's revisions (ECMA-376-1, 17.13.5). */
const FORMAT_CHANGE = /^w:(?:[a-z]+PrChange|numberingChange|tblGridChange)$/iu;

export const byAuthor = (author: string | undefined, text: string) => (author ? `${author}：${text}` : text);

/** What the parts of a Word file tell: comments, settings, and texts such as the body, headers and notes. */
export async function tellWordParts(names: readonly string[], read: Read, tell: Tell): Promise<void> {
  const styles = createStyles(await read('word/styles.xml'));
  for (const name of names.filter((one) => /^word\/[^/]+\.xml$/iu.test(one)).sort()) {
    const root = await read(name);
    if (!root || root.name === 'w:styles' || root.name === 'w:numbering') continue;
    if (root.name === 'w:comments') tellComments(root, tell);
    else if (root.name === 'w:settings') tellSettings(root, tell);
    else tellText(root, styles, tell);
  }
}

function tellComments(root: XmlElement, tell: Tell): void {
  for (const comment of listChildren(root, 'w:comment')) {
    const text = collectXmlText(comment, 'w:t') || '（没有文字）';
    tell('批注', byAuthor(comment.attributes['w:author'], text));
  }
}

/** A mark of a paragraph or row alone has no text, and then nothing to tell. */
const tellChange =
  (what: string, ...texts: readonly string[]) =>
  (change: XmlElement, tell: Tell) => {
    const text = collectXmlText(change, ...texts);
    if (bareText(text) !== '') tell(what, byAuthor(change.attributes['w:author'], text));
  };
const tellDeleted = tellChange('修订中删除的文字', 'w:delText', 'w:t');
const tellInserted = tellChange('修订中插入的文字', 'w:t');

/** What single elements of a part tell, by their names. */
const TELLERS: ReadonlyMap<string, (element: XmlElement, tell: Tell) => void> = new Map([
  ['w:del', tellDeleted],
  ['w:moveFrom', tellDeleted],
  ['w:ins', tellInserted],
  ['w:moveTo', tellInserted],
  ['w:instrText', tellFieldCode],
  ['wp:docPr', tellDescription],
  ['v:shape', tellDescription],
]);

/** Tracked changes and hidden text, wherever they stand. */
function tellText(root: XmlElement, styles: Styles, tell: Tell): void {
  const elements = [...walkXml(root)];
  for (const element of elements) TELLERS.get(element.name)?.(element, tell);
  tellHidden(elements, styles, tell);
  tellFormatChanges(elements, tell);
}

function tellFieldCode(element: XmlElement, tell: Tell): void {
  const code = readXmlText(element);
  if (PATH_IN_CODE.test(code)) tell('这台电脑里的路径', code);
}

function tellDescription({ attributes }: XmlElement, tell: Tell): void {
  for (const key of ['descr', 'title', 'alt']) {
    const text = attributes[key]?.trim() ?? '';
    if (LOCAL_PATH.test(text)) tell('这台电脑里的路径', text);
  }
}

function tellHidden(elements: readonly XmlElement[], styles: Styles, tell: Tell): void {
  let paragraph: ParagraphStyle = {};
  for (const element of elements) {
    if (element.name === 'w:p')
      paragraph = styles.findParagraphStyle(findValue(element, 'w:pPr', 'w:pStyle'));
    else if (element.name === 'w:r' && isHidden(element, paragraph, styles))
      tell('隐藏文字', collectXmlText(element, 'w:t'));
  }
}

function tellFormatChanges(elements: readonly XmlElement[], tell: Tell): void {
  const changes = elements.filter(({ name }) => FORMAT_CHANGE.test(name));
  const counts = countTexts(changes.map(({ attributes }) => attributes['w:author'] ?? ''));
  for (const [author, count] of counts) tell('修订中改过的格式', byAuthor(author, `${count} 处`));
}

const isHidden = (run: XmlElement, paragraph: ParagraphStyle, styles: Styles): boolean =>
  createRunStyle(findChild(run, 'w:rPr'), { ...paragraph, raised: 0 }, styles).hidden === true;

function tellSettings(root: XmlElement, tell: Tell): void {
  for (const { name, attributes } of walkXml(root)) {
    if (name === 'w:docVar')
      tell('文件里的变量', `${attributes['w:name'] ?? ''}：${attributes['w:val'] ?? ''}`);
    else if (name === 'w:query' || name === 'w:connectString')
      tell('邮件合并的数据来源', attributes['w:val'] ?? '');
  }
}
