import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { PROJECT } from './contents.ts';
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
 * @throws Error if the package is missing or the disk is full
 */
export async function unpackChromium(): Promise<UnpackedChromium> {
  const folder = join(PLACE, await createFolderName());
  if (!existsSync(folder)) await unpackInto(folder);
  return {
    executablePath: join(folder, 'chromium'),
    env: {
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
      FONTCONFIG_PATH: join(folder, 'fonts'),
      XDG_CACHE_HOME: join(folder, 'fonts', 'cache'),
    },
  };
}

/** Beside the packages, as what is executed may lie nowhere that others can write to. */
const PLACE = join(PROJECT, 'node_modules', '.cache', 'gongbao-chromium');

async function unpackInto(folder: string): Promise<void> {
  await mkdir(PLACE, { recursive: true });
  const staging = await mkdtemp(`${folder}.`);
  try {
    await runUnpacker(staging);
    await writeFonts(join(staging, 'fonts'));
    // Somebody else may have been faster, and what is there is as good.
    await rename(staging, folder).catch((error) => {
      if (!existsSync(folder)) throw error;
    });
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

// Only these fonts are listed, so that text has the same size on every machine. (The package's own fonts.conf names
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

/**
 * Chinese families that style sheets name (`tokens.css`). A character that none of them has is asked for in the browser's
 * own process, each one in each new page: a tenth of what pages take.
 */
const BOX_FONTS = ['Songti SC', 'PingFang SC', 'Kaiti SC'].map(createBoxFont);

async function writeFonts(folder: string): Promise<void> {
  await writeFile(join(folder, 'fonts.conf'), FONTS_CONF);
  for (const [index, font] of BOX_FONTS.entries())
    await writeFile(join(folder, 'fonts', `boxes-${index}.ttf`), font);
  await mkdir(join(folder, 'cache'));
}

/** Another version of the browser or of the fonts gets a folder of its own. */
async function createFolderName(): Promise<string> {
  const main = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const { version } = JSON.parse(await readFile(join(dirname(main), '..', '..', 'package.json'), 'utf8'));
  const fonts = createHash('sha256').update(FONTS_CONF);
  for (const font of BOX_FONTS) fonts.update(font);
  return `${version}-${fonts.digest('hex').slice(0, 8)}`;
}
