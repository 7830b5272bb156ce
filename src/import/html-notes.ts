import { decodePercents } from '../base/decode-path.ts';
import { isBlockElement, isComment } from './html-shown.ts';
import { getAttribute, type HtmlElement, type HtmlNode, isElement, readAll, walkAll } from './html-tree.ts';

/** Footnotes of a page: links there and back, as Word, WPS, LibreOffice and writers of HTML make them. */
export interface NoteLinks {
  /** The elements that refer to a note, and its `id`. */
  readonly references: ReadonlyMap<HtmlNode, string>;
  /** Elements that are no part of the text where they stand: notes, and the links that lead back. */
  readonly skipped: ReadonlySet<HtmlNode>;
  readonly notes: readonly { readonly id: string; readonly element: HtmlElement }[];
}

const MARK = String.raw`[[［【(（〔]?(?:\d{1,3}|[①-⑳]|[ivx]{1,5}|[*＊†‡※])?[\]］】)）〕]?`;

/** [1], ①, * and the like; an empty one is drawn by the style. */
const LABEL = new RegExp(`^${MARK}$`, 'u');

/** What a link back is shown as. */
const BACK = new RegExp(`^(?:${MARK}|[↩↑^⏎]\ufe0e?)$`, 'u');

/** Links that are looked at: each is held against each. */
const MOST_LINKS = 2000;

/** Finds the notes: a short link to a place from which a short link leads back to where the first one stands. */
export function findNotes(page: HtmlNode): NoteLinks {
  const elements = [...walkAll(page)];
  const named = new Map<string, HtmlElement>();
  for (const element of elements) {
    for (const name of [getAttribute(element, 'id'), getAttribute(element, 'name')]) {
      if (name !== '' && !named.has(name)) named.set(name, element);
    }
  }
  const links = elements
    .filter((element) => element.tagName === 'a' && getAttribute(element, 'href').startsWith('#'))
    .filter((element) => !isComment(element))
    .filter((element) => BACK.test(readAll(element).trim()))
    .slice(0, MOST_LINKS);
  const references = new Map<HtmlNode, string>();
  const skipped = new Set<HtmlNode>();
  const notes: { id: string; element: HtmlElement }[] = [];
  for (const [at, link] of links.entries()) {
    const id = readTarget(link);
    const target = named.get(id);
    if (!target || !LABEL.test(readAll(link).trim()) || references.has(link) || skipped.has(link)) continue;
    const element = findBlock(target);
    // Notes stand below what refers to them, or a paragraph would be taken for the note of its note.
    const back = links
      .slice(at + 1)
      .find((other) => isInside(other, element) && leadsTo(named.get(readTarget(other)), link));
    if (!back || isInside(link, element)) continue;
    const note = notes.find((known) => known.element === element) ?? { id, element };
    references.set(link, note.id);
    // A note that is referred to twice has a link back for each.
    for (const other of links) {
      if (isInside(other, element)) skipped.add(other);
    }
    skipped.add(element);
    if (!notes.includes(note)) notes.push(note);
  }
  return { references, skipped, notes };
}

/** The element that holds a note: the outermost block that belongs to it alone. */
function findBlock(target: HtmlElement): HtmlElement {
  let element = target;
  while (!isBlockElement(element) && element.parentNode && isElement(element.parentNode))
    element = element.parentNode;
  const parent = element.parentNode;
  // Word and LibreOffice wrap each note in a `div` of its own.
  const isOwn =
    parent && isElement(parent) && /^(?:ftn|edn|sdfootnote|sdendnote)\d+$/u.test(getAttribute(parent, 'id'));
  return isOwn ? parent : element;
}

/** Whether a link leads to where another stands: to it, to what is around it, or into it. */
const leadsTo = (place: HtmlElement | undefined, link: HtmlElement) =>
  place !== undefined && (isInside(link, place) || isInside(place, link)) && !hasSentence(place);

const hasSentence = (element: HtmlElement) => readAll(element).length > 20;

function isInside(node: HtmlNode, ancestor: HtmlNode): boolean {
  for (let at: HtmlNode | null = node; at; at = 'parentNode' in at ? at.parentNode : null) {
    if (at === ancestor) return true;
  }
  return false;
}

/** The name that `#name` leads to. */
const readTarget = (link: HtmlElement) => decodePercents(getAttribute(link, 'href').slice(1));
