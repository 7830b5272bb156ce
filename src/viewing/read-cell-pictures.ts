import type { OfficePackage } from '../office/open-package.ts';
import type { PartReader } from '../office/parse-parts.ts';
import { formatRelationsName, parseRelations } from '../office/parse-relations.ts';
import { scanXml } from '../office/scan-xml.ts';

const PART = 'xl/cellimages.xml';
/** More than any page should load. */
const MAX_PICTURES = 50;

/** The pictures that WPS places in cells by `DISPIMG("name",1)`, by their names. */
export async function readCellPictures(
  archive: OfficePackage,
  read: PartReader,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const pictures = new Map<string, Uint8Array>();
  const part = archive.names.includes(PART) ? await archive.read(PART) : undefined;
  if (!part) return pictures;
  const relations = parseRelations(await read(formatRelationsName(PART)), PART);
  const places = new Map<string, string>();
  let name = '';
  scanXml(part, {
    open: (element, attributes) => {
      if (element === 'cNvPr') name = attributes.name ?? '';
      if (element === 'blip') places.set(name, attributes['r:embed'] ?? '');
    },
  });
  for (const [id, relationId] of places) {
    if (pictures.size >= MAX_PICTURES) break;
    const relation = relations.get(relationId);
    const bytes =
      relation?.type === 'image' && !relation.isExternal ? await archive.read(relation.target) : undefined;
    if (bytes) pictures.set(id, bytes);
  }
  return pictures;
}
