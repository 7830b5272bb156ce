import type { DroppedThing } from '../desk/import-api.ts';

/** A file or folder that somebody dropped or chose, with the files in it by their way from there. */
export interface TakenThing {
  readonly name: string;
  readonly file?: File;
  readonly inside?: ReadonlyMap<string, File>;
}

/** More files than any folder of reports has: a whole disk was dropped. */
const MOST_FILES = 5000;

/** What was dropped, folders with all that is in them. Has to be called before the event is over. */
export async function takeDropped(data: DataTransfer | null): Promise<TakenThing[]> {
  const entries = [...(data?.items ?? [])].map((item) => ({
    entry: item.webkitGetAsEntry(),
    file: item.kind === 'file' ? item.getAsFile() : null,
  }));
  const things: TakenThing[] = [];
  for (const { entry, file } of entries) {
    if (entry?.isDirectory) {
      const inside = new Map<string, File>();
      await walk(entry as FileSystemDirectoryEntry, '', inside);
      things.push({ name: entry.name, inside });
    } else if (file) things.push({ name: file.name, file });
  }
  return things;
}

async function walk(folder: FileSystemDirectoryEntry, way: string, files: Map<string, File>): Promise<void> {
  const reader = folder.createReader();
  for (;;) {
    // A reader tells a hundred at a time.
    const some = await new Promise<FileSystemEntry[]>((resolve) =>
      reader.readEntries(resolve, () => resolve([])),
    );
    if (some.length === 0) return;
    for (const entry of some) {
      if (files.size >= MOST_FILES) return;
      if (entry.isDirectory) await walk(entry as FileSystemDirectoryEntry, `${way}${entry.name}/`, files);
      else {
        const file = await new Promise<File | undefined>((resolve) =>
          (entry as FileSystemFileEntry).file(resolve, () => resolve(undefined)),
        );
        if (file) files.set(way + entry.name, file);
      }
    }
  }
}

/** What the server is asked about, before anything is sent. */
export const describeThings = (things: readonly TakenThing[]): DroppedThing[] =>
  things.map(({ name, file, inside }) =>
    inside
      ? { name, inside: [...inside].map(([path, { size }]) => ({ path, size })) }
      : { name, size: file?.size ?? 0 },
  );

/** Pages and Markdown name their pictures; a Word file holds them. */
const NAMES_OTHERS = /\.(?:s?html?|xhtml|md|markdown)$/iu;

/** The largest file beside a document that is sent with it, and how much in all. */
const [MOST_OF_ONE, MOST_OF_ALL] = [20_000_000, 200_000_000];

/**
 * The files that a document may name: those that lie in its folder or below, and were dropped with it.
 * @param path of a document within a folder that was dropped
 */
export function listBeside(
  things: readonly TakenThing[],
  thing: number,
  path: string | undefined,
): Map<string, File> {
  const own = things[thing];
  const beside = new Map<string, File>();
  let left = MOST_OF_ALL;
  const add = (way: string, file: File) => {
    if (file.size > Math.min(MOST_OF_ONE, left)) return;
    left -= file.size;
    beside.set(way, file);
  };
  if (!NAMES_OTHERS.test(path ?? own?.name ?? '')) return beside;
  if (path !== undefined) {
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    for (const [way, file] of own?.inside ?? [])
      if (way !== path && way.startsWith(folder)) add(way.slice(folder.length), file);
    return beside;
  }
  for (const other of things) {
    if (other === own) continue;
    if (other.file) add(other.name, other.file);
    for (const [way, file] of other.inside ?? []) add(`${other.name}/${way}`, file);
  }
  return beside;
}
