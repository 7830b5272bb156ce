import { groupBy } from '../base/group-by.ts';
import { START } from '../base/text-position.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { listColumns, planColumns } from '../portal/columns.ts';
import type { MadeFixedPage } from '../portal/fixed-pages.ts';
import type { CrossLink, SectionHead } from '../portal/report-bundle.ts';
import { findAccessibility } from '../portal/site-footer.ts';
import { nameSome } from '../report/name-some.ts';
import type { Site } from '../report/parse-site.ts';
import { describeSections, type KnownIds } from './find-dead-references.ts';
import type { LocateSetting } from './load-site-fs.ts';
import type { BundledReports } from './load-stages-fs.ts';

/** Pages that the navigation has room for on a phone. */
const MOST_IN_NAVIGATION = 3;

/** A text with links to others. */
interface Linking {
  readonly file: string;
  readonly level?: 'warning';
  readonly crossLinks: readonly CrossLink[];
}

/**
 * What is wrong with fixed pages that is only seen when all reports and pages are known, and with links of reports to them.
 * @param ids of pages that are there, readable or not
 */
export function judgePages(
  { pages, ids }: { pages: readonly MadeFixedPage[]; ids: ReadonlySet<string> },
  { made, unsound }: Pick<BundledReports, 'made' | 'unsound'>,
  { ids: reportIds, held }: KnownIds,
  site: Site,
  locate: LocateSetting,
): Diagnostic[] {
  const ofPages = pages.map(({ source: { file }, crossLinks }): Linking => ({ file, crossLinks }));
  const texts = [...made, ...unsound].flatMap((one) => [one, ...(one.versions ?? [])]);
  const ofReports = texts.map(
    ({ source: { file, former }, bundle: { crossLinks } }): Linking => ({
      file,
      crossLinks: crossLinks.filter(({ isPage }) => isPage),
      // What was published is not to be changed any more.
      ...(former ? { level: 'warning' } : {}),
    }),
  );
  const targets: Targets = {
    page: {
      what: '网页',
      ids,
      sections: new Map(pages.map(({ source, body }) => [source.id, body.sections])),
      list: [...ids].map((id) => `${id}.md`),
    },
    report: {
      what: '报告',
      ids: reportIds,
      sections: new Map(made.map(({ source, bundle }) => [source.id, bundle.sections])),
      list: [...reportIds].map((id) => `../reports/${id}/index.md`),
    },
  };
  return [
    ...[...ofPages, ...ofReports].flatMap((text) => findDeadLinks(text, targets, held)),
    ...findUnknownColumns(pages, site),
    ...judgeNavigation(pages),
    ...findSameTitles(pages),
    ...findUnknownStatement(site, ids, locate),
  ];
}

interface Target {
  readonly what: string;
  readonly ids: ReadonlySet<string>;
  readonly sections: ReadonlyMap<string, readonly SectionHead[]>;
  readonly list: readonly string[];
}

type Targets = Readonly<Record<'page' | 'report', Target>>;

function findDeadLinks(
  { file, crossLinks, ...linking }: Linking,
  targets: Targets,
  held: KnownIds['held'],
): Diagnostic[] {
  return crossLinks.flatMap(({ id, isPage, fragment, target, line, column }): Diagnostic[] => {
    const { what, ids, sections, list } = isPage ? targets.page : targets.report;
    const place = { level: 'error' as const, ...linking, file, line, column };
    const hold = isPage ? undefined : held.get(id);
    if (hold)
      return [
        {
          ...place,
          rule: 'report-held',
          message: `链接“${target}”指向的报告${hold.clause}，网站上没有这个网页`,
          remedy: '等那一篇发布以后再加这个链接',
        },
      ];
    if (!ids.has(id)) {
      const message = `链接“${target}”指向的${what}没有找到`;
      // A page is named by the way to it, from wherever the link stands.
      const way = isPage ? (/^(?:\.\.\/)+pages\//.exec(target)?.[0] ?? '') : '';
      const known = nameSome(
        list.map((name) => `${way}${name}`),
        target,
      );
      const remedy =
        known === '' ? `还没有${what}，去掉这个链接` : `核对文件夹和文件的名字；现有的：${known}`;
      return [{ ...place, rule: isPage ? 'page-missing' : 'report-missing', message, remedy }];
    }
    const heads = sections.get(id);
    if (fragment === '' || !heads || heads.some((section) => section.id === fragment)) return [];
    const message = `链接“${target}”指向的小节“#${fragment}”在那里没有`;
    return [{ ...place, rule: 'anchor-missing', message, remedy: describeSections(heads) }];
  });
}

/** A page names its column: where there is a tree, it has to be one of that. */
function findUnknownColumns(pages: readonly MadeFixedPage[], { columns }: Site): Diagnostic[] {
  if (columns.length === 0) return [];
  const plan = planColumns(columns);
  const labels = listColumns(plan.roots).map(({ head }) => head.label);
  return pages.flatMap(({ source: { file, fields, places } }): Diagnostic[] => {
    const { column } = fields;
    if (column === undefined || plan.findNamed(column)) return [];
    return [
      {
        level: 'error',
        rule: 'page-column',
        file,
        ...(places.get('栏目') ?? START),
        message: `没有名为“${column}”的栏目`,
        remedy: `可选：${labels
          .slice(0, 12)
          .map((label) => `“${label}”`)
          .join(' ')}${labels.length > 12 ? '……（全部在 site.json 的 columns 里）' : ''}`,
        form: '写“设置”里有的栏目的名称',
      },
    ];
  });
}

/** 无障碍声明 that is a page is one of those that are there. */
function findUnknownStatement(site: Site, ids: ReadonlySet<string>, locate: LocateSetting): Diagnostic[] {
  const pages = [...ids].map((id) => ({ id }));
  if (site.accessibility === '' || findAccessibility(site, pages)) return [];
  const known = nameSome(
    pages.map(({ id }) => `pages/${id}.md`),
    site.accessibility,
  );
  return [
    {
      level: 'warning',
      rule: 'site-config',
      ...locate('accessibility'),
      message: `无障碍声明写的网页“${site.accessibility}”没有找到，页脚里不显示`,
      remedy: known !== '' ? `写有的网页：${known}` : '在内容文件夹的 pages 里新建这个网页，或者写网址',
      form: known !== '' ? `写有的网页：${known}，或者写网址` : '先在“固定页面”里新建这个网页，或者写网址',
    },
  ];
}

function judgeNavigation(pages: readonly MadeFixedPage[]): Diagnostic[] {
  const shown = pages.filter(({ source }) => source.fields.place === '导航');
  return shown.slice(MOST_IN_NAVIGATION).map(({ source: { file, places } }) => ({
    level: 'warning',
    rule: 'page-navigation',
    file,
    ...(places.get('位置') ?? START),
    message: `位置是“导航”的网页有 ${shown.length} 个，手机上放不下`,
    remedy: `最多留 ${MOST_IN_NAVIGATION} 个在“导航”，其余改为：\n    位置: 页脚`,
    form: `最多留 ${MOST_IN_NAVIGATION} 个在“导航”，其余的“位置”改成“页脚”`,
  }));
}

/** A copy of a page's file is a page as well, and looks the same in every list. */
function findSameTitles(pages: readonly MadeFixedPage[]): Diagnostic[] {
  const same = [...groupBy(pages, ({ source }) => source.fields.title)].filter(
    ([, { length }]) => length > 1,
  );
  return same.flatMap(([title, [first, ...others]]) =>
    others.map(({ source: { file, places } }) => ({
      level: 'warning' as const,
      rule: 'title-duplicate',
      file,
      ...(places.get('标题') ?? START),
      message: `标题与另一个网页相同：“${title}”（另一个：${first?.source.file}）`,
      remedy:
        '多半是复制的，或者网盘同步时两边都改过留下的：要的字抄进一个，把另一个移到别处（公布过的，把它的网址写进留下的一个的“旧网址”）；不是同一个，在标题里写出不同的地方',
      form: '多半是复制的，或者网盘同步时两边都改过留下的：要的字抄进一个，另一个没有公布过的，打开它，在“手续”里删去；不是同一个，在标题里写出不同的地方',
    })),
  );
}
