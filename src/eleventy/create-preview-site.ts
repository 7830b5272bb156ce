import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { createPortalLoader, type LoadedPortal, type PortalLoader } from '../load/load-portal-fs.ts';
import { rankReports } from '../portal/assemble-portal.ts';
import { formatContentType } from '../portal/media-types.ts';
import type { Portal, PortalReport } from '../portal/portal.ts';
import type { RunOptions } from '../portal/run-options.ts';
import type { Answer, TextAnswer } from '../preview/answer.ts';
import { addLiveScript } from '../preview/render-notice-page.ts';
import type { PreviewContent } from '../preview/serve-preview-http.ts';
import type { OutputFile } from '../publish/write-files-fs.ts';
import type { AssetSource } from './assets-plugin.ts';
import { createPageRenderer } from './create-page-renderer.ts';
import { createPreviewPages, HTML, type PreviewPage } from './create-preview-pages.ts';
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

export interface PreviewSite extends PreviewContent {
  /** Reads what has changed. What is wrong with it is among the diagnostics, and the last good portal stays. */
  update(change: PreviewChange): Promise<{ diagnostics: readonly Diagnostic[]; checked: number }>;
  /** What the last update found, good or not. */
  loaded(): LoadedPortal | undefined;
  /** Why the last update could not read anything. */
  failures(): readonly Diagnostic[];
  /** The last good portal, and whether its 相关文章 have yet to be found. */
  current(): { portal: Portal; isRanking: boolean } | undefined;
  /** The PDF of a report of the last good portal, as a build makes it. */
  makePdf: PortalLoader['makePdf'];
  /** Takes a ranking that was made elsewhere, for the next update. */
  takeRanking(ranked: ReadonlyMap<string, readonly string[]>): void;
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
  const assets = createPreviewAssets(options.project);
  let loaded: LoadedPortal | undefined;
  let portal: Portal | undefined;
  let faults: readonly Diagnostic[] = [];
  let failures: readonly Diagnostic[] = [];
  let assetFaults: readonly Diagnostic[] = [];
  let ranked: ReadonlyMap<string, readonly string[]> = new Map();
  let indexes: readonly string[] = [];

  /** Made of the present state, and forgotten with it. */
  let made = createMade();
  const need = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error('a page is made before the portal is loaded');
    return value;
  };
  const complete = (id: string): Promise<PortalReport> =>
    remember(made.reports, id, () =>
      loader.complete(need(portal?.reportPages.find((one) => one.id === id)), assets.singleStyles()),
    );
  const fixedAssets: AssetSource = { refresh: async () => {}, assets: () => need(assets.current()) };
  const renderer = createPageRenderer({
    portal: () => need(portal),
    complete,
    assets: fixedAssets,
    listTemplates: () => listPageTemplates(options.project),
  });

  const allFaults = () => [...faults, ...assetFaults];
  const pages = createPreviewPages({
    isReady: () => portal !== undefined && assets.current() !== undefined,
    render: renderer.render,
    faults: allFaults,
    explain: async (error) =>
      explainTemplateFault(error, await readTemplates(options.project), renderer.compiler()),
    styles: () => need(assets.current()).data.styles,
    onFault: onPageFault,
  });

  const findFile = async (path: string): Promise<OutputFile | undefined> => {
    made.files ??= new Map(need(portal).files.map((file) => [file.path, file]));
    const file = made.files.get(path);
    if (file) return file;
    const owner = portal?.reportPages.find((report) => path.startsWith(report.path.replace(/html$/, '')));
    return owner && (await complete(owner.id)).files.find((one) => one.path === path);
  };

  return {
    async update({ paths, kinds }) {
      if (kinds.has('assets') || !assets.current()) assetFaults = await assets.refresh();
      try {
        if (kinds.has('content') || !loaded) {
          const rank: typeof rankReports = (reports) =>
            isSoonRanked(reports) ? rankReports(reports) : ranked;
          loaded = await loader.load({ ...(paths ? { paths } : {}), rank });
          faults = loaded.diagnostics;
          failures = [];
        }
      } catch (error) {
        failures = [explainFailure(error, options.label)];
        faults = failures;
      }
      if (kinds.has('templates')) renderer.forgetTemplates();
      if (loaded?.portal) portal = loaded.portal;
      made = createMade();
      pages.forget();
      return { diagnostics: allFaults(), checked: loaded?.checked ?? 0 };
    },
    loaded: () => loaded,
    failures: () => failures,
    current: () => portal && { portal, isRanking: !isSoonRanked(portal.reports) },
    makePdf: loader.makePdf,
    takeRanking(given) {
      ranked = given;
    },
    takeIndex(folder) {
      indexes = [folder, ...indexes].slice(0, 2);
    },
    stateOf: pages.get,
    async answer(path): Promise<Answer> {
      const asset = await assets.answer(path);
      if (asset) return asset;
      if (/^(?:pagefind|search)\//.test(path)) return createIndexAnswer(indexes, path);
      const file = portal && (await findFile(path));
      if (!file) {
        // Only pages have pages' names: whatever else is missing needs no look at the templates.
        const isPage = !portal || /\.(?:html|xml)$/.test(path);
        const page = isPage ? await pages.get(path) : { ...(await pages.get('404.html')), status: 404 };
        return showPage(path, page);
      }
      const type = formatContentType(path);
      if ('copyFrom' in file) return { files: [file.copyFrom], type, within: await loader.folders() };
      return { status: 200, type, content: 'content' in file ? file.content : await file.produce() };
    },
  };
}

function createMade() {
  return {
    reports: new Map<string, Promise<PortalReport>>(),
    files: undefined as Map<string, OutputFile> | undefined,
  };
}

function remember<T>(known: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}

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

const isSoonRanked = (reports: readonly PortalReport[]): boolean =>
  reports.reduce((sum, { terms }) => sum + terms.times.length, 0) < SOON_RANKED;

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
