/** What was dropped, with what the page holds of it: a file, or a folder with its files by their way from there. */
export interface HeldThing<Held> {
  readonly name: string;
  readonly file?: Held;
  readonly inside?: ReadonlyMap<string, Held>;
}

/** Pages and Markdown name their pictures, and no page: none is an attachment. A Word file holds its pictures. */
const NAMES_OTHERS = /\.(?:s?html?|xhtml|md|markdown)$/iu;

/** The largest file beside a document that is sent with it, and how much in all. */
const [MOST_OF_ONE, MOST_OF_ALL] = [20_000_000, 200_000_000];

/**
 * The files that a document may name: those that lie in its folder or below, and were dropped with it. What a browser has
 * saved beside another page is that one's.
 * @param path of a document within a folder that was dropped
 */
export function listBeside<Held extends { readonly size: number }>(
  things: readonly HeldThing<Held>[],
  thing: number,
  path: string | undefined,
): Map<string, Held> {
  const own = things[thing];
  const beside = new Map<string, Held>();
  const page = path ?? own?.name ?? '';
  if (!NAMES_OTHERS.test(page)) return beside;
  const folder = page.slice(0, page.lastIndexOf('/') + 1);
  const others =
    path === undefined ? things.filter((one) => one !== own).flatMap(listFiles) : [...(own?.inside ?? [])];
  const pages = new Set<string | undefined>(
    others.flatMap(([way]) => (NAMES_OTHERS.test(way) ? withoutEnding(way) : [])),
  );
  pages.delete(withoutEnding(page));
  let left = MOST_OF_ALL;
  for (const [way, file] of others) {
    if (!way.startsWith(folder) || NAMES_OTHERS.test(way) || pages.has(findPage(way))) continue;
    if (file.size > Math.min(MOST_OF_ONE, left)) continue;
    left -= file.size;
    beside.set(way.slice(folder.length), file);
  }
  return beside;
}

const listFiles = <Held>({ name, file, inside }: HeldThing<Held>): (readonly [string, Held])[] =>
  file === undefined ? [...(inside ?? [])].map(([way, one]) => [`${name}/${way}`, one]) : [[name, file]];

const withoutEnding = (name: string) => name.replace(/\.[^./]*$/u, '');

/** The page, without its ending, beside which a browser has saved a file. */
const findPage = (way: string) => /^(.*?)(?:_files|\.files)\//u.exec(way)?.[1];
