import { clip } from '../base/clip.ts';
import { decodePath } from '../base/decode-path.ts';
import { foldFileName } from '../base/fold-file-name.ts';
import { once } from '../base/once.ts';
import { START } from '../base/text-position.ts';
import { type FormerSite, readId, readPageId } from '../changes/former-portal.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { formatFormerFolder } from '../report/locate-former-address.ts';
import type { PageSource } from '../report/parse-page.ts';
import { WRONG_CLOCK } from '../report/release.ts';
import type { ReportSource } from '../report/report.ts';
import { formatUrl } from '../report/urls.ts';
import { VERSION_FOLDER } from '../report/version-names.ts';
import { type Coming, type Known, limit, locateFile, MOST } from './coming.ts';
import { type Added, findRenamed, type Renamed } from './find-renamed.ts';
import { listVersionPages } from './redirects.ts';

/** Paths of former times, with the pages that answer for them. */
type Moved = ReadonlyMap<string, string>;

/** Nothing disappears silently: printed codes and others' links lead to it. */
export const judgeGone = (former: FormerSite, known: Known, moved: Moved, coming: Coming): Diagnostic[] => [
  ...judgeReportsGone(former, known, moved, coming),
  ...judgePagesGone(former, moved, coming),
  ...judgeRedirectsGone(former, moved, coming),
];

function judgeReportsGone(former: FormerSite, known: Known, moved: Moved, coming: Coming): Diagnostic[] {
  const { ids, faulty } = coming;
  const fileOf = (id: string) => locateFile(coming, `reports/${id}/index.md`);
  const gone = [...former.reports.values()].filter(
    ({ id }) =>
      id !== undefined && !ids.reports.has(id) && !faulty.has(fileOf(id)) && !moved.has(`reports/${id}.html`),
  );
  const alike = new Map(coming.made.map(({ source }) => [foldFileName(source.id), source]));
  const added = coming.made
    .filter(({ source }) => !known.has(source.id))
    .map(({ source, body }) => describeAdded(source, body));
  const unheld = gone.filter(({ id = '' }) => !coming.held.has(id)).slice(0, MOST);
  const renamed = findRenamed(unheld, added, former.read);
  return limit(
    gone.map((report): Diagnostic => {
      const { id = '', title, url } = report;
      const kept = coming.held.get(id);
      const common = { level: 'error', rule: 'report-gone' } as const;
      const name = `《${clip(title, 40)}》`;
      if (kept) {
        const clock = kept.hold.isAhead ? `${WRONG_CLOCK}；` : '';
        return {
          ...common,
          file: kept.source.file,
          ...(kept.source.places.get(kept.hold.key) ?? START),
          message: `${name}已经公布过，现在${kept.hold.clause}：它的网页会消失`,
          remedy: `${clock}改回来，照旧发布；不再公开，发布它并写上“撤回”（日期、原因），网页会变成一份说明${UNPUBLISHED}`,
          form: `${clock}在“手续”里改回“发布”，照旧发布；不再公开的，发布它，再在“手续”里撤回，网页会变成一份说明${UNPUBLISHED_HERE}`,
        };
      }
      const same = alike.get(foldFileName(id));
      if (same)
        return {
          ...common,
          file: same.file,
          ...START,
          message: `文件夹名只改了大小写或看不出的地方：上一次是 ${id}，现在是 ${same.id}，原来的网址打不开`,
          remedy: `改回原来的名字：${id}（两个名字在 Windows 上是同一个，不能写成“旧网址”）${UNPUBLISHED}`,
          form: `把文件夹改回原来的名字：${id}（两个名字在 Windows 上是同一个，不能写成“旧网址”）${UNPUBLISHED_HERE}`,
        };
      const candidates = renamed.get(url) ?? [];
      const { file, told } = describeRenamed(candidates);
      return {
        ...common,
        file: file ?? fileOf(id),
        ...START,
        message: `${name}（${id}）上一次的网站里有，这一次没有${told}`,
        ...tellWays(
          {
            back: `放回来：文件夹还叫 reports/${id}`,
            ended: '不再公开：放回来，在字段里写“撤回”（日期、原因），网页会变成一份说明',
            endedHere: '不再公开：放回来，再在“手续”里撤回，网页会变成一份说明',
            renamed: '文件夹改了名的',
            moved: '改了名、搬了地方、并进了别的报告的，在那一篇',
            line: formatFormerFolder(id),
          },
          candidates,
        ),
      };
    }),
    '这一次也没有了',
  );
}

/** Fixed pages have no 撤回: what holds no longer stays and says so. */
function judgePagesGone(former: FormerSite, moved: Moved, coming: Coming): Diagnostic[] {
  const { ids, faulty } = coming;
  const before = [...former.pages].map(([url, title]) => {
    const id = readPageId(url) ?? '';
    return { url, title, id, file: locateFile(coming, `pages/${id}.md`) };
  });
  const gone = before.filter(
    ({ id, file }) => !ids.pages.has(id) && !faulty.has(file) && !moved.has(`pages/${id}.html`),
  );
  const known = new Set(before.map(({ id }) => id));
  const added = coming.pages
    .filter(({ source }) => !known.has(source.id))
    .map(({ source, body }) => describeAdded(source, () => body));
  const renamed = findRenamed(gone.slice(0, MOST), added, former.read);
  return limit(
    gone.map(({ url, title, id, file: place }): Diagnostic => {
      const candidates = renamed.get(url) ?? [];
      const { file = place, told } = describeRenamed(candidates);
      return {
        level: 'error',
        rule: 'page-gone',
        file,
        ...START,
        message: `网页《${clip(title, 40)}》（${id}）上一次的网站里有，这一次没有${told}`,
        ...tellWays(
          {
            back: `放回来：文件还叫 pages/${id}.md`,
            ended: '不再适用：放回来，在正文开头写明从哪天起不再适用，写上“位置: 不列出”',
            endedHere: '不再适用：放回来，在正文开头写明从哪天起不再适用，“位置”选“不列出”',
            renamed: '文件改了名的',
            moved: '改了名、并进了别的网页或报告的，在那一个',
            line: `pages/${id}.html`,
          },
          candidates,
        ),
      };
    }),
    '网页这一次也没有了',
  );
}

const describeAdded = ({ id, file, fields }: ReportSource | PageSource, body: Added['body']): Added => ({
  id,
  file,
  title: fields.title,
  body,
});

const VERSION_PAGE = new RegExp(`/${VERSION_FOLDER}/[^/]+$`);

/** An address that was led on once is led on for ever: it may be printed. */
function judgeRedirectsGone({ redirects, reports }: FormerSite, moved: Moved, coming: Coming): Diagnostic[] {
  const versionPages = once(() => collectVersionPages(moved, coming));
  /** Nobody has written the address of a former text: it comes back with that of its report, which is told. */
  const isToldOf = (path: string) => {
    const page = path.replace(VERSION_PAGE, '.html');
    const url = formatUrl(page);
    return page !== path && !moved.has(page) && !coming.ids.reports.has(readId(url) ?? '') && wasThere(url);
  };
  const wasThere = (url: string) => redirects.has(url) || reports.has(url);
  const gone = [...redirects].flatMap(([from, to]): Diagnostic[] => {
    const path = decodePath(from);
    const report = readId(to);
    const owner = report === undefined ? `pages/${readPageId(to)}.md` : `reports/${report}/index.md`;
    const isThere =
      coming.ids.reports.has(readId(from) ?? '') || coming.ids.pages.has(readPageId(from) ?? '');
    if (path === undefined || moved.has(path) || isThere || coming.held.has(report ?? '')) return [];
    if (versionPages().has(path) || isToldOf(path)) return [];
    const folder = readId(from);
    const address = folder === undefined ? from : formatFormerFolder(folder);
    return [
      {
        level: 'error',
        rule: 'address-gone',
        file: locateFile(coming, owner),
        ...START,
        message: `旧网址“${clip(address, 60)}”上一次的网站里转到这里，这一次没有了`,
        remedy: `加回来（已有“旧网址:”的，加在它下面）；这里也搬了地方，就写在新的那一处：\n    旧网址:\n      - ${address}`,
        form: `在“旧网址”里加回来：${address}；这里也搬了地方，就写在新的那一处`,
      },
    ];
  });
  return limit(gone, '的旧网址也没有了');
}

/**
 * Pages of former texts answer without anybody having written it, under old names as well: they lead to the notice while
 * the text is taken back, and are there when it is not.
 */
function collectVersionPages(moved: Moved, { made }: Coming): ReadonlySet<string> {
  const days = new Map(
    made.map(({ source: { id, versions = [], withheldDays } }) => [
      `reports/${id}.html`,
      withheldDays ?? versions.map(({ former }) => former.from),
    ]),
  );
  const places = [...[...days.keys()].map((page) => [page, page] as const), ...moved];
  return new Set(
    places.flatMap(([place, page]) => listVersionPages(days.get(page) ?? [], place.replace(/\.html$/, ''))),
  );
}

const UNPUBLISHED =
  '\n    上一次的网站还没有公布过：换一个输出文件夹（--output），或者把那个文件夹删掉，再生成一次';
const UNPUBLISHED_HERE = '\n    上一次的网站还没有公布过：在“发布到的文件夹”里换一个文件夹，再发布一次';

/** Says what is certain: whether the text is the same, or how much of it. */
function describeRenamed(candidates: readonly Renamed[]): { file?: string; told: string } {
  const [first] = candidates;
  if (!first) return { told: '' };
  const isOnly = candidates.length === 1;
  const words = candidates.map(({ added: { id }, share }) =>
    share === 1
      ? `${id} 的正文与它一字不差`
      : share > 0
        ? `${id} 的正文有 ${Math.floor(share * 100)}% 与它相同`
        : `${id} 的标题与它相同`,
  );
  return { ...(isOnly ? { file: first.added.file } : {}), told: `；${words.join('，')}` };
}

/** What an editor can do, in words, and the line to write. */
interface Ways {
  readonly back: string;
  readonly ended: string;
  readonly endedHere: string;
  readonly renamed: string;
  readonly moved: string;
  readonly line: string;
}

function tellWays(
  { back, ended, endedHere, renamed, moved, line }: Ways,
  candidates: readonly Renamed[],
): Pick<Diagnostic, 'remedy' | 'form'> {
  const [first] = candidates;
  const lines = `\n      旧网址:\n        - ${line}`;
  const isSure = candidates.length === 1 && first?.share === 1;
  const example = first ? `（如 ${first.added.file}，请核对）` : '';
  const move = isSure
    ? `${renamed}，在 ${first.added.file} 的字段里加上（已有“旧网址:”的，加在它下面）：${lines}`
    : `${moved}${example}的字段里加上：${lines}`;
  const moveHere = isSure
    ? `${renamed}，在《${first.added.title}》的“旧网址”里加上 ${line}`
    : `${moved}${first ? `（如《${first.added.title}》，请核对）` : ''}的“旧网址”里加上 ${line}`;
  const list = (way: string, end: string) =>
    `三种办法，选一种\n    ${(isSure ? [way, back, end] : [back, end, way]).join('\n    ')}`;
  return { remedy: list(move, ended) + UNPUBLISHED, form: list(moveHere, endedHere) + UNPUBLISHED_HERE };
}
