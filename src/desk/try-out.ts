import { setTimeout as wait } from 'node:timers/promises';
import { decodePath } from '../base/decode-path.ts';
import { formatChineseSpan } from '../base/format-chinese-date.ts';
import { type Diagnostic, sayHere } from '../diagnostics/diagnostic.ts';
import type { ImaginedContent } from '../load/imagine-content.ts';
import type { LoadedPortal } from '../load/load-portal-fs.ts';
import type { Portal, PortalReport } from '../portal/portal.ts';
import { formatUrl } from '../report/urls.ts';
import type { DeskTrial, DeskTriedPage } from './life-api.ts';
import type { LifeService } from './life-service.ts';

/** Somebody waits for it; of a portal of 10,000 reports it is there in a few seconds. */
const PATIENCE_MS = 20_000;

/** More than anybody looks at. */
const [MOST_PAGES, MOST_FAULTS] = [20, 5];

/** What is asked about: its page then, and now. */
interface Subject {
  readonly path: string;
  readonly before: string;
}

/** Shows the pages that would come of a change, made by what makes those of the present state. */
export async function tryOut(
  service: LifeService & { loaded(): LoadedPortal | undefined },
  imagined: ImaginedContent,
  subject: Subject,
): Promise<DeskTrial> {
  const late = wait(PATIENCE_MS, undefined, { ref: false });
  const tried = await Promise.race([service.imagine(imagined), late]);
  if (!tried) return { pages: [], faults: ['网页做得太久，没有等它：照样可以做，做了以后在右边看'] };
  const { loaded, place } = tried;
  const present = service.loaded();
  if (!loaded.portal)
    return { pages: [], faults: describeFaults(loaded.diagnostics, present?.diagnostics ?? []) };
  const pages = listChanged(loaded.portal, present?.portal, subject);
  return { pages: pages.map((page) => ({ ...page, url: `/${place}${page.url}` })), faults: [] };
}

/** What would be wrong; or, if nothing more would be than is, what is. */
function describeFaults(then: readonly Diagnostic[], now: readonly Diagnostic[]): string[] {
  const list = (diagnostics: readonly Diagnostic[]) =>
    diagnostics.flatMap((fault) =>
      fault.level === 'error' ? [`${fault.file}：${fault.message}。${sayHere(fault)}`] : [],
    );
  const before = new Set(list(now));
  const all = list(then);
  const added = all.filter((fault) => !before.has(fault));
  const told = added.length > 0 ? added : all;
  const rest = told.length - MOST_FAULTS;
  return [...told.slice(0, MOST_FAULTS), ...(rest > 0 ? [`另有 ${rest} 处错误`] : [])];
}

/** What is on its page, but for 相关文章 and the reports before and behind it, which another text may always change. */
const describe = ({ key, relations, notice, validity, series }: PortalReport): string =>
  JSON.stringify([key, relations, notice, validity, series]);

function listChanged(then: Portal, now: Portal | undefined, { path, before }: Subject): DeskTriedPage[] {
  const own = then.reportPages.find((report) => report.path === path);
  const known = new Map(now?.reportPages.map((report) => [report.path, report]));
  const page = (name: string, to: string, from?: string): DeskTriedPage => ({
    name,
    url: formatUrl(to),
    ...(from === undefined ? {} : { before: `/${formatUrl(from)}` }),
  });
  const others = then.reportPages.filter((report) => {
    const was = known.get(report.path);
    return report !== own && was !== undefined && describe(was) !== describe(report);
  });
  const keys = new Map(now?.pages.map((fixed) => [fixed.path, fixed.key]));
  const fixed = then.pages.filter((one) => one.path !== path && (keys.get(one.path) ?? one.key) !== one.key);
  const isNew = <Page extends { path: string }>(pages: readonly Page[], old: readonly Page[] = []) => {
    const paths = new Set(old.map((one) => one.path));
    return pages.filter((one) => !paths.has(one.path));
  };
  const listed = [
    page('这一篇', path, before),
    ...isNew(then.versionPages, now?.versionPages).map((one) =>
      page(`${formatChineseSpan(one.version.former)}的文本`, one.path),
    ),
    ...isNew(then.comparisonPages, now?.comparisonPages).map((one) => page('改了什么', one.path)),
    ...isNew(then.redirectPages, now?.redirectPages).flatMap((one) =>
      one.isEmptied
        ? []
        : page(
            `旧网址 ${decodePath(one.path) ?? one.path}`,
            one.path,
            before === one.path ? before : undefined,
          ),
    ),
    ...others.map((one) => page(`《${one.fields.title}》`, one.path, one.path)),
    ...fixed.map((one) => page(`《${one.title}》`, one.path, one.path)),
  ];
  return [...listed.slice(0, MOST_PAGES), page('首页', 'index.html', 'index.html')];
}
