import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliDecompressSync } from 'node:zlib';

const run = promisify(execFile);

/** npm packages that carry a Chromium for Linux on x86-64, oldest first. They are too heavy to be dependencies. */
const PACKAGES: Readonly<Record<string, string>> = {
  78: 'chrome-aws-lambda@1.20.4',
  83: 'chrome-aws-lambda@3.1.1',
  86: 'chrome-aws-lambda@5.3.1',
  92: 'chrome-aws-lambda@10.1.0',
  109: '@sparticuz/chromium@109.0.6',
};

/** Speaks the protocol of all of them. */
const DRIVER = 'puppeteer-core@1.20.0';

export const OLD_VERSIONS = Object.keys(PACKAGES);

export interface OldBrowser {
  version: string;
  executablePath: string;
  /** Shared libraries that a bare system lacks. */
  libraries: string;
}

const CACHE = fileURLToPath(new URL('../../.cache/old-browsers/', import.meta.url));

/** Installs a browser into the cache, unless it is there. @throws Error if the package cannot be fetched or unpacked */
export async function installBrowser(version: string): Promise<OldBrowser> {
  const name = PACKAGES[version];
  if (!name) throw new Error(`没有 Chromium ${version}，可以写：${OLD_VERSIONS.join('、')}`);
  const folder = path.join(CACHE, `chromium-${version}`);
  if (!existsSync(folder)) {
    const staging = `${folder}.next-${process.pid}`;
    try {
      await fetchPackage(name, staging);
      const bin = path.join(staging, 'package/bin');
      const browser = path.join(bin, 'chromium');
      await writeFile(browser, brotliDecompressSync(await readFile(`${browser}.br`)));
      await chmod(browser, 0o755);
      for (const part of ['aws.tar', 'swiftshader.tar']) {
        await writeFile(
          path.join(bin, part),
          brotliDecompressSync(await readFile(path.join(bin, `${part}.br`))),
        );
        await run('tar', ['-xf', part], { cwd: bin });
      }
      await rename(staging, folder);
    } finally {
      await rm(staging, { recursive: true, force: true });
    }
  }
  const bin = path.join(folder, 'package/bin');
  return { version, executablePath: path.join(bin, 'chromium'), libraries: path.join(bin, 'lib') };
}

/** What is used of the driver: current ones cannot speak to browsers this old, and this one has no types of its own. */
export interface OldPage {
  setViewport(size: { width: number; height: number }): Promise<void>;
  goto(url: string, options: { waitUntil: 'domcontentloaded'; timeout: number }): Promise<unknown>;
  evaluate<T>(expression: string): Promise<T>;
  click(selector: string): Promise<void>;
  emulateMedia(media: 'print' | null): Promise<void>;
  pdf(options: { format: 'A4' }): Promise<Uint8Array>;
  screenshot(options: { path: string }): Promise<unknown>;
  on(event: 'pageerror', listener: (error: Error) => void): void;
  close(): Promise<void>;
}

export interface OldDriver {
  launch(options: {
    executablePath: string;
    args: string[];
    env: Record<string, string | undefined>;
  }): Promise<{ newPage(): Promise<OldPage>; close(): Promise<void> }>;
}

export async function loadDriver(): Promise<OldDriver> {
  const folder = path.join(CACHE, 'driver');
  if (!existsSync(path.join(folder, 'node_modules'))) {
    await mkdir(folder, { recursive: true });
    await run('npm', ['install', '--prefix', folder, '--no-save', '--ignore-scripts', '--no-audit', DRIVER]);
  }
  return createRequire(path.join(folder, 'index.js'))('puppeteer-core') as OldDriver;
}

async function fetchPackage(name: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const { stdout } = await run('npm', ['pack', '--silent', '--pack-destination', folder, name]);
  const archive = stdout.trim().split('\n').pop() ?? '';
  await run('tar', ['-xzf', archive], { cwd: folder });
  await rm(path.join(folder, archive));
}
