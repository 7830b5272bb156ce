import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { once } from '../base/once.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { ImaginedContent } from '../load/imagine-content.ts';
import { createPortalLoader, type LoadedPortal, type PortalLoader } from '../load/load-portal-fs.ts';
import { type RankReports, rankReports } from '../portal/assemble-portal.ts';
import { formatContentType } from '../portal/media-types.ts';
import type { Portal, PortalReport } from '../portal/portal.ts';
import type { RunOptions } from '../portal/run-options.ts';
import type { Answer, TextAnswer } from '../preview/answer.ts';
import { TRIALS } from '../preview/paths.ts';
import { addLiveScript, renderNoticePage } from '../preview/render-notice-page.ts';
import type { PreviewContent } from '../preview/serve-preview-http.ts';
import type { OutputFile } from '../publish/write-files-fs.ts';
import type { AssetSource } from './assets-plugin.ts';
import { createPageRenderer, type RenderedPortal } from './create-page-renderer.ts';
import { createPreviewPages, HTML, type PreviewPage, type PreviewPages } from './create-preview-pages.ts';
import { explainTemplateFault } from './explain-template-fault.ts';
import { listReasons } from './list-reasons.ts';
import { createPreviewAssets } from './preview-assets.ts';
import { readTemplates } from './read-templates-fs.ts';

/** Texts of this many different terms are ranked in a tenth of a second: nobody waits for that. */
const SOON_RANKED = 150_000;

/** What may have changed. */
interface PreviewChange {
  /** Absolute paths; absent: anything. */
  readonly paths?: readonly string[] | undefined;
  readonly kinds: ReadonlySet<'content' | 'templates' | 'assets'>;
}

/** A portal that is only tried out. */
export interface TriedPortal {
  readonly loaded: LoadedPortal;
  /** Where its pages are, from the root of the preview, until so many others are tried out. */
  readonly place: string;
}

/** Of several windows, the one that was tried out last. */
const KEPT_TRIALS = 3;

export interface PreviewSite extends PreviewContent {
  /** Reads what has changed. What is wrong with it is among the diagnostics, and the last good portal stays. */
  update(change: PreviewChange): Promise<{ diagnostics: readonly Diagnostic[]; checked: number }>;
  /** What the last update found, good or not. */
  loaded(): LoadedPortal | undefined;
  /** Why the last update could not read anything. */
  failures(): readonly Diagnostic[];
  /** The last good portal, and whether its 相关文章 have yet to be found. */
  current(): { portal: Portal; isRanking: boolean } | undefined;
  /** Shows beside the pages those that there would be if something were another. */
  imagine(imagined: ImaginedContent): Promise<TriedPortal>;
  /** The PDF of a report of the last good portal, as a build makes it. */
  makePdf: PortalLoader['makePdf'];
  /** Takes a ranking that was made elsewhere, for the next update. @returns whether it is another one */
  takeRanking(ranked: ReadonlyMap<string, readonly string[]>): boolean;
  /** Where the search gets its files: folders, the newest first. */
  takeIndex(folder: string): void;
}

/**
 * A portal that is never written: each page and file is made when it is asked for, by what makes those of a build.
 * @param onPageFault Told why a page could not be made.
 */
export function createPreviewSite(
  options: RunOptions,
  onPageFault: (faults: readonly Diagnostic[]) => void = () => {},
): PreviewSite {
  const loader = createPortalLoader(options);
  const assets = createPreviewAssets(options.project, loader.store());
  let loaded: LoadedPortal | undefined;
  let portal: Portal | undefined;
  let faults: readonly Diagnostic[] = [];
  let failures: readonly Diagnostic[] = [];
  let assetFaults: readonly Diagnostic[] = [];
  let ranked: ReadonlyMap<string, readonly string[]> = new Map();
  let indexes: readonly string[] = [];

  /** The last good portal with what was made of it, and those that are tried out, by their names. */
  let present: ShownPortal | undefined;
  const trials = new Map<string, { shown: ShownPortal; pages: PreviewPages }>();
  const need = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error('a page is made before the portal is loaded');
    return value;
  };
  const fixedAssets: AssetSource = { refresh: async () => {}, assets: () => need(assets.current()) };
  const renderer = createPageRenderer({
    assets: fixedAssets,
    listTemplates: () => listPageTemplates(options.project),
  });

  const allFaults = () => [...faults, ...assetFaults];
  const createPages = (shown: () => ShownPortal | undefined, ownFaults: () => readonly Diagnostic[]) =>
    createPreviewPages({
      isReady: () => shown() !== undefined && assets.current() !== undefined,
      render: (path) => renderer.render(path, need(shown())),
      faults: ownFaults,
      explain: async (error) =>
        explainTemplateFault(error, await readTemplates(options.project), renderer.compiler()),
      styles: () => need(assets.current()).data.styles,
      onFault: onPageFault,
    });
  const pages = createPages(() => present, allFaults);

  const rank: RankReports = (reports) => (isSoonRanked(reports) ? rankReports(reports) : ranked);
  const answerFile = async (file: OutputFile, path: string): Promise<Answer> => {
    const type = formatContentType(path);
    if ('copyFrom' in file) return { files: [file.copyFrom], type, within: await loader.folders() };
    return { status: 200, type, content: 'content' in file ? file.content : await file.produce() };
  };
  /** What all portals have; nothing if it is of one. */
  const answerShared = async (path: string): Promise<Answer | undefined> =>
    (await assets.answer(path)) ??
    (/^(?:pagefind|search)\//.test(path) ? createIndexAnswer(indexes, path) : undefined);
  const answerTrial = async (whole: string): Promise<Answer> => {
    const [, name = '', path = ''] = /^([^/]*)\/?(.*)$/s.exec(whole.slice(TRIALS.length + 1)) ?? [];
    const shared = await answerShared(path);
    if (shared) return shared;
    const trial = trials.get(name);
    const file = await trial?.shown.findFile(path);
    if (file) return answerFile(file, path);
    return trial ? trial.pages.get(path) : TRIAL_GONE;
  };

  return {
    async update({ paths, kinds }) {
      try {
        if (kinds.has('content') || !loaded) {
          loaded = await loader.load({ ...(paths ? { paths } : {}), rank });
          faults = loaded.diagnostics;
          failures = [];
        }
      } catch (error) {
        failures = [explainFailure(error, options.label)];
        faults = failures;
      }
      if (kinds.has('assets') || !assets.current()) assetFaults = await assets.refresh();
      if (kinds.has('templates')) renderer.forgetTemplates();
      portal = loaded?.portal ?? portal;
      // What was made of it is made anew in any case: styles and templates may be others.
      present = portal && createShownPortal(portal, (one) => loader.complete(one, assets.singleStyles()));
      pages.forget();
      return { diagnostics: allFaults(), checked: loaded?.checked ?? 0 };
    },
    loaded: () => loaded,
    failures: () => failures,
    current: () => present && { portal: present.portal, isRanking: present.isRanking() },
    async imagine(imagined) {
      const { loaded: tried, complete } = await loader.imagine(imagined, rank);
      const name = randomBytes(9).toString('base64url');
      if (tried.portal) {
        const shown = createShownPortal(tried.portal, (one) => complete(one, assets.singleStyles()));
        trials.set(name, {
          shown,
          pages: createPages(
            () => shown,
            () => [],
          ),
        });
        for (const oldest of trials.keys()) if (trials.size > KEPT_TRIALS) trials.delete(oldest);
      }
      return { loaded: tried, place: `${TRIALS}/${name}/` };
    },
    makePdf: loader.makePdf,
    takeRanking(given) {
      const isOther = !isDeepStrictEqual(given, ranked);
      ranked = given;
      return isOther;
    },
    takeIndex(folder) {
      indexes = [folder, ...indexes].slice(0, 2);
    },
    stateOf: pages.get,
    async answer(path): Promise<Answer> {
      if (path.startsWith(`${TRIALS}/`)) return answerTrial(path);
      const shared = await answerShared(path);
      if (shared) return shared;
      const file = await present?.findFile(path);
      if (file) return answerFile(file, path);
      // Only pages have pages' names: whatever else is missing needs no look at the templates.
      const isPage = !present || /\.(?:html|xml)$/.test(path);
      const page = isPage ? await pages.get(path) : { ...(await pages.get('404.html')), status: 404 };
      return showPage(path, page);
    },
  };
}

/** A portal with what was made of it so far. */
interface ShownPortal extends RenderedPortal {
  /** Whether its 相关文章 take longer than anybody waits. */
  isRanking(): boolean;
  findFile(path: string): Promise<OutputFile | undefined>;
}

function createShownPortal(
  portal: Portal,
  completeReport: (report: PortalReport) => Promise<PortalReport>,
): ShownPortal {
  const reports = new Map<string, Promise<PortalReport>>();
  const files = once(() => new Map(portal.files.map((file) => [file.path, file])));
  const complete = (id: string): Promise<PortalReport> => {
    const known = reports.get(id);
    if (known) return known;
    const report = portal.reportPages.find((one) => one.id === id);
    if (!report) throw new Error(`report ${id} is not in the portal`);
    const made = completeReport(report);
    reports.set(id, made);
    return made;
  };
  return {
    portal,
    complete,
    isRanking: once(() => !isSoonRanked(portal.reports)),
    async findFile(path) {
      // No file, and what is mostly asked for: to know all files, the lists of all reports have to be worked out.
      if (portal.reportPages.some((report) => report.path === path)) return undefined;
      const file = files().get(path);
      if (file) return file;
      const owner = portal.reportPages.find((report) =>
        path.startsWith(report.path.slice(0, -'html'.length)),
      );
      return owner && (await complete(owner.id)).files.find((one) => one.path === path);
    },
  };
}

const TRIAL_GONE: TextAnswer = {
  status: 404,
  type: HTML,
  content: renderNoticePage({
    title: '这次试看过去了',
    html: '<p>再按一次“看看会怎样”，就有新的。</p>',
  }),
};

function showPage(path: string, { status, type, content, print, styles }: PreviewPage): TextAnswer {
  const isHtml = type === HTML;
  return { status, type, content: isHtml ? addLiveScript(content, { page: path, print, styles }) : content };
}

/** Only what the index names by its own hash is in two folders: an open page may still be loading the former one. */
function createIndexAnswer(indexes: readonly string[], path: string): Answer {
  const [newest, former] = indexes;
  if (!newest) return { status: 503, type: 'text/plain; charset=utf-8', content: '检索还在准备' };
  const candidates = [newest, ...(former ? [former] : [])].map((folder) => `${folder}/${path}`);
  return { files: candidates, type: formatContentType(path) };
}

function isSoonRanked(reports: readonly PortalReport[]): boolean {
  let sum = 0;
  return reports.every(({ terms }) => {
    sum += terms.times.length;
    return sum < SOON_RANKED;
  });
}

/** What cannot be read at all: broken settings of the installation, a disk that fails. */
function explainFailure(error: unknown, file: string): Diagnostic {
  const reason = listReasons(error).join('：');
  return {
    level: 'error',
    rule: 'preview-failed',
    file,
    line: 1,
    column: 1,
    message: `内容没有读成：${reason}`,
    remedy: '改好刚才保存的文件，再保存一次；没有改过，就结束预览再运行一次 npm start',
  };
}

/** File names of the templates in `src/pages/`. @param project Folder of the installation. */
async function listPageTemplates(project: string): Promise<string[]> {
  const names = await readdir(path.join(project, 'src/pages'));
  return names.filter((name) => /\.(?:njk|md)$/.test(name) && !name.startsWith('.')).sort();
}
