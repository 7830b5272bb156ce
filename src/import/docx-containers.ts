import { listChildren, type XmlElement } from '../office/parse-xml.ts';
import { chooseAlternative } from './docx-drawing.ts';

/** Containers of blocks, rows and cells that stand in the text as if they were not there. */
const TRANSPARENT = new Set(['w:sdt', 'w:sdtContent', 'w:customXml', 'w:ins', 'w:moveTo', 'w:smartTag']);

/** The children of an element, those in containers included. */
export function* flattenContainers(parent: XmlElement): Generator<XmlElement> {
  for (const child of listChildren(parent)) {
    if (TRANSPARENT.has(child.name)) yield* flattenContainers(child);
    else if (child.name === 'mc:AlternateContent') yield* flattenContainers(chooseAlternative(child));
    else yield child;
  }
}
