import { compareNaturally } from '../attachments/natural-order.ts';
import { normalizeReportPath } from '../attachments/report-path.ts';
import { parseFrontMatter } from '../report/parse-front-matter.ts';
import { splitFrontMatter } from '../report/split-front-matter.ts';
import type { DeskEntry } from './desk-api.ts';

/** An attachment in the order in which readers are to see it. */
interface OrderedAttachment {
  readonly path: string;
  /** The name that readers see, where it is not the file's own. */
  readonly title?: string | undefined;
}

/**
 * The entries of 附件 that give this order and these names. Files that no entry names follow the others in natural order:
 * where that is the order that is wanted, nothing has to be written. Otherwise all are, since a check takes one that is
 * not for forgotten.
 * @param listed paths that have an entry now: they keep it
 */
export function planAttachmentEntries(
  files: readonly OrderedAttachment[],
  listed: ReadonlySet<string>,
): DeskEntry[] {
  const needsNone = files.every(({ path, title }, at) => {
    const next = files[at + 1];
    const isInOrder = next === undefined || compareNaturally(path, next.path) < 0;
    return title === undefined && !listed.has(path) && isInOrder;
  });
  if (needsNone) return [];
  return files.map(({ path, title }) => (title === undefined ? path : { 文件: path, 名称: title }));
}

/** Files that 附件 names, in the order in which it does, with the names that it gives them. */
export function readAttachmentEntries(text: string): Map<string, string | undefined> {
  const split = splitFrontMatter(text);
  const named = new Map<string, string | undefined>();
  if ('rule' in split) return named;
  const value = parseFrontMatter(split.frontMatter, 1).entries.get('附件');
  const items = value?.kind === 'list' ? value.items : value === undefined ? [] : [value];
  for (const item of items) {
    const file = item.kind === 'map' ? item.entries.get('文件') : item;
    const name = item.kind === 'map' ? item.entries.get('名称') : undefined;
    if (file?.kind !== 'scalar') continue;
    for (const line of file.text.split('\n'))
      if (line.trim() !== '')
        named.set(
          normalizeReportPath(line.trim()),
          name?.kind === 'scalar' && name.text !== '' ? name.text : undefined,
        );
  }
  return named;
}
