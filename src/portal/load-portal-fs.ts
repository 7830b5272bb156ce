import { lstat, readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Diagnostic, hasErrors, locateProblems } from '../diagnostics/diagnostic.ts';
import { parseReport } from '../report/parse-report.ts';
import { isExampleUrl, normalizeSiteUrl, parseSite, type Site } from '../report/parse-site.ts';
import type { ReportSource, Section } from '../report/report.ts';
import type { Vocabulary } from '../report/vocabulary.ts';
import { collectReports, readText } from '../source/collect-reports-fs.ts';
import { assemblePortal } from './assemble-portal.ts';
import { findUrlClashes } from './find-url-clashes.ts';
import type { Portal } from './portal.ts';
import { type PreparedReport, prepareReport } from './prepare-report-fs.ts';

export interface PortalOptions {
  /** Folder of the installation, which holds `_data/`. */
  project: string;
  /** Content folder, absolute. */
  content: string;
  /** The content folder as the editor typed it, for messages. */
  label: string;
  /** Overrides `url` of the site settings; empty for none. */
  siteUrl?: string;
  /** Called as reports are read, for a progress line. */
  onProgress?: (done: number, total: number) => void;
}

export interface LoadedPortal {
  /** Absent if a diagnostic is an error. */
  portal?: Portal;
  diagnostics: Diagnostic[];
  /** Report files that were looked at. */
  checked: number;
}

/** Reads a content folder and everything in it into the portal that the pages are made of. Throws only for failed I/O and bugs. */
export async function loadPortal(options: PortalOptions): Promise<LoadedPortal> {
  const { content, label } = options;
  const vocabulary = await readJson<Vocabulary>(path.join(options.project, '_data/vocabulary.json'));
  const { site, diagnostics } = await loadSite(options);
  const { found, diagnostics: missing } = await collectReports(content, label);
  diagnostics.push(...missing);

  const context = {
    vocabulary: { ...vocabulary, genres: [...vocabulary.genres, ...site.genres] },
    indexNumberPattern: new RegExp(site.indexNumberPattern, 'u'),
  };
  const sources: ReportSource[] = [];
  for (const { text, ...place } of found) {
    const { report, problems } = parseReport(text, { ...context, id: place.id });
    diagnostics.push(...locateProblems(place.file, problems));
    if (report) sources.push({ ...place, text, ...report });
  }
  diagnostics.push(...findUrlClashes(found));

  const ids = new Set(found.map(({ id }) => id));
  const prepared: PreparedReport[] = [];
  for (const source of sources) {
    const { report, diagnostics: own } = await prepareReport(source, site, ids);
    diagnostics.push(...own);
    prepared.push(report);
    options.onProgress?.(prepared.length, sources.length);
  }
  // References between reports can only be judged when all of them are known.
  diagnostics.push(...findUnknownReferences(sources, ids), ...findDeadCrossLinks(prepared));

  if (hasErrors(diagnostics)) return { diagnostics, checked: found.length };
  const assembled = assemblePortal(prepared, site);
  diagnostics.push(...assembled.diagnostics);
  return { portal: assembled.portal, diagnostics, checked: found.length };
}

async function loadSite({
  project,
  content,
  label,
  siteUrl,
}: PortalOptions): Promise<{ site: Site; diagnostics: Diagnostic[] }> {
  const diagnostics: Diagnostic[] = [];
  const defaults = await readJson<Site>(path.join(project, '_data/site.json'));
  let site = defaults;
  let file = '_data/site.json';
  const add = (level: Diagnostic['level'], rule: string, message: string, remedy: string) =>
    diagnostics.push({ level, rule, file, line: 1, column: 1, message, remedy });
  const own = path.join(content, 'site.json');
  if (await exists(own)) {
    file = `${label}/site.json`;
    const text = await readText(own, (message, remedy) => add('error', 'file-unreadable', message, remedy));
    if (text !== undefined) {
      const parsed = parseSite(text, defaults);
      diagnostics.push(...locateProblems(file, parsed.problems));
      site = parsed.site;
    }
  }
  if (site.pubTime) {
    add(
      'warning',
      'pub-time',
      `没有写时间的报告，PubDate 一律补成 ${site.pubTime}，不是实际的发布时间`,
      '知道时间的，写在报告的发布日期后面，例如：发布日期: 2022-02-14 09:30',
    );
  }
  if (siteUrl !== undefined) {
    file = '--site-url';
    const url = normalizeSiteUrl(siteUrl);
    if (url.ok) site = { ...site, url: url.url };
    else add('error', 'site-config', url.message, url.remedy);
  }
  // What is wrong in the settings has to be mended first: the address may be among it.
  if (hasErrors(diagnostics)) return { site, diagnostics };
  const remedy =
    '在内容文件夹的 site.json 里写上正式网址，例如：\n    { "url": "https://www.example.gov.cn/baogao/" }\n  或在命令后面加：--site-url https://www.example.gov.cn/baogao/';
  if (site.url === '') {
    add(
      'warning',
      'site-url',
      '没有设定网址：页面上没有二维码和规范网址，也不生成站点地图文件和订阅',
      remedy,
    );
  } else if (isExampleUrl(site.url)) {
    const message = `网址“${site.url}”是示例，不能访问：二维码和规范网址都会指向它，发布前要改`;
    add('warning', 'site-url', message, remedy);
  }
  return { site, diagnostics };
}

function findUnknownReferences(sources: readonly ReportSource[], ids: ReadonlySet<string>): Diagnostic[] {
  return sources.flatMap((source) =>
    source.fields.related
      .filter((related) => !ids.has(related) || related === source.id)
      .map((related): Diagnostic => {
        const others = [...ids].filter((id) => id !== source.id).sort();
        return {
          level: 'error',
          rule: 'related-unknown',
          ...locateText(source, related, '相关文章'),
          message:
            related === source.id ? `相关文章“${related}”就是这篇报告自己` : `相关文章“${related}”没有找到`,
          remedy:
            related === source.id
              ? '删去这一项'
              : others.length
                ? `写报告所在的文件夹（从 reports 下面算起），例如：${others.slice(0, 8).join('、')}`
                : '还没有别的报告，删去这一项',
        };
      }),
  );
}

function findDeadCrossLinks(prepared: readonly PreparedReport[]): Diagnostic[] {
  const byId = new Map(prepared.map((report) => [report.source.id, report]));
  return prepared.flatMap(({ source, crossLinks }) =>
    crossLinks
      .filter(({ id, fragment }) => {
        const sections = byId.get(id)?.rendered.sections;
        return fragment !== '' && sections && !sections.some((section) => section.id === fragment);
      })
      .map(
        ({ id, fragment, target }): Diagnostic => ({
          level: 'error',
          rule: 'anchor-missing',
          ...locateText(source, target),
          message: `链接“${target}”指向的小节“#${fragment}”在那篇报告里没有`,
          remedy: describeSections(byId.get(id)?.rendered.sections ?? []),
        }),
      ),
  );
}

function describeSections(sections: readonly Section[]): string {
  if (sections.length === 0) return '那篇报告没有小标题，删去链接里的“#”和后面的部分';
  const first = sections.slice(0, 8).map(({ id, title }) => `#${id} ${title}`);
  return `那篇报告的小节有：${first.join('、')}${sections.length > first.length ? '……' : ''}`;
}

/** Where in the editor's file a text first stands behind another; the first line if it is written otherwise there. */
function locateText(
  { file, text }: ReportSource,
  wanted: string,
  behind = '',
): { file: string; line: number; column: number } {
  const offset = Math.max(0, text.indexOf(wanted, text.indexOf(behind)));
  const before = text.slice(0, offset).split('\n');
  return { file, line: before.length, column: [...(before.at(-1) ?? '')].length + 1 };
}

async function readJson<T>(file: string): Promise<T> {
  return JSON.parse(await readFile(file, 'utf8')) as T;
}

/** Also for a link that leads nowhere: its settings are wanted and must not silently be left out. */
async function exists(file: string): Promise<boolean> {
  try {
    await lstat(file);
    return true;
  } catch (error) {
    return (
      (error as NodeJS.ErrnoException).code !== 'ENOENT' &&
      (error as NodeJS.ErrnoException).code !== 'ENOTDIR'
    );
  }
}
