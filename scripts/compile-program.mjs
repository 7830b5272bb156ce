// Compiles the program for `run.mjs`: tsx translates each file as it is loaded, through a thread, which took 1.2 of the 2
// seconds of processor time of a command's start. Plain JavaScript, since it is what makes TypeScript run.
import { hash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const PROJECT = fileURLToPath(new URL('../', import.meta.url));

/** Beside the packages: who can write here can change the program anyway, which is not true of `.cache`. */
const PLACE = path.join(PROJECT, 'node_modules', '.cache', 'gongbao');

const CODE = /\.(?:ts|mjs)$/;
/** Content, and commands of developers, which need the tests' own files. */
const LEFT_OUT = /^(?:src[\\/](?:content|demo)|scripts[\\/](?:bench|lighthouse|mutation|pictures))\b/;
/** Packages that look for files of their own, threads, templates, programs or WebAssembly, or load what does. */
const LEFT_OUTSIDE = [
  '@11ty/eleventy',
  '@embedpdf/pdfium',
  '@myriaddreamin/typst-ts-node-compiler',
  'bullmq',
  'chokidar',
  'esbuild',
  'ioredis',
  'nunjucks',
  'pagefind',
  'tinypool',
];
const IS_START = /[\\/]start-[a-z-]+\.mjs$/;
const DAY = 24 * 60 * 60 * 1000;

/** @returns what Node is to run for a command: the compiled program, or the sources if it cannot be written */
export async function resolveCommand(name) {
  const compiled = path.join((await findProgram()) ?? '', `${name}.mjs`);
  return existsSync(compiled)
    ? [compiled]
    : ['--import', import.meta.resolve('tsx'), path.join(PROJECT, 'scripts', `${name}.ts`)];
}

/** @returns the folder of the compiled program, with a file for each command, or undefined if it cannot be written */
export async function findProgram() {
  const sources = ['src', 'scripts'].flatMap((folder) =>
    readdirSync(path.join(PROJECT, folder), { recursive: true })
      .map((name) => path.join(folder, name))
      .filter((file) => CODE.test(file) && !LEFT_OUT.test(file)),
  );
  const files = ['.eleventy.ts', 'package-lock.json', ...sources.sort()];
  const texts = files.map((file) => [file, readFileSync(path.join(PROJECT, file), 'latin1')]);
  const folder = path.join(PLACE, hash('sha256', JSON.stringify([PROJECT, texts])));
  try {
    if (!statSync(folder, { throwIfNoEntry: false })) await compile(folder, sources);
    return folder;
  } catch {
    // A read-only installation, or a fault in a source, which tsx words.
    return undefined;
  }
}

async function compile(folder, sources) {
  mkdirSync(PLACE, { recursive: true });
  const staging = mkdtempSync(path.join(PLACE, 'next-'));
  try {
    const { build } = await import('esbuild');
    const isEntry = (file) => /^scripts[\\/][^\\/]+\.ts$/.test(file) || IS_START.test(file);
    await build({
      absWorkingDir: PROJECT,
      entryPoints: sources.filter(isEntry),
      entryNames: '[name]',
      outExtension: { '.js': '.mjs' },
      outdir: staging,
      bundle: true,
      splitting: true,
      external: LEFT_OUTSIDE,
      // Some packages are written for `require`, which modules lack.
      banner: {
        js: `import { createRequire as createItsRequire } from 'node:module'; const require = createItsRequire(import.meta.url);`,
      },
      platform: 'node',
      format: 'esm',
      target: 'node20',
      charset: 'utf8',
      sourcemap: 'linked',
      logLevel: 'silent',
      plugins: [{ name: 'places', setup: (found) => found.onLoad({ filter: CODE }, loadSource) }],
    });
    removeFormer();
    renameSync(staging, folder);
  } catch (error) {
    // Another process may have been faster.
    if (!statSync(folder, { throwIfNoEntry: false })) throw error;
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

/** A source that still knows where it lies, and starts threads and processes from what is compiled. */
function loadSource({ path: file }) {
  const text = readFileSync(file, 'utf8');
  const loader = file.endsWith('.ts') ? 'ts' : 'js';
  if (file.endsWith(path.join('src', 'base', 'resolve-start.ts')))
    return { loader, contents: text.replace('=> undefined;', '=> import.meta.url;') };
  const [url, folder] = [pathToFileURL(file).href, path.dirname(file)].map((place) => JSON.stringify(place));
  const contents = (
    IS_START.test(file)
      ? text.replace(/^import .*tsx.*$/m, '').replace(/\btsImport\((.*?), .*?\)/, 'import($1)')
      : text
  )
    .replaceAll('import.meta.url', () => url)
    .replaceAll('import.meta.dirname', () => folder);
  return { loader, contents };
}

/** Not what was made today: an older state of the program may still run. */
function removeFormer() {
  for (const name of readdirSync(PLACE)) {
    const former = path.join(PLACE, name);
    if (Date.now() - statSync(former).mtimeMs > DAY) rmSync(former, { recursive: true, force: true });
  }
}
