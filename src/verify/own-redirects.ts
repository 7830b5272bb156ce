import { decodePath } from '../base/decode-path.ts';
import { parseRecord, readList, readText } from '../base/json.ts';

/**
 * Reads where a site itself leads its former addresses, as the rules that it gives its host do.
 * @param catalog text of `catalog.json`, which has been held against the list
 * @returns the path to which a path leads, or undefined if it leads nowhere
 */
export function parseOwnRedirects(catalog: string): (path: string) => string | undefined {
  const table = new Map(
    readList(parseRecord(catalog) ?? {}, 'redirects').flatMap((entry) => {
      const [from, to] = [decodePath(readText(entry, 'from')), decodePath(readText(entry, 'to'))];
      return from && to ? [[from, to] as const] : [];
    }),
  );
  return (path) => {
    for (let at = path; ; ) {
      const to = table.get(at);
      if (to !== undefined) return to;
      // All that lies below a folder, whose address ends in `/`; the nearest one first.
      const end = at.lastIndexOf('/', at.length - 2);
      if (end < 1) return undefined;
      at = at.slice(0, end + 1);
    }
  };
}
