import { isCoverLine } from './cover-lines.ts';
import type { Block, ImportedDocument, Metadatum } from './document.ts';
import { bareText, hasImage, readBlock, readInlines, readLineText } from './document-text.ts';
import { findNormalSize, guessTitle, isSiteName, locateTitle, titleKey } from './find-title.ts';
import { namesGenre } from './genre-words.ts';
import { namesField } from './labels.ts';
import { readLineNumber } from './numbering.ts';
import { isChromeLine } from './page-chrome.ts';
import { listNamed } from './page-lines.ts';
import { readMetadataTable } from './read-metadata-table.ts';
import { isTitleText, type TitlePlace } from './title-lines.ts';
import { findTitleRest } from './title-rest.ts';

/** Blocks at the top among which a table of metadata is looked for. */
const MAX_TABLES = 8;

/** What a site's page title is made of: `标题_栏目_网站`. */
const PAGE_TITLE = /^(.+?)\s*[_|｜]\s*\S|^(.+?)\s*[-－—–]{1,2}\s*\S/u;

export interface FoundTitle {
  readonly title: Metadatum;
  readonly place?: TitlePlace;
  /** The text in which `place` is, if a cover was opened for it. */
  readonly blocks?: readonly Block[];
}

const nameTitle = (value: string, origin: string, candidates?: readonly string[]): Metadatum => ({
  label: '标题',
  value,
  origin,
  candidates,
});

const placeTitle = (place: TitlePlace): FoundTitle => ({
  title: nameTitle(place.title, '正文上方的标题'),
  place,
});

/** A title that only stands where titles do. @param candidates what else it could be */
const supposeTitle = (
  place: TitlePlace,
  candidates: readonly string[],
  blocks: readonly Block[],
): FoundTitle => ({
  title: nameTitle(place.title, '正文开头，没有写明是标题', candidates),
  place,
  blocks,
});

const PAGE = '网页或文件自带的标题';

/** The document's title, and where in its text it stands; it need not stand there once more. */
export function chooseTitle(document: ImportedDocument, fileTitle: string): FoundTitle {
  const { blocks, supposedTitle } = document;
  const own = document.titles.filter((title) => isTitleText(title, true));
  return (
    findNamedTitle(document) ??
    // The heading of the text itself before that of the page, which may be its first sentence or the name of the site.
    findHeading(blocks, own, fileTitle) ??
    findCapturedTitle(blocks) ??
    weighGuess(guessInText(blocks), own, supposedTitle, fileTitle)
  );
}

/** The title that the source itself names as such. */
function findNamedTitle(document: ImportedDocument): FoundTitle | undefined {
  const { metadata, blocks } = document;
  const tables = blocks
    .slice(0, MAX_TABLES)
    .flatMap((block) => (block.kind === 'table' ? (readMetadataTable(block, '文前的信息表') ?? []) : []));
  const named = [...metadata, ...tables, ...listNamed(document)].filter(
    ({ label, value }) => namesField(label, 'title') && isTitleText(value, true) && value !== '',
  );
  for (const { value, origin } of named) {
    const place = locateTitle(blocks, value);
    if (place) return placeTitle(place);
    if (value === named.at(-1)?.value) return { title: nameTitle(value, origin) };
  }
  return undefined;
}

/** @param own what the source calls itself */
function findHeading(
  blocks: readonly Block[],
  own: readonly string[],
  fileTitle: string,
): FoundTitle | undefined {
  const [place] = [...listHeadings(blocks), ...own].flatMap(
    (value) => locateTitle(blocks, value, false) ?? [],
  );
  const isNamed = own.some((value) => titleKey(value) === titleKey(place?.title ?? ''));
  const rest = place && !isNamed ? findTitleRest(blocks, place, findNormalSize(blocks)) : undefined;
  return rest ? supposeTitle(rest.place, [...rest.others, fileTitle], blocks) : place && placeTitle(place);
}

type Guess = ReturnType<typeof guessInText>;

/** A title by its look, in the text or else on a cover; what a cover says is never certain. */
function guessInText(blocks: readonly Block[]) {
  const inText = guessTitle(blocks);
  if (inText) return { ...inText, blocks, isCertain: inText.isSure };
  const cover = openCoverTables(blocks);
  const onCover = cover && guessTitle(cover);
  return onCover && { ...onCover, blocks: cover, isCertain: false };
}

/** What looks like the title, or what the page is called. @param own what the source calls itself */
function weighGuess(
  guess: Guess,
  own: readonly string[],
  supposed: string | undefined,
  fileTitle: string,
): FoundTitle {
  const [page] = own;
  if (supposed !== undefined && !guess?.isCertain)
    return {
      title: nameTitle(supposed, '网页上日期上面的一行，没有写明是标题', [...own.slice(0, 1), fileTitle]),
    };
  if (page !== undefined && !isSiteName(page) && !isOutdone(page, guess)) {
    // A line that stands like a title makes a doubt of it, unless the page's own says what it is.
    const doubt = guess?.isCertain && !namesGenre(page) ? [guess.place.title, fileTitle] : undefined;
    return { title: nameTitle(page, PAGE, doubt) };
  }
  if (guess?.isCertain) return placeTitle(guess.place);
  if (guess) {
    return supposeTitle(guess.place, [...guess.others, ...own.slice(0, 1), fileTitle], guess.blocks);
  }
  if (page === undefined) return { title: nameTitle(fileTitle, '文件名（文中没有找到标题）', []) };
  return { title: nameTitle(own.find((value) => !isSiteName(value)) ?? page, PAGE, [fileTitle]) };
}

/** What a page is called may be its site or its column, while the text says its own title. */
const isOutdone = (page: string, guess: Guess) =>
  guess?.isCertain === true && !namesGenre(page) && namesGenre(guess.place.title);

/** Headings of the first rank: one alone, without a number, is the title. */
function listHeadings(blocks: readonly Block[]): string[] {
  const headings = blocks.filter((block) => block.kind === 'paragraph' && (block.rank ?? 9) <= 1);
  const texts = headings.map((block) => readBlock(block).trim());
  return texts.length === 1
    ? texts.filter(
        (text) => isTitleText(text) && !isChromeLine(text) && !readLineNumber(text) && !isCoverLine(text),
      )
    : [];
}

/** Characters of a table that only sets the lines of a cover. */
const MAX_COVER = 160;

/** The text with the table at its top opened that has one filled cell a row: there it only places title and names. */
function openCoverTables(blocks: readonly Block[]): readonly Block[] | undefined {
  const at = blocks.slice(0, MAX_TABLES).findIndex(({ kind }) => kind === 'table');
  const table = blocks[at];
  if (table?.kind !== 'table' || bareText(readBlock(table)).length > MAX_COVER) return undefined;
  const filled = table.rows.map((row) => row.filter(({ inlines }) => bareText(readInlines(inlines)) !== ''));
  if (hasImage(table) || filled.some((row) => row.length > 1)) return undefined;
  const lines = filled.flat().map(({ inlines }): Block => ({ kind: 'paragraph', inlines, align: 'center' }));
  return [...blocks.slice(0, at), ...lines, ...blocks.slice(at + 1)];
}

/** A page copied whole begins with `标题_栏目_网站`, and has the title alone further down. */
function findCapturedTitle(blocks: readonly Block[]): FoundTitle | undefined {
  const below = blocks.findIndex((block) => bareText(readLineText(block)) !== '') + 1;
  const match = PAGE_TITLE.exec(readLineText(blocks[below - 1]));
  const place = match && locateTitle(blocks.slice(below), match[1] ?? match[2] ?? '');
  return place ? placeTitle({ ...place, start: place.start + below, end: place.end + below }) : undefined;
}
