import path from 'node:path';
import { hashContent } from '../base/sha256.ts';
import type { FoundPage } from '../find/collect-pages-fs.ts';
import type { FoundReport } from '../find/collect-reports-fs.ts';
import type { FoundVersion } from '../find/collect-versions-fs.ts';
import { readVersionNames, VERSION_FOLDER } from '../report/version-names.ts';

/** What of a content folder would be another: nothing on the disk is. */
export interface ImaginedContent {
  /** Texts of reports, of former texts (which need not be there) and of fixed pages, by the absolute paths of their files. */
  readonly texts: ReadonlyMap<string, string>;
  /** What would have another address: `reports/2021/jiaoyuju`, `pages/zhinan`. */
  readonly moved?: Move;
}

interface Move {
  readonly from: string;
  readonly to: string;
}

export function imagineReports(
  found: readonly FoundReport[],
  { texts, moved }: ImaginedContent,
): FoundReport[] {
  return found.map((report) => {
    const isMoved = moved?.from === `reports/${report.id}`;
    const text = texts.get(path.join(report.folder, 'index.md'));
    const versions = imagineVersions(report, texts);
    if (!isMoved && text === undefined && versions === report.versions) return report;
    return {
      ...report,
      ...(text === undefined ? {} : describeText(text)),
      ...(versions ? { versions } : {}),
      // Its files stay where they are: no address in its text leads out of its folder but to another text.
      ...(isMoved ? rename(report, moved, 'reports/', '/index.md') : {}),
    };
  });
}

/** Those that are there, the same objects, if none would be another. */
function imagineVersions(
  { folder, file, versions }: FoundReport,
  texts: ImaginedContent['texts'],
): readonly FoundVersion[] | undefined {
  const own = path.join(folder, VERSION_FOLDER);
  const names = [...texts.keys()]
    .filter((each) => path.dirname(each) === own)
    .map((each) => path.basename(each));
  if (names.length === 0) return versions;
  const imagined = readVersionNames(names).versions.map(({ day, name }): FoundVersion => {
    const label = `${path.posix.dirname(file)}/${VERSION_FOLDER}/${name}`;
    return { day, file: label, ...describeText(texts.get(path.join(own, name)) ?? '') };
  });
  const days = new Set(imagined.map(({ day }) => day));
  return [...(versions ?? []).filter(({ day }) => !days.has(day)), ...imagined].sort((a, b) =>
    a.day < b.day ? -1 : 1,
  );
}

export const imaginePages = (found: readonly FoundPage[], { texts, moved }: ImaginedContent): FoundPage[] =>
  found.map((page) => {
    const isMoved = moved?.from === `pages/${page.id}`;
    const text = texts.get(path.join(page.folder, path.posix.basename(page.file)));
    if (!isMoved && text === undefined) return page;
    return {
      ...page,
      ...(text === undefined ? {} : describeText(text)),
      ...(isMoved ? rename(page, moved, 'pages/', '.md') : {}),
    };
  });

const describeText = (text: string) => ({ text, sha256: hashContent(text) });

/** Under its new name, and as that for diagnostics. @param root what an id does not say of the address */
const rename = ({ id, file }: { id: string; file: string }, { to }: Move, root: string, ending: string) => ({
  id: to.slice(root.length),
  file: file.slice(0, file.length - `${id}${ending}`.length) + to.slice(root.length) + ending,
});
