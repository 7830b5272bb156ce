import { decodePath } from '../base/decode-path.ts';
import { readList, readText } from '../base/json.ts';
import type { FileChanges } from './compare-files.ts';
import { compareTexts, type ToldChanges } from './compare-reports.ts';
import type { FormerPortal, ReadFile } from './former-portal.ts';
import { parsePublishedReport } from './published-report.ts';

/** What is different in the fixed pages and in the columns of two published folders. */
export interface PageChanges {
  /** Titles. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly ChangedPage[];
  /** Paths of pictures and attached files that are others now. */
  readonly files: readonly string[];
  /** Names of columns that are new, and of those that are gone. */
  readonly newColumns: readonly string[];
  readonly goneColumns: readonly string[];
}

interface ChangedPage extends ToldChanges {
  readonly title: string;
}

interface PublishedPage {
  readonly title: string;
  /** Path of its JSON. */
  readonly json: string;
}

/** One of the two portals, and the texts of its files. */
type Published = Pick<FormerPortal, 'catalog'> & { readonly read: ReadFile };

/** @param files which files differ is known */
export function comparePages(files: FileChanges, before: Published, after: Published): PageChanges {
  const [old, now] = [readCatalog(before), readCatalog(after)];
  const changedFiles = new Set(files.changed);
  const changed = [...now.pages].flatMap(([url, page]): ChangedPage[] => {
    const former = old.pages.get(url);
    if (!former || !changedFiles.has(page.json)) return [];
    const [past, present] = [before.read(former.json), after.read(page.json)].map((text) =>
      parsePublishedReport(text ?? ''),
    );
    return [{ title: page.title, ...compareTexts(past, present, ['更新日期、栏目或附件有变化']) }];
  });
  return {
    added: listMissing(now.pages, old.pages).map(({ title }) => title),
    removed: listMissing(old.pages, now.pages).map(({ title }) => title),
    changed,
    files: files.changed.filter(
      (path) => path.startsWith('pages/') && !/\.(?:html|json|json\.js)$/.test(path),
    ),
    newColumns: listMissing(now.columns, old.columns),
    goneColumns: listMissing(old.columns, now.columns),
  };
}

interface Catalog {
  /** By their addresses. */
  readonly pages: ReadonlyMap<string, PublishedPage>;
  readonly columns: ReadonlyMap<string, string>;
}

/** Tolerant of catalogues of other versions, which have none. */
function readCatalog({ catalog }: Published): Catalog {
  return {
    pages: new Map(
      readList(catalog, 'pages').map((page) => [
        readText(page, 'url'),
        { title: readText(page, 'title'), json: decodePath(readText(page, 'json')) ?? '' },
      ]),
    ),
    columns: new Map(readColumns(catalog, 'columns')),
  };
}

function readColumns(value: Readonly<Record<string, unknown>>, key: string): [string, string][] {
  return readList(value, key).flatMap((column): [string, string][] => [
    [readText(column, 'url'), readText(column, 'label') || readText(column, 'name')],
    ...readColumns(column, 'children'),
  ]);
}

const listMissing = <T>(some: ReadonlyMap<string, T>, others: ReadonlyMap<string, T>): T[] =>
  [...some].flatMap(([url, value]) => (others.has(url) ? [] : [value]));
