import { listTitleParts } from '../base/title-words.ts';
import type { ExcerptPiece } from '../search/cut-excerpt.ts';
import { formatHitAddress } from '../search/search-address.ts';
import type { SearchResult } from '../search/search-answer.ts';
import { createElement, createLink, replaceContents } from './create-element.ts';

/**
 * The list item of a report: link to the report first, then its sections.
 * @param text what was searched for, to be marked in the report
 */
export function createResultItem(result: SearchResult, text: string): HTMLLIElement {
  const link = createTitleLink(result, text);
  const isParted = link.querySelector('wbr') !== null;
  const heading = createElement('h2', isParted ? 'search-title parted-title' : 'search-title', link);
  const item = createElement('li', 'search-result', heading);
  appendFindings(item, result, text);
  return item;
}

/** Puts a result in the place of one for the same report. Its link stays: somebody may be pressing it. */
export function updateResultItem(item: HTMLLIElement, result: SearchResult, text: string): void {
  const link = item.querySelector('a');
  const title = createTitleLink(result, text);
  if (link && link.innerHTML !== title.innerHTML) replaceContents(link, ...title.childNodes);
  while (item.children.length > 1) item.lastElementChild?.remove();
  appendFindings(item, result, text);
}

const createTitleLink = ({ url, title }: SearchResult, text: string): HTMLAnchorElement =>
  createLink(formatHitAddress(url, text), ...createTitle(title));

/** All that stands below the title. */
function appendFindings(item: HTMLElement, result: SearchResult, text: string): void {
  const { url, date, isFormer, org, standing, sections, otherSections } = result;
  const details = [isFormer ? `${date} 起公布的以前的文本` : date, org, standing].filter(Boolean).join('　');
  if (details !== '') item.append(createElement('p', 'search-details', details));
  if (result.text === 'pending') item.append(...createReservedLines(result));
  for (const section of sections) {
    if (section.id !== undefined || section.page !== undefined) {
      const address = formatHitAddress(section.page ?? url, text, section.id);
      const link = createLink(address, ...createPieces(section.title));
      item.append(createElement('p', 'search-section', link));
    }
    if (section.excerpt.length > 0) {
      item.append(createElement('p', 'search-excerpt', ...createPieces(section.excerpt)));
    }
  }
  const note = chooseNote(result);
  if (note !== '') item.append(createElement('p', 'search-note', note));
  if (otherSections > 0) {
    item.append(createElement('p', 'search-note', `这一篇还有 ${otherSections} 个部分有这些字。`));
  }
}

/**
 * The room that sections and sentences will take, drawn by the style sheet: nothing below moves much when they come.
 * Where more hits than one share a section is not known before.
 */
function createReservedLines({ room }: SearchResult): HTMLElement[] {
  const parts = room?.hasHeadings ? ['section', 'excerpt'] : ['excerpt'];
  const lines = Array.from({ length: room?.sections ?? 0 }, () =>
    parts.map((part) => createElement('p', `search-${part} search-reserved`)),
  ).flat();
  for (const line of lines) line.setAttribute('aria-hidden', 'true');
  return lines;
}

function chooseNote({ title, sections, text }: SearchResult): string {
  if (text === 'pending' || text === 'unasked') return '';
  if (text === 'missing') return '这一篇的正文没有取到，摘不出原句；点标题可以打开它。';
  if (text === 'changed') return '这一篇刚刚更新过，摘不出原句；点标题可以打开它，或者过几分钟再搜。';
  if (sections.length > 0 || title.some((piece) => piece.mark)) return '';
  return '这些字在这一篇的基本信息（机构、日期、文号、落款等）里。';
}

/** With places between words where a line may end. */
function createTitle(pieces: readonly ExcerptPiece[]): (string | Node)[] {
  const [first = '', ...parts] = listTitleParts(pieces.map(({ text }) => text).join(''));
  let room = first.length;
  return pieces.flatMap(({ text, mark }) => {
    const contents: (string | Node)[] = [];
    for (let rest = text; rest !== ''; ) {
      if (room === 0) {
        contents.push(document.createElement('wbr'));
        room = parts.shift()?.length ?? rest.length;
      }
      contents.push(rest.slice(0, room));
      const length = Math.min(rest.length, room);
      rest = rest.slice(length);
      room -= length;
    }
    return mark ? [createElement('mark', '', ...contents)] : contents;
  });
}

function createPieces(pieces: readonly ExcerptPiece[]): Node[] {
  return pieces.map(({ text, mark }) =>
    mark ? createElement('mark', '', text) : document.createTextNode(text),
  );
}
