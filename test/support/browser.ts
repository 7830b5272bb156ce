import { access, constants } from 'node:fs/promises';
import { type Browser, chromium, type LaunchOptions } from 'playwright-core';
import { hasBundledChromium, unpackChromium } from './unpack-chromium.ts';

// Only what a container needs and what keeps the browser off the network. The list that @sparticuz/chromium proposes
// is not used: it switches web security off, and then a page that breaks same-origin rules would pass the tests.
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Milliseconds for what Playwright waits for, on a machine that does ten other things as well: ends what hangs. */
export const PATIENCE = 240_000;

const HELP = [
  '浏览器测试需要 Chromium，但没有能用的。请安装 Chrome、Edge 或 Chromium，并把环境变量 CHROME_PATH 设为它的可执行文件。',
  'Browser tests need a Chromium and found none that works: install one and set CHROME_PATH to its executable.',
].join('\n');

/**
 * Starts a headless Chromium: the one that `CHROME_PATH` names, else the bundled one, else the system's Edge or Chrome.
 * The caller closes it.
 *
 * In the bundled one Chinese text has its true width but shows as boxes (see `create-box-font.ts`). To look at pages,
 * name a browser on a machine with Chinese fonts.
 *
 * @throws Error with a remedy if no browser starts; a missing browser never skips a test
 */
export async function launchBrowser(): Promise<Browser> {
  try {
    return await chromium.launch({ args: FLAGS, timeout: PATIENCE, ...(await resolveBrowser()) });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${HELP}\n${reason}`, { cause });
  }
}

async function resolveBrowser(): Promise<LaunchOptions> {
  const named = process.env.CHROME_PATH;
  if (named) {
    await access(named, constants.X_OK);
    return { executablePath: named };
  }
  // Every Windows has Edge; on a Mac, Chrome is what people have.
  if (!hasBundledChromium()) return { channel: process.platform === 'win32' ? 'msedge' : 'chrome' };

  const { executablePath, env } = await unpackChromium();
  const libraries = [env.LD_LIBRARY_PATH, process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  return { executablePath, env: { ...process.env, ...env, LD_LIBRARY_PATH: libraries } };
}
