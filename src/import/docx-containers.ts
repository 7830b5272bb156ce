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
  'c:chart',
  'dgm:relIds',
  'v:textpath',
]);

/** What may say which picture is meant. */
const REFERENCES = ['r:id', 'r:href', 'r:pict', 'o:relid', 'src'];

/** Whether an element stands for a picture: WPS gives each shape a `v:imagedata` that names none. */
export const isPicture = ({ name, attributes }: XmlElement): boolean =>
  name === 'a:blip' || (name === 'v:imagedata' && REFERENCES.some((key) => attributes[key]));

/** What Word itself would show: the newer of two forms of the same thing, unless nothing of it can be read. */
export function chooseAlternative(element: XmlElement): XmlElement {
  const forms = [...listChildren(element, 'mc:Choice'), ...listChildren(element, 'mc:Fallback')];
  const isReadable = (form: XmlElement) =>
    [...walkXml(form)].some((one) => SEEN.has(one.name) || isPicture(one));
  return forms.find(isReadable) ?? forms[0] ?? element;
}
