import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createBoxFont } from './create-box-font.ts';

/** Where an unpacked browser lies and the environment that its process needs, on top of the caller's. */
export interface UnpackedChromium {
  executablePath: string;
  env: Record<'LD_LIBRARY_PATH' | 'FONTCONFIG_PATH' | 'XDG_CACHE_HOME', string>;
}

/** Vitest's `globalSetup` of the browser project: unpack once, before test files start side by side. */
export async function setup(): Promise<void> {
  if (!process.env.CHROME_PATH && hasBundledChromium()) await unpackChromium();
}

/** `@sparticuz/chromium` carries one binary, for Linux on x86-64. */
export function hasBundledChromium(): boolean {
  return process.platform === 'linux' && process.arch === 'x64';
}

/**
 * Unpacks the Chromium of `@sparticuz/chromium` with the shared libraries that a bare Linux lacks, and returns where.
 * Later calls and later runs find it again; parallel calls are safe, since a folder appears only when it is complete.
 *
 * @throws Error if the package is missing, the disk is full, or the folder belongs to another user
 */
export async function unpackChromium(): Promise<UnpackedChromium> {
  const folder = join(tmpdir(), await createFolderName());
  if (!(await isWhole(folder))) await unpackInto(folder);
  return {
    executablePath: join(folder, 'chromium'),
    env: {
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
      FONTCONFIG_PATH: join(folder, 'fonts'),
      XDG_CACHE_HOME: join(folder, 'fonts', 'cache'),
    },
  };
}

const MANIFEST = 'gongbao-files.json';

// Cleaners of temporary folders delete file by file, so "the folder exists" does not mean that it is still whole.
async function isWhole(folder: string): Promise<boolean> {
  try {
    const { uid } = await stat(folder);
    if (process.getuid && uid !== process.getuid()) throw new ForeignFolderError(folder);
    const sizes: Record<string, number> = JSON.parse(await readFile(join(folder, MANIFEST), 'utf8'));
    for (const [path, size] of Object.entries(sizes)) {
      if ((await stat(join(folder, path))).size !== size) return false;
    }
    return true;
  } catch (error) {
    if (error instanceof ForeignFolderError) throw error;
    return false;
  }
}

/** The name is guessable and the content is executed: a folder planted by somebody else must not be used. */
class ForeignFolderError extends Error {
  constructor(folder: string) {
    super(`${folder} 属于其他用户，不能使用 / belongs to another user`);
  }
}

async function unpackInto(folder: string): Promise<void> {
  const staging = await mkdtemp(`${folder}.`);
  try {
    await runUnpacker(staging);
    await writeFonts(join(staging, 'fonts'));
    await writeFile(join(staging, MANIFEST), JSON.stringify(await collectSizes(staging)));
    await replaceFolder(staging, folder);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

// In a process of its own, because the package unpacks into os.tmpdir() and decides by AWS variables whether the
// libraries are needed: neither may leak into the tests.
async function runUnpacker(target: string): Promise<void> {
  const script = `import chromium from '@sparticuz/chromium'; await chromium.executablePath();`;
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: dirname(fileURLToPath(import.meta.url)),
    env: {
      ...process.env,
      TMPDIR: target,
      AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x',
      AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x',
    },
  });
}

// Only these two fonts are listed, so that text has the same size on every machine. (The package's own fonts.conf names
// folders of AWS Lambda. A cache folder can be relative only to XDG_CACHE_HOME.) Chinese characters are boxes: no test may depend on the shape of a glyph.
const FONTS_CONF = `<?xml version="1.0"?>
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
${['serif', 'sans-serif', 'monospace', 'system-ui']
  .map((family) => `  <alias><family>${family}</family><prefer><family>Open Sans</family></prefer></alias>`)
  .join('\n')}
</fontconfig>
`;

const BOX_FONT = createBoxFont('Gongbao Boxes');

async function writeFonts(folder: string): Promise<void> {
  await writeFile(join(folder, 'fonts.conf'), FONTS_CONF);
  await writeFile(join(folder, 'fonts', 'boxes.ttf'), BOX_FONT);
  await mkdir(join(folder, 'cache'));
}

/** Never moves a whole folder away: a parallel run may have started its browser from it. */
async function replaceFolder(staging: string, folder: string): Promise<void> {
  try {
    await rename(staging, folder);
  } catch (cause) {
    // Somebody was faster, and what is there is as good as ours, or it is the broken rest of an older run.
    if (await isWhole(folder)) return;
    const broken = `${staging}-broken`;
    await rename(folder, broken);
    await rm(broken, { recursive: true, force: true });
    await rename(staging, folder).catch(() => {
      throw new Error(`无法写入 ${folder} / cannot write it`, { cause });
    });
  }
}

async function collectSizes(folder: string): Promise<Record<string, number>> {
  const sizes: Record<string, number> = {};
  for (const path of await readdir(folder, { recursive: true })) {
    const entry = await stat(join(folder, path));
    if (entry.isFile()) sizes[path] = entry.size;
  }
  return sizes;
}

/** Another version of the browser or of the fonts, and another user, get a folder of their own. */
async function createFolderName(): Promise<string> {
  const main = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const { version } = JSON.parse(await readFile(join(dirname(main), '..', '..', 'package.json'), 'utf8'));
  const fonts = createHash('sha256').update(FONTS_CONF).update(BOX_FONT).digest('hex').slice(0, 8);
  return `gongbao-chromium-${version}-${fonts}-${process.getuid?.() ?? 0}`;
}
