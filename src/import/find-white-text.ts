import { collectXmlText, findChild, isTrue, walkXml, type XmlElement } from '../office/parse-xml.ts';
import { bareText } from './document-text.ts';

/** What may have a ground of its own, on which white is seen. */
const GROUNDS = new Set(['w:tbl', 'w:txbxContent', 'mc:Fallback', 'w:del', 'w:moveFrom']);

/** Texts that are set in white on the white of the page: on paper nobody sees them. */
export function findWhiteText(body: XmlElement): string[] {
  const found: string[] = [];
  // Over a picture, as on covers, white is seen too.
  const isOverPicture = (element: XmlElement) =>
    element.name === 'wp:anchor' && isTrue(element.attributes.behindDoc);
  if ([...walkXml(body)].some(isOverPicture)) return found;
  for (const paragraph of walkXml(body, GROUNDS)) {
    if (paragraph.name !== 'w:p' || hasGround(findChild(paragraph, 'w:pPr'))) continue;
    const runs = [...walkXml(paragraph, GROUNDS)].filter(
      (element) => element.name === 'w:r' && isWhite(element),
    );
    const text = runs.map((run) => collectXmlText(run, 'w:t')).join('');
    if (bareText(text) !== '') found.push(text.trim());
  }
  return found;
}

function isWhite(run: XmlElement): boolean {
  const properties = findChild(run, 'w:rPr');
  const { 'w:val': color = '', 'w:themeColor': theme } = findChild(properties, 'w:color')?.attributes ?? {};
  const isHidden = findChild(properties, 'w:vanish') !== undefined;
  return (
    /^F{6}$/iu.test(color) && !/^(?:dark|text)/u.test(theme ?? '') && !isHidden && !hasGround(properties)
  );
}

/** A colour or a pattern behind it, or a style that may bring one. */
function hasGround(properties: XmlElement | undefined): boolean {
  const shade = findChild(properties, 'w:shd')?.attributes;
  const fill = shade?.['w:fill'] ?? 'auto';
  const isShaded =
    shade !== undefined &&
    !(/^(?:auto|F{6})$/iu.test(fill) && /^(?:clear|nil)?$/u.test(shade['w:val'] ?? ''));
  const names = ['w:highlight', 'w:rStyle'];
  return isShaded || names.some((name) => findChild(properties, name) !== undefined);
}
