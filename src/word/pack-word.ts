import { deflatePart, formatPackage, type PackedPart, storePart } from './format-package.ts';
import { formatElement, formatRoot, RELATIONS_NAMESPACE } from './xml.ts';

/** A part of a Word file: its name in the archive, its content type, and its content. */
export interface WordPart {
  readonly name: string;
  /** Without one the ending decides, see {@link DEFAULT_TYPES}. */
  readonly type?: string;
  readonly content: string | Uint8Array;
}

/** Pictures that Word shows everywhere. WebP it shows only since 2021 and on some systems, WPS not at all. */
export const PICTURE_TYPES = { png: 'image/png', jpg: 'image/jpeg', gif: 'image/gif' } as const;

const DEFAULT_TYPES = {
  rels: 'application/vnd.openxmlformats-package.relationships+xml',
  xml: 'application/xml',
  ...PICTURE_TYPES,
} as const;

/** The archive of an Office document (ECMA-376-2, OPC): its list of content types comes first. */
export function packWord(parts: readonly WordPart[]): Uint8Array {
  const defaults = Object.entries(DEFAULT_TYPES).map(([ending, type]) =>
    formatElement('Default', { Extension: ending, ContentType: type }),
  );
  const overrides = parts.flatMap(({ name, type }) =>
    type ? [formatElement('Override', { PartName: `/${name}`, ContentType: type })] : [],
  );
  const types = formatRoot(
    'Types',
    { xmlns: 'http://schemas.openxmlformats.org/package/2006/content-types' },
    [...defaults, ...overrides].join(''),
  );
  const packed = new Map<string, PackedPart>([['[Content_Types].xml', deflatePart(types)]]);
  // Pictures are compressed already.
  for (const { name, content } of parts)
    packed.set(name, typeof content === 'string' ? deflatePart(content) : storePart(content));
  return formatPackage(packed);
}

/** What one part refers to. */
export interface Relation {
  readonly id: string;
  /** The last word of its type, such as `image`. */
  readonly type: string;
  readonly target: string;
  readonly isExternal?: true;
}

const PACKAGE_RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships/metadata';

/** The part that lists what another refers to. */
export function formatRelations(relations: readonly Relation[]): string {
  const rows = relations.map(({ id, type, target, isExternal }) =>
    formatElement('Relationship', {
      Id: id,
      Type: `${type === 'core-properties' ? PACKAGE_RELATIONS : RELATIONS_NAMESPACE}/${type}`,
      Target: target,
      TargetMode: isExternal ? 'External' : undefined,
    }),
  );
  return formatRoot(
    'Relationships',
    { xmlns: 'http://schemas.openxmlformats.org/package/2006/relationships' },
    rows.join(''),
  );
}
