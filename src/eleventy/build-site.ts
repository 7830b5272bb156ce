import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Eleventy } from '@11ty/eleventy';
import configure, { PROJECT } from '../../.eleventy.ts';
import { isNeeded } from '../assets/bundle-assets-esbuild.ts';
import { isIoError } from '../base/io-errors.ts';
import type { ProgramCache } from '../base/object-cache-fs.ts';
import { formatPolicy } from '../hosting/policies.ts';
import { type OfflineSearch, wantsOfflineSearch } from '../portal/offline-search.ts';
import { PAGE_KINDS, pickShown, type ShownPages } from '../portal/page-kinds.ts';
import type { Portal } from '../portal/portal.ts';
import { formatJsonPath } from '../portal/report-forms.ts';
import { createIndexedTexts, listFormerTexts } from '../portal/search-records.ts';
import { createOutputWriter, type FormerOutput } from '../publish/write-files-fs.ts';
import { isProof } from '../quote/proof-lists.ts';
import type { Mode } from '../report/mode.ts';
import type { BegunParts } from '../search/begin-index-parts-fs.ts';
import { writeSearchIndex } from '../search/write-search-index-fs.ts';
import { listSearchFiles, wrapSearchFiles } from '../search/write-search-scripts-fs.ts';
import { type AssetSource, createAssetSource } from './assets-plugin.ts';
import { compileTemplatesOnce } from './compile-templates-once.ts';
import type { EleventyConfig, EleventyPage } from './eleventy.ts';
import { findKnownPages, findKnownWrappers } from './known-pages-fs.ts';
import { listCauses } from './list-reasons.ts';
import type { PortalSource } from './portal-source.ts';

/** Eleventy names files below its standard output folder also when it writes none. */
const UNUSED_OUTPUT = /^\.\/_site\//;

/** Pages that are in memory at a time. */
const BATCH = 200;

/** One page as Eleventy made it, by its path below the output folder. */
export const formatPagePath = ({ outputPath }: EleventyPage) => outputPath.replace(UNUSED_OUTPUT, '');

/** A quarter of what a command's start takes: only who makes pages waits for it. */
const loadEleventy = () => {
  // Its hook, a thread through which Node asks for every later import, is for projects with scripts that change.
  process.env.ELEVENTY_SKIP_ESM_RESOLVER = '1';
  return import('@11ty/eleventy');
};

/** Has Eleventy loaded when it is needed, by whoever is going to wait for something else. */
export function preloadEleventy(): void {
  // Whoever makes pages is told what is wrong.
  loadEleventy().catch(() => {});
}

interface EleventyRun {
  source: PortalSource;
  assets?: AssetSource;
  /** Folder of templates or one template, from the installation's folder. */
  input?: string;
  mode: Mode;
  amend?: (config: EleventyConfig) => void;
}

/**
 * Eleventy looks templates up from the working folder, so that has to be the installation's.
 * Paths that a person typed must be absolute by now.
 */
export async function createEleventy({
  source,
  assets = createAssetSource(PROJECT),
  input = 'src/pages',
  mode,
  amend,
}: EleventyRun): Promise<Eleventy> {
  process.chdir(PROJECT);
  compileTemplatesOnce();
  const { Eleventy } = await loadEleventy();
  const eleventy = new Eleventy(input, undefined, {
    quietMode: true,
    configPath: false,
    runMode: 'build',
    config: (config) => {
      config.benchmarks.config.setIsVerbose(false);
      configure(config, { source, assets });
      config.addGlobalData('mode', mode);
      config.addGlobalData('policy', formatPolicy({}, mode === 'preview'));
      amend?.(config);
    },
  });
  eleventy.disableLogger();
  await eleventy.init();
  return eleventy;
}

/** The pages alone, in memory: nothing is written, no index is made. @param shown of each list what is wanted */
export async function renderSite(
  portal: Portal,
  {
    mode = 'build',
    assets,
    shown = portal,
    input,
    onPage,
  }: {
    mode?: Mode;
    assets?: AssetSource;
    shown?: ShownPages;
    input?: string;
    /** Called for each page that is made. */
    onPage?: () => void;
  } = {},
): Promise<EleventyPage[]> {
  const source: PortalSource = { refresh: async () => {}, portal: () => portal, shown: () => shown };
  const eleventy = await createEleventy({
    source,
    mode,
    ...(assets ? { assets } : {}),
    ...(input ? { input } : {}),
    ...(onPage ? { amend: (config) => config.addTransform('progress', countPage) } : {}),
  });
  return eleventy.toJSON().catch((error: unknown) => {
    throw findOwnWords(error) ?? error;
  });

  function countPage(content: string): string {
    onPage?.();
    return content;
  }
}

/**
 * Pages ask for texts while they are made, which are read then: what the system refuses, and what is said of it in
 * Chinese, lies below Eleventy's error and that of its templates.
 */
const findOwnWords = (error: unknown): unknown =>
  listCauses(error).find(
    (each) => isIoError(each) || (each instanceof Error && /^\p{Script=Han}/u.test(each.message)),
  );

/** What was made before, and the output that has it already and is renewed. */
export interface Kept extends ProgramCache {
  readonly former?: FormerOutput;
  /** Parts of the index that are being made already. */
  readonly indexing?: BegunParts | undefined;
}

export interface WrittenSite {
  offline: OfflineSearch;
  /** SHA-256 by path of what is written, but for the lists of the search. */
  digests: ReadonlyMap<string, string>;
}

/**
 * Renders and writes a site: pages, then what lies beside them, and meanwhile the search index, which is made from the
 * texts of the portal and not from pages. Eleventy only renders: writing all files in one place finds two of one name
 * whatever made them, and a full disk is told in Chinese.
 * @param mode an archive's index exists only in the form for disks
 * @param onPage called as pages are made; when all are, the index may yet take a while
 */
export async function buildSite(
  portal: Portal,
  output: string,
  mode: Mode,
  kept?: Kept,
  onPage: (done: number, total: number) => void = () => {},
): Promise<WrittenSite> {
  const made = createAssetSource(PROJECT, kept);
  await made.refresh();
  const assets = { ...made, refresh: async () => {} };
  const former = kept?.former;
  const writer = createOutputWriter(output, former);

  // Other programs do most of it, while pages are made here.
  const needless = new AbortController();
  const indexed = createIndexedTexts(portal.reportPages, portal.pages);
  const making = { ...kept, signal: needless.signal, takeOver: writer.takeOver, isBusy: true };
  const writeIndex = () => writeSearchIndex(output, indexed.reports, making, indexed.versions);
  const indexing = Promise.resolve(kept?.indexing?.done()).then(writeIndex);
  // Awaited below; if it fails before that, it must not end the process.
  indexing.catch(() => {});
  let known: Awaited<ReturnType<typeof findKnownPages>> | undefined;
  try {
    if (kept && former) known = await findKnownPages(portal, kept, former, [mode, assets.assets().data]);
    const missing = known?.missing ?? portal;
    const total = countPages(missing);
    let done = 0;
    for (const run of planRuns(missing)) {
      const pages = await renderSite(portal, {
        ...{ mode, assets, ...run },
        onPage() {
          done += 1;
          onPage(done, total);
        },
      });
      await writer.write(pages.map((page) => ({ path: formatPagePath(page), content: page.content })));
    }
    onPage(total, total);
    const same = [...(known?.same ?? [])].map(([name, sha256]) => ({
      path: name,
      copyFrom: path.join(former?.folder ?? '', ...name.split('/')),
      sha256,
    }));
    const files = assets.assets().files.filter((file) => isNeeded(file, portal));
    await writer.write([...same, ...files, ...portal.files], known?.digests);
  } catch (error) {
    // When that is told, nothing writes into the folder any more.
    needless.abort();
    kept?.indexing?.stop();
    await indexing.catch(() => {});
    throw error;
  }

  const index = await indexing;
  const texts = [...portal.reportPages, ...portal.pages, ...listFormerTexts(portal.reportPages)].map(
    ({ path: page }) => formatJsonPath(page),
  );
  // What a quotation is proved by is loaded from disk in the same way.
  const proofs = portal.files.flatMap(({ path: name }) => (isProof(name) ? [name] : []));
  const files = await listSearchFiles(output, [...texts, ...proofs]);
  const isOnlyWay = mode === 'archive';
  const isThere = isOnlyWay || wantsOfflineSearch(portal.site, files.bytes);
  if (isThere) {
    const wrappers = kept && (await findKnownWrappers(files.index, kept));
    await writer.write(
      wrapSearchFiles(output, files),
      new Map([...(known?.digests ?? []), ...(wrappers?.digests ?? [])]),
    );
    await wrappers?.note(writer.digests);
  }
  // What nothing else reads then.
  if (isOnlyWay) for (const name of files.index) await rm(path.join(output, name));
  await known?.note(writer.digests);
  const digests = new Map([...index, ...writer.digests]);
  return { offline: { isThere, bytes: files.bytes }, digests };
}

/** Templates that have one page each, and the members of all lists that are shown. */
const countPages = (shown: ShownPages): number =>
  Object.values(PAGE_KINDS).reduce((sum, { shows }) => sum + (shows ? shown[shows].length : 1), 0);

/**
 * All pages in runs of Eleventy that fit into memory: it holds what it has made, and the data of each, until its end.
 * The first has the pages that are not one of a list, and the lists with it if they are short.
 */
function planRuns(shown: ShownPages): { shown: ShownPages; input?: string }[] {
  const lists = Object.entries(PAGE_KINDS).flatMap(([template, { shows }]) =>
    shows ? [{ input: `src/pages/${template}`, shows }] : [],
  );
  if (lists.reduce((sum, { shows }) => sum + shown[shows].length, 0) <= BATCH) return [{ shown }];
  const runs: ReturnType<typeof planRuns> = [{ shown: pickShown({}) }];
  for (const { input, shows } of lists)
    for (let at = 0; at < shown[shows].length; at += BATCH)
      runs.push({ input, shown: pickShown({ [shows]: shown[shows].slice(at, at + BATCH) }) });
  return runs;
}
