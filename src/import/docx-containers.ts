import { listChildren, walkXml, type XmlElement } from '../office/parse-xml.ts';

/** Containers of blocks, rows, cells and runs whose content stands in the text as if they were not there. */
export const TRANSPARENT = new Set(
  ['sdt', 'sdtContent', 'customXml', 'ins', 'moveTo', 'smartTag', 'dir', 'bdo'].map((name) => `w:${name}`),
);

/** The children of an element, those in containers included. */
export function* flattenContainers(parent: XmlElement): Generator<XmlElement> {
  for (const child of listChildren(parent)) {
    if (TRANSPARENT.has(child.name)) yield* flattenContainers(child);
    else if (child.name === 'mc:AlternateContent') yield* flattenContainers(chooseAlternative(child));
    else yield child;
  }
}

/** What a reader of the document would see something of. */
const SEEN = new Set([
  'w:t',
  'w:sym',
  'w:instrText',
  'w:fldSimple',
  'm:t',
  'a:t',
  'a:blip',
  'c:chart',
  'dgm:relIds',
  'v:imagedata',
  'v:textpath',
]);

/** What Word itself would show: the newer of two forms of the same thing, unless nothing of it can be read. */
export function chooseAlternative(element: XmlElement): XmlElement {
  const forms = [...listChildren(element, 'mc:Choice'), ...listChildren(element, 'mc:Fallback')];
  const isReadable = (form: XmlElement) => [...walkXml(form)].some(({ name }) => SEEN.has(name));
  return forms.find(isReadable) ?? forms[0] ?? element;
}
