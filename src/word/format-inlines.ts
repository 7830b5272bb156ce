import type { DocumentImage, DocumentInline } from '../report/body-document.ts';
import { FACES, formatFace, STYLES } from './format-styles.ts';
import { formatField, formatRun, formatText, type RunProperties } from './format-text.ts';
import { formatPicture } from './picture.ts';
import { addPicture, addRelation, formatBookmark, type PartContext } from './word-part-context.ts';
import { formatElement } from './xml.ts';

/** What stands in a line, as runs. */
export function formatInlines(
  inlines: readonly DocumentInline[],
  context: PartContext,
  look: RunProperties = {},
): string {
  return inlines.map((inline) => formatInline(inline, context, look)).join('');
}

function formatInline(inline: DocumentInline, context: PartContext, look: RunProperties): string {
  switch (inline.type) {
    case 'text':
    case 'code':
      // A line feed would be a new line in Word; on the page it is a space.
      return formatText(inline.text.replaceAll('\n', ' '), look);
    case 'strong':
      return formatInlines(inline.children, context, { ...look, 'w:b': true, 'w:bCs': true });
    case 'emphasis':
      // Slanted Han characters are hard to read: official print emphasises by 楷体.
      return formatInlines(inline.children, context, { ...look, 'w:rFonts': formatFace(FACES.second) });
    case 'link':
      return formatLink(inline.href, inline.children, context, look);
    case 'image':
      return formatImage(inline, context);
    case 'break':
      return formatRun('<w:br/>', look);
    case 'footnote-ref':
      return formatReference(inline.number, context);
  }
}

function formatLink(
  href: string,
  children: readonly DocumentInline[],
  context: PartContext,
  look: RunProperties,
): string {
  const { sections, resolveLink } = context.shared;
  const section = href.startsWith('#') ? href.slice(1) : undefined;
  const isSection = section !== undefined && sections.has(section);
  const address = section === undefined ? resolveLink(href) : undefined;
  if (!isSection && address === undefined) return formatInlines(children, context, look);
  const content = formatInlines(children, context, { ...look, 'w:rStyle': STYLES.link });
  const target = isSection
    ? { 'w:anchor': formatBookmark(section) }
    : { 'r:id': addRelation(context, { type: 'hyperlink', target: address ?? '', isExternal: true }) };
  return content === '' ? '' : formatElement('w:hyperlink', { ...target, 'w:history': 1 }, content);
}

/** A picture, or what it shows in words where Word has none. */
export function formatImage({ src, alt, width, height }: DocumentImage, context: PartContext): string {
  const added = addPicture(context, src);
  if (!added) return formatText(`［图：${alt}，见网页］`, { 'w:rStyle': STYLES.missing });
  return formatPicture({ ...added, alt, width, height, room: context.room });
}

/** The first reference to a note is the note's own; a further one repeats its number by a field, as Word does it. */
function formatReference(number: number, { shared, isNote }: PartContext): string {
  const look = { 'w:rStyle': STYLES.reference } as const;
  if (isNote) return '';
  const name = `_Note${number}`;
  if (shared.referred.has(number))
    return formatField(`NOTEREF ${name} \\h`, formatText(String(number), look), look);
  shared.referred.add(number);
  return formatBookmarked(
    shared,
    name,
    formatRun(formatElement('w:footnoteReference', { 'w:id': number }), look),
  );
}

export function formatBookmarked(shared: PartContext['shared'], name: string, content: string): string {
  shared.bookmarks += 1;
  const id = { 'w:id': shared.bookmarks };
  return `${formatElement('w:bookmarkStart', { ...id, 'w:name': name })}${content}${formatElement('w:bookmarkEnd', id)}`;
}
