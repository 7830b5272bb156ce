import type { DroppedThing } from '../desk/import-api.ts';
import type { HeldThing } from '../desk/list-beside.ts';

/** A file or folder that somebody dropped or chose. */
export type TakenThing = HeldThing<File>;

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
