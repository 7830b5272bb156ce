import path from 'node:path';
import type { Plugin } from 'esbuild';
import { readJson, storeJson } from '../base/kept-json.ts';
import type { ProgramCache } from '../base/object-cache-fs.ts';
import { once } from '../base/once.ts';
import { formatKey, hashContent } from '../base/sha256.ts';
import { collectNotices } from './collect-notices-fs.ts';
import { formatColorThemes } from './color-themes.ts';
import { renderIconPng, renderIconSvg } from './draw-icon.ts';
import { OLDEST_BROWSERS } from './oldest-browsers.ts';

/** A file to be written below the output folder. */
interface AssetFile {
  path: string;
  content: string | Uint8Array;
}

export interface Assets {
  files: AssetFile[];
  /** Addresses from the portal's root, and the styles' text for the page that carries them inside. */
  data: Record<keyof typeof ADDRESSED | 'stylesText', string>;
}

/** Windows 7's last Chromium, and the Firefox that gets repairs. */
const DESK_BROWSERS = ['chrome109', 'firefox115'];

const SCRIPTS = {
  preferences: 'preferences.ts',
  site: 'site.ts',
  search: 'search-page.ts',
  'search-engine': 'search-worker.ts',
  marks: 'hit-marks.ts',
  prove: 'prove-page.ts',
  reading: 'reading-tools.ts',
} as const;

/** What templates call the files that pages name. */
const ADDRESSED = {
  styles: 'styles.css',
  seriesStyles: 'series.css',
  versionStyles: 'versions.css',
  proveStyles: 'prove.css',
  readingStyles: 'reading.css',
  readingTools: 'reading.js',
  preferences: 'preferences.js',
  site: 'site.js',
  search: 'search.js',
  searchEngine: 'search-engine.js',
  marks: 'marks.js',
  prove: 'prove.js',
  icon: 'icon.svg',
  iconSmall: 'icon-32.png',
  iconTouch: 'icon-180.png',
  iconMedium: 'icon-192.png',
  iconLarge: 'icon-512.png',
  licenses: 'licenses.txt',
} as const;

/** Sheets that only some pages name, of which a portal may have none. */
export const isNeeded = (
  { path: file }: AssetFile,
  { series, versionPages }: Record<'series' | 'versionPages', readonly unknown[]>,
): boolean => {
  if (file === `assets/${ADDRESSED.seriesStyles}`) return series.length > 0;
  return file !== `assets/${ADDRESSED.versionStyles}` || series.length + versionPages.length > 0;
};

/** Tabs, the home screens of iOS and of Android, and the picture that messengers show beside a link. */
const ICON_SIZES = [32, 180, 192, 512] as const;

/**
 * Classic scripts, not modules: browsers refuse modules on `file://`.
 */
export async function bundleAssets(project: string): Promise<Assets> {
  const styles = await bundleStyles(project, 'site.css');
  const contents: Record<string, string | Uint8Array> = {
    'styles.css': styles,
    'series.css': await bundleStyles(project, 'series.css'),
    'versions.css': await bundleStyles(project, 'versions.css'),
    'prove.css': await bundleStyles(project, 'prove.css'),
    'reading.css': await bundleStyles(project, 'reading.css'),
  };
  const bundled = new Set<string>();
  for (const [name, entry] of Object.entries(SCRIPTS))
    contents[`${name}.js`] = await bundle(project, `src/client/${entry}`, bundled);
  contents['licenses.txt'] = collectNotices(project, bundled);
  contents['icon.svg'] = renderIconSvg();
  Object.assign(contents, drawIcons());

  // A host may let browsers keep assets for long: a changed one must have another address.
  const addresses = Object.entries(ADDRESSED).map(([name, file]) => {
    const hash = hashContent(contents[file] ?? '');
    return [name, `assets/${file}?v=${hash.slice(0, 8)}`];
  });
  return {
    files: Object.entries(contents).map(([name, content]) => ({ path: `assets/${name}`, content })),
    data: { ...Object.fromEntries(addresses), stylesText: styles } as Assets['data'],
  };
}

/** What is the same as long as the program is. */
async function recall<T>(name: string, { cache, program }: ProgramCache, make: () => Promise<T>): Promise<T> {
  const key = formatKey(name, program);
  const kept = await readJson<T>(cache, key);
  if (kept) return kept;
  const made = await make();
  await storeJson(cache, key, made);
  return made;
}

/** A file as JSON has it. */
type PackedFile = { path: string; content: string } | { path: string; base64: string };

const packFile = ({ path, content }: AssetFile): PackedFile =>
  typeof content === 'string' ? { path, content } : { path, base64: Buffer.from(content).toString('base64') };

const unpackFile = (file: PackedFile): AssetFile =>
  'base64' in file ? { path: file.path, content: Buffer.from(file.base64, 'base64') } : file;

/** As `bundleAssets`: from the cache, as long as the program is the same. */
export async function recallAssets(project: string, kept: ProgramCache): Promise<Assets> {
  const { files, data } = await recall('assets', kept, async () => {
    const bundled = await bundleAssets(project);
    return { ...bundled, files: bundled.files.map(packFile) };
  });
  return { files: files.map(unpackFile), data };
}

export const recallSingleStyles = (project: string, kept: ProgramCache): Promise<string> =>
  recall('single styles', kept, () => bundleStyles(project, SINGLE_STYLES));

export const SINGLE_STYLES = 'single-file.css';

/** Nothing that a preview could see change has a part in them. */
const drawIcons = once(
  (): Record<string, Uint8Array> =>
    Object.fromEntries(ICON_SIZES.map((size) => [`icon-${size}.png`, renderIconPng(size)])),
);

/** A script with its styles: no part of a portal. */
interface ScriptAndStyles {
  script: string;
  styles: string;
}

/** What keeps the pages of a preview up to date. */
export async function bundlePreviewAssets(project: string): Promise<ScriptAndStyles> {
  const [script, styles] = await Promise.all([
    bundle(project, 'src/client/live-page.ts'),
    bundleStyles(project, 'live.css'),
  ]);
  return { script, styles };
}

/** `colors.css`, which sheets import, is no file: it is made of the table of colours. */
const colorSheet = (canChoose: boolean): Plugin => ({
  name: 'colors',
  setup(build) {
    build.onResolve({ filter: /\/colors\.css$/ }, ({ path }) => ({ path, namespace: 'colors' }));
    build.onLoad({ filter: /.*/, namespace: 'colors' }, () => ({
      contents: formatColorThemes(canChoose),
      loader: 'css',
    }));
  },
});

export const recallPreviewAssets = (project: string, kept: ProgramCache): Promise<ScriptAndStyles> =>
  recall('preview assets', kept, () => bundlePreviewAssets(project));

/** The desk: a page of this computer alone, in browsers of today. */
export const recallDeskAssets = (project: string, kept: ProgramCache): Promise<ScriptAndStyles> =>
  recall('desk assets', kept, async () => {
    const [script, styles] = await Promise.all([
      bundle(project, 'src/desk-page/desk.tsx', undefined, DESK_BROWSERS),
      bundle(project, 'src/styles/desk.css', undefined, DESK_BROWSERS),
    ]);
    return { script, styles };
  });

/** One of the style sheets in `src/styles/` with all that it imports. */
export function bundleStyles(project: string, name: string): Promise<string> {
  return bundle(project, `src/styles/${name}`);
}

/** @param bundled gets the files that have a part in it, from the installation's folder */
async function bundle(
  project: string,
  entry: string,
  bundled?: Set<string>,
  target = OLDEST_BROWSERS,
): Promise<string> {
  // Hardly ever needed by a build: see `recallAssets`.
  const { build } = await import('esbuild');
  const { outputFiles, warnings, metafile } = await build({
    entryPoints: [path.join(project, entry)],
    absWorkingDir: project,
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    charset: 'utf8',
    legalComments: 'none',
    metafile: true,
    plugins: [colorSheet(!entry.endsWith(SINGLE_STYLES))],
    target,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'silent',
  });
  // A brace that is missing in a style sheet is only a warning to esbuild; what it leaves of the sheet is not.
  const [first] = warnings;
  if (first) {
    const { file = entry, line = 1 } = first.location ?? {};
    throw Object.assign(new Error(`样式或脚本有错：${file} 第 ${line} 行：${first.text}`), {
      errors: warnings,
    });
  }
  for (const { inputs } of Object.values(metafile.outputs))
    for (const [file, { bytesInOutput }] of Object.entries(inputs)) if (bytesInOutput > 0) bundled?.add(file);
  return outputFiles[0]?.text ?? '';
}
