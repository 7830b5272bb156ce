import type { TablePage } from '../report/lay-out-table.ts';
import type { Footers } from './format-settings.ts';
import { PICTURE_TYPES, type Relation } from './pack-word.ts';
import type { Picture } from './picture.ts';

/** Pictures and links of one part (text or footnotes), and what all parts share. */
export interface PartContext {
  readonly shared: SharedContext;
  readonly relations: Relation[];
  /** Footnotes cannot refer to footnotes in Word. */
  readonly isNote: boolean;
  /** Twips between the edges of the cell that pictures stand in; absent outside of tables. */
  readonly room?: number;
}

export interface SharedContext {
  readonly pictures: ReadonlyMap<string, Picture>;
  readonly footers: Footers;
  /** Ids of the sections that the text has. */
  readonly sections: ReadonlySet<string>;
  /** An absolute address for one that the page has; `undefined` if there is none. */
  readonly resolveLink: (href: string) => string | undefined;
  /** Numbers of the footnotes that the text has referred to so far. */
  readonly referred: Set<number>;
  /** Names of the picture files in `word/media/`, by the picture's address. */
  readonly media: Map<string, string>;
  /** Counts drawings and bookmarks: ids have to be unique in the file. */
  drawings: number;
  bookmarks: number;
  /** That the section which is open has. */
  sheet: TablePage;
}

/** The id of a relation that is there once for each target. */
export function addRelation(
  { relations }: Pick<PartContext, 'relations'>,
  relation: Omit<Relation, 'id'>,
): string {
  const known = relations.find(({ type, target }) => type === relation.type && target === relation.target);
  if (known) return known.id;
  const id = `rId${relations.length + 1}`;
  relations.push({ id, ...relation });
  return id;
}

/** Puts a picture into the file; `undefined` for one that Word does not show. */
export function addPicture(context: PartContext, source: string) {
  const { shared } = context;
  const picture = shared.pictures.get(source);
  const [ending] = Object.entries(PICTURE_TYPES).find(([, mime]) => mime === picture?.mime) ?? [];
  if (!picture || ending === undefined) return undefined;
  const name = shared.media.get(source) ?? `image${shared.media.size + 1}.${ending}`;
  shared.media.set(source, name);
  shared.drawings += 1;
  return {
    id: addRelation(context, { type: 'image', target: `media/${name}` }),
    index: shared.drawings,
    orientation: picture.orientation,
  };
}

/** Names of bookmarks hold no hyphen: the section `s1-2` is `s1_2`. */
export const formatBookmark = (section: string) => section.replaceAll('-', '_');
