import type { Block, LeftBehind, Metadatum, RelationLink } from './document.ts';
import { bareText, clipLine, countCharacters, readBlock, readLineText, toLine } from './document-text.ts';
import { isSiteName, titleKey } from './find-title.ts';
import { namesGenre } from './genre-words.ts';
import { createFindings, readBlocks } from './html-blocks.ts';
import { listMetaTags, readTitleTag } from './html-meta.ts';
import type { NoteLinks } from './html-notes.ts';
import { readText } from './html-shown.ts';
import { getAttribute, type HtmlElement, type HtmlNode, walkAll } from './html-tree.ts';
import {
  isLabel,
  namePageDay,
  namesField,
  normalizeLabel,
  parseMetadataText,
  startsWithLabel,
} from './labels.ts';
import { isChromeLine } from './page-chrome.ts';
import { LONE_DAY } from './page-lines.ts';
import { splitItems } from './read-field-value.ts';
import { isHeadNote } from './read-front.ts';
import { readMetadataTable } from './read-metadata-table.ts';
import { takeRelationLinks } from './read-relation-links.ts';
import { isTitleText } from './title-lines.ts';

/** 《政府网站发展指引》附件2 and what sites use besides: names of `<meta>` and the labels they stand for. */
const META_LABELS: Readonly<Record<string, string>> = {
  articletitle: '标题',
  pubdate: '发布日期',
  publishdate: '发布日期',
  contentsource: '信息来源',
  source: '信息来源',
  keywords: '关键词',
  description: '摘要',
  columnname: '所属类目',
};

/** Labels that make a list of them. */
const MIN_LABELS = 3;
const MAX_VALUE = 100;

/** 听证日期, and any label with its colon: a day below it is not the day of publication, as one that stands alone is. */
const NAMES_DAY = /(?:[:：]|日期|时间)$/u;

/** Elements of articles of WeChat, which name nothing in `<meta>`. */
const ID_LABELS: Readonly<Record<string, string>> = { publish_time: '发布日期', js_name: '信息来源' };

/** Values of `<meta>`. A description that only repeats the title or the site's slogan says nothing of the text. */
export function readMetaTags(page: HtmlNode): Metadatum[] {
  const values = listMetaTags(page);
  const find = (wanted: string) => values.find(({ name }) => name === wanted)?.content;
  const [title, site] = [find('articletitle'), find('sitename')];
  const named = [...walkAll(page)].flatMap((element): Metadatum[] => {
    const label = ID_LABELS[getAttribute(element, 'id')];
    return label ? [{ label, value: readText(element), origin: '文章标题下面' }] : [];
  });
  return values
    .flatMap(({ name, content }): Metadatum[] => {
      const label = Object.hasOwn(META_LABELS, name) ? META_LABELS[name] : undefined;
      if (!label || content === '') return [];
      const isEmptyWord =
        ['关键词', '摘要'].includes(label) && (title === undefined || [title, site].includes(content));
      // Some templates write the label into the value too: 来源：示例网.
      const value = label === '信息来源' ? content.replace(/^(?:信息)?来源\s*[:：]\s*/u, '') : content;
      return isEmptyWord || describesSite(site ?? '', label, content) || value === ''
        ? []
        : [{ label, value, origin: `网页的 ${name} 标签` }];
    })
    .concat(named);
}

/** What is behind the name of its body in that of a site: 示例区人民政府门户网站, 示例区人民政府网. */
const SITE_END = /(?:门户|官方|政务)?网站?$/u;

/** Where a site says of itself what it is: 示例区人民政府网是…. */
const OF_ITSELF = /^(?:门户|官方|政务)?网站?(?:[是为由，,。：:]|$)/u;

/** Whether a value of `<meta>` is what one looks for a site by, or what it says of itself on each of its pages. */
function describesSite(site: string, label: string, content: string): boolean {
  const owner = site.replace(SITE_END, '');
  if (owner === '') return false;
  const isName = (item: string) =>
    item === site || (SITE_END.test(item) && item.replace(SITE_END, '') === owner);
  if (label === '关键词') return splitItems(content).some(isName);
  return label === '摘要' && content.startsWith(owner) && OF_ITSELF.test(content.slice(owner.length));
}

/** What parts the names of site and column from the title, and may also stand within it. */
const PARTING = /[\s_|｜\-－—–]/u;

/** Shorter lines are found in the names of sites, too. */
const MIN_TITLE = 6;
/** Characters of a page's name in which its title is looked for. */
const MAX_NAME = 1000;

const isTitle = (text: string) => countCharacters(text) >= MIN_TITLE && !isChromeLine(text);

/**
 * The page's title without the names of site and column that stand around it.
 * @param shown lines above and around the text: the longest one that stands in it is what the page itself shows as title
 */
export function readPageTitle(page: HtmlNode, shown: readonly string[]): string[] {
  const written = readTitleTag(page);
  const title = findShownName(written, shown) ?? readFirstName(written);
  return bareText(title) === '' ? [] : [title];
}

/** The longest line of a page that is a part of its name. */
function findShownName(written: string, shown: readonly string[]): string | undefined {
  const name = written.slice(0, MAX_NAME);
  const isEdge = (at: number) => PARTING.test(written[at] ?? ' ');
  const isPart = (line: string) => {
    const at = name.indexOf(line);
    return at >= 0 && isEdge(at - 1) && isEdge(at + line.length);
  };
  return shown
    .map(toLine)
    .filter((line) => isPart(line) && isTitle(line) && !isSiteName(line))
    .sort((a, b) => b.length - a.length)[0];
}

const readFirstName = (written: string): string =>
  written
    .split(/\s*[_|｜]\s*|\s+[-－—–]+\s+|(?<=\p{Script=Han})-(?=\p{Script=Han})/u, 1)
    .join('')
    .trim();

/**
 * The line right above the page's day, where sites set the title: of a page that is called as its site or its column is,
 * so that nothing it shows is its name.
 */
export function supposeTitle(page: HtmlNode, shown: readonly string[], above: string): string | undefined {
  const written = readTitleTag(page);
  const isLine = isTitleText(above) && !isSiteName(above) && !isChromeLine(above) && !isLabel(above);
  const isNamed = namesGenre(readFirstName(written)) || titleKey(written).includes(titleKey(above));
  return isLine && !isNamed && findShownName(written, shown) === undefined ? above : undefined;
}

/** The values of a block that stands for itself. @param before the text of the block above it */
function readNamed(block: Block, text: string, before: string): Metadatum[] | undefined {
  if (block.kind === 'table') return readMetadataTable(block, '网页上的信息表');
  const label = normalizeLabel(before);
  const isNamed = LONE_DAY.test(text) && NAMES_DAY.test(before);
  const found = parseMetadataText(namePageDay(isNamed ? `${label}：${text}` : text), '网页上的一行');
  return found ?? (isNamed ? [{ label, value: text, origin: '网页上的信息栏' }] : undefined);
}

/** What the page around the text says of it, and what is left of the page. */
export function readSurroundings(
  page: HtmlNode,
  { body, furniture }: { body: HtmlElement; furniture: readonly HtmlElement[] },
  links: NoteLinks,
) {
  const findings = createFindings(links, false);
  const blocks = [page, ...furniture].flatMap((root) => readBlocks(root, findings, body));
  const metadata: Metadatum[] = [];
  const rest: string[] = [];
  const texts = blocks.map((block) => readBlock(block).trim());
  const name = readTitleTag(page);
  // Below a label without value the page's title may be the next line.
  const isPageName = (text: string, block?: Block) =>
    (block?.kind === 'paragraph' && block.rank === 1) ||
    (isTitle(text) && !isSiteName(text) && name.startsWith(toLine(text)));
  // Labels without a colon, as in a `<dl>`, are only believed in company.
  const isList = texts.filter(isLabel).length >= MIN_LABELS;
  const relations: RelationLink[] = [];
  const named: { index: number; values: readonly Metadatum[] }[] = [];
  for (let index = 0; index < blocks.length; index += 1) {
    const { links: found, rest: block } = takeRelationLinks(blocks[index] as Block);
    relations.push(...found);
    const text = block ? readBlock(block).trim() : '';
    if (!block || bareText(text) === '') continue;
    const isAlone = isLabel(text) && (isList || /[:：]$/u.test(text));
    const value = isAlone ? (texts[index + 1] ?? '') : '';
    const isValue =
      value !== '' && !isLabel(value) && !startsWithLabel(value) && !isPageName(value, blocks[index + 1]);
    if (isValue && [...value].length <= MAX_VALUE) {
      // A label and its value in two elements, one below the other.
      metadata.push({ label: normalizeLabel(text), value, origin: '网页上的信息栏' });
      index += 1;
      continue;
    }
    const values = readNamed(block, text, texts[index - 1] ?? '');
    if (values) {
      metadata.push(...values);
      named.push({ index, values });
    } else if (block.kind === 'paragraph' && isHeadNote(block, text))
      metadata.push({ label: '题注', value: text, origin: '正文外面的一段' });
    else if (!isAlone) rest.push(text);
  }
  const day = named.find(({ values }) => values.some(({ label }) => namesField(label, 'date')));
  const paragraphs = blocks.filter((block) => block.kind === 'paragraph');
  const titles = paragraphs.filter(({ rank }) => rank === 1).map(readLineText);
  // Pages without headings set the title in the middle of the line.
  const centred = paragraphs
    .filter(({ align }) => align === 'center')
    .map(readLineText)
    .filter(namesGenre);
  return {
    metadata,
    relations,
    aboveDay: texts.slice(0, day?.index ?? 0).findLast((text) => text !== '') ?? '',
    titles: titles.filter(isTitle),
    centred: centred.filter(isTitle),
    files: findings.files,
    texts: [...texts, ...findings.leftBehind.map(({ text }) => text)],
    leftBehind: describeRest(rest),
  };
}

/** Menus and footers are many small pieces and one thing to the editor. */
function describeRest(rest: readonly string[]): LeftBehind[] {
  if (rest.length === 0) return [];
  const text = rest.join('\n');
  return [
    {
      what: `正文以外的网页内容（${countCharacters(text)} 字：${clipLine(rest.join(' | '), 60)}）`,
      reason: '是网站的栏目、导航、按钮或页脚',
      text,
    },
  ];
}
