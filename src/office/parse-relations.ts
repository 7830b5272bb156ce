import { listChildren, type XmlElement } from './parse-xml.ts';

/** What one part refers to: another part, or something outside. */
interface Relation {
  /** The last word of its type, such as `image` or `footnotes`. */
  readonly type: string;
  /** A part's name from the archive's root, or an address. */
  readonly target: string;
  readonly isExternal: boolean;
}

export type Relations = ReadonlyMap<string, Relation>;

/** The part that lists what `part` refers to (ECMA-376-2, 9.3.3). */
export function formatRelationsName(part: string): string {
  const slash = part.lastIndexOf('/') + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
}

/** @param part the part whose relations these are */
export function parseRelations(root: XmlElement | undefined, part: string): Relations {
  return new Map(
    listChildren(root).map(({ attributes }) => {
      const isExternal = attributes.TargetMode === 'External';
      const target = attributes.Target ?? '';
      const type = (attributes.Type ?? '').split('/').at(-1) ?? '';
      return [
        attributes.Id ?? '',
        { type, isExternal, target: isExternal ? target : resolvePart(part, target) },
      ];
    }),
  );
}

/** The part of some type that others refer to. */
export const findPart = (relations: Relations, type: string): string | undefined =>
  [...relations.values()].find((relation) => relation.type === type && !relation.isExternal)?.target;

function resolvePart(part: string, target: string): string {
  const segments = target.startsWith('/') ? [] : part.split('/').slice(0, -1);
  for (const segment of target.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return segments.join('/');
}
