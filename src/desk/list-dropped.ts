import { isDocumentPath, judgeSource, NO_DOCUMENTS } from '../import/importers.ts';
import type { DroppedSource, DroppedThing } from './import-api.ts';

/** What a browser saves beside a page is named after it. */
const BESIDE_PAGE = /(?:_files|\.files)$/u;
const withoutEnding = (name: string) => name.replace(/\.[^.]*$/u, '');

/** The documents among what was dropped, as the command finds them among what it is named, and why others are none. */
export function listDropped(things: readonly DroppedThing[]): DroppedSource[] {
  const pages = new Set(things.flatMap(({ name, inside }) => (inside ? [] : [withoutEnding(name)])));
  return things.flatMap(({ name, size = 0, inside }, thing): DroppedSource[] => {
    const judge = (label: string, bytes: number, path?: string): DroppedSource => {
      const judged = judgeSource(label, bytes);
      const { message, remedy } = judged.ok ? {} : judged;
      return {
        ...{ thing, label },
        ...(path === undefined ? {} : { path }),
        ...(message === undefined ? {} : { fault: { message, ...(remedy === undefined ? {} : { remedy }) } }),
      };
    };
    if (!inside) return [judge(name, size)];
    if (BESIDE_PAGE.test(name) && pages.has(name.replace(BESIDE_PAGE, ''))) return [];
    const documents = inside
      .filter(({ path }) => isDocumentPath(path))
      .sort((a, b) => (order(a.path) < order(b.path) ? -1 : 1));
    return documents.length === 0
      ? [{ thing, label: name, fault: NO_DOCUMENTS }]
      : documents.map(({ path, size: bytes }) => judge(`${name}/${path}`, bytes, path));
  });
}

/** Folder by folder. */
const order = (path: string) => path.replaceAll('/', '\0');
