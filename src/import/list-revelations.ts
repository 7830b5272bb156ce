import { isOutOfSight } from '../office/is-out-of-sight.ts';
import { type OfficePackage, openPackage, PackageError } from '../office/open-package.ts';
import { createPartParser } from '../office/parse-parts.ts';
import { parseRelations } from '../office/parse-relations.ts';
import { collectXmlText, findChild, listChildren, parseXml, readXmlText } from '../office/parse-xml.ts';
import { scanXml } from '../office/scan-xml.ts';
import { bareText, clipLine } from './document-text.ts';
import { readMark } from './docx-mark.ts';
import { byAuthor, LOCAL_PATH, type Read, type Tell, tellWordParts } from './word-revelations.ts';

/** What anyone can find in a published Word file although its page does not show it. */
export interface Revelation {
  /** Chinese, one for each kind: `批注`. */
  readonly what: string;
  /** Each thing of the kind, as the file has it, with its author where one is named: `张三：此处请核实`. */
  readonly details: readonly string[];
}

/** Details of one kind that a line names, and how much of each. */
const MAX_DETAILS = 3;
const MAX_LENGTH = 24;

/** Properties in `docProps/core.xml` and `docProps/app.xml`, by their name without prefix. */
const PROPERTIES: readonly (readonly [string, string])[] = [
  ['creator', '作者'],
  ['lastModifiedBy', '最后保存的人'],
  ['Company', '单位'],
  ['Manager', '主管'],
  ['title', '文件属性里的标题'],
  ['subject', '文件属性里的主题'],
  ['keywords', '文件属性里的标记'],
  ['category', '文件属性里的类别'],
  ['description', '文件属性里的备注'],
  ['contentStatus', '文件属性里的状态'],
];

/** Properties that WPS writes into every file. */
const MACHINE_PROPERTIES = /^(?:KSO|ICV$|ContentTypeId$|_)/u;

/**
 * Lists what a .docx, .xlsx or .pptx tells besides what its page shows: comments, tracked changes, hidden text, sheets and
 * slides, who wrote and saved it, further properties, embedded files, paths of the computer it was made on.
 * @returns one entry for each kind, in a fixed order; none for bytes that are no sound Office document
 */
export async function listRevelations(bytes: Uint8Array): Promise<Revelation[]> {
  const opened = await openPackage(bytes);
  if (!opened.ok) return [];
  const { archive } = opened;
  const found = new Map<string, Set<string>>();
  const tell: Tell = (what, detail) => {
    if (bareText(detail) !== '') found.set(what, (found.get(what) ?? new Set()).add(detail.trim()));
  };
  const parseWord = createPartParser();
  const read: Read = (name) => readPart(archive, name, name.startsWith('word/') ? parseWord : parseXml);
  await tellWorkbook(archive, read, tell);
  await tellSlides(archive.names, read, tell);
  await tellWordParts(archive.names, read, tell);
  await tellProperties(read, tell);
  await tellCustomProperties(read, tell);
  await tellOtherFiles(archive.names, read, tell);
  return [...found]
    .sort(([a], [b]) => rank(a) - rank(b))
    .map(([what, details]) => ({ what, details: [...details] }));
}

/** `批注 2 处：张三“此处请核实”；李四“同意”` */
export function formatRevelation({ what, details }: Revelation): string {
  const shown = details.slice(0, MAX_DETAILS).map((detail) => clipLine(detail, MAX_LENGTH));
  const count = details.length > 1 ? ` ${details.length} 处` : '';
  return `${what}${count}：${shown.join('；')}${details.length > shown.length ? '……' : ''}`;
}

/** Of a part that is damaged, or larger or deeper than any document has, nothing is told; of the others all is. */
async function readPart<T>(
  archive: OfficePackage,
  name: string,
  parse: (bytes: Uint8Array) => T,
): Promise<T | undefined> {
  try {
    const bytes = await archive.read(name);
    return bytes && parse(bytes);
  } catch (error) {
    if (error instanceof PackageError) return undefined;
    throw error;
  }
}

const ORDER = [
  '隐藏的工作表',
  '隐藏的行或列',
  '隐藏的幻灯片',
  '演讲者备注',
  '批注',
  '修订中删除的文字',
  '修订中插入的文字',
  '修订中改过的格式',
  '隐藏文字',
  ...PROPERTIES.map(([, what]) => what),
];

/** Kinds without a place of their own follow as they were found. */
function rank(what: string): number {
  const at = ORDER.indexOf(what);
  return at < 0 ? ORDER.length : at;
}

/** A workbook's hidden sheets, rows and columns, comments, and the files that it takes values from. */
async function tellWorkbook(archive: OfficePackage, read: Read, tell: Tell): Promise<void> {
  for (const sheet of listChildren(findChild(await read('xl/workbook.xml'), 'x:sheets'), 'x:sheet'))
    if (/hidden/iu.test(sheet.attributes.state ?? '')) tell('隐藏的工作表', sheet.attributes.name ?? '');
  for (const name of [...archive.names].sort()) {
    // A sheet of some thousand rows is too large for a tree.
    const isSheet = /^xl\/worksheets\/[^/]+\.xml$/iu.test(name);
    const hidden = isSheet && (await readPart(archive, name, countOutOfSight));
    if (hidden) tell('隐藏的行或列', `${name.slice(name.lastIndexOf('/') + 1)}：${hidden} 处`);
    const comments = /^xl\/comments[^/]*\.xml$/iu.test(name) ? await read(name) : undefined;
    const authors = listChildren(findChild(comments, 'x:authors'), 'x:author').map(readXmlText);
    for (const comment of listChildren(findChild(comments, 'x:commentList'), 'x:comment')) {
      const author = authors[Number(comment.attributes.authorId)];
      tell('批注', byAuthor(author, collectXmlText(comment, 'x:t') || '（没有文字）'));
    }
  }
}

function countOutOfSight(sheet: Uint8Array): number {
  let count = 0;
  scanXml(sheet, {
    open: (name, attributes) => {
      if ((name === 'row' || name === 'col') && isOutOfSight(attributes)) count += 1;
    },
  });
  return count;
}

/** A presentation's hidden slides, and what the speaker alone is to see. */
async function tellSlides(names: readonly string[], read: Read, tell: Tell): Promise<void> {
  for (const name of names.filter((one) => /^ppt\/(?:slides|notesSlides)\/[^/]+\.xml$/iu.test(one)).sort()) {
    const root = await read(name);
    if (!root) continue;
    const text = collectXmlText(root, 'a:t');
    if (/notesSlides/iu.test(name)) tell('演讲者备注', text);
    else if (/^(?:0|false)$/u.test(root.attributes.show ?? '')) tell('隐藏的幻灯片', text || '（没有文字）');
  }
}

async function tellProperties(read: Read, tell: Tell): Promise<void> {
  for (const part of ['docProps/core.xml', 'docProps/app.xml']) {
    const elements = listChildren(await read(part));
    for (const [property, what] of PROPERTIES) {
      const element = elements.find(({ name }) => name.slice(name.indexOf(':') + 1) === property);
      if (element) tell(what, readXmlText(element));
    }
  }
}

async function tellCustomProperties(read: Read, tell: Tell): Promise<void> {
  const custom = await read('docProps/custom.xml');
  // The fields of a file that this project made are those that its page shows.
  if (readMark(custom)) return;
  for (const property of listChildren(custom)) {
    const name = property.attributes.name ?? '';
    const value = listChildren(property).map(readXmlText).join('');
    if (!MACHINE_PROPERTIES.test(name) && bareText(value) !== '') tell('自定义属性', `${name}：${value}`);
  }
}

/** Files in the package, and those of the computer that it was made on. */
async function tellOtherFiles(names: readonly string[], read: Read, tell: Tell): Promise<void> {
  for (const name of [...names].sort()) {
    if (/^word\/embeddings\//iu.test(name)) tell('嵌入的文件', name.slice(name.lastIndexOf('/') + 1));
    if (!/\.rels$/iu.test(name)) continue;
    for (const { target, isExternal } of parseRelations(await read(name), name).values()) {
      if (isExternal && LOCAL_PATH.test(target)) tell('这台电脑里的路径', target);
    }
  }
}
