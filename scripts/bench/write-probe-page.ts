import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { PROJECT } from '../../.eleventy.ts';

/** A page that asks the searches of its folder, for `page.evaluate('probe.…')`. */
export async function writeProbePage(
  site: string,
  page = 'index.html',
  probe: 'search-probe' | 'quotation-probe' = 'search-probe',
): Promise<void> {
  await mkdir(site, { recursive: true });
  const { outputFiles } = await build({
    entryPoints: [path.join(PROJECT, `scripts/bench/${probe}.ts`)],
    bundle: true,
    write: false,
    format: 'iife',
  });
  await writeFile(path.join(site, 'probe.js'), outputFiles[0]?.contents ?? '');
  await writeFile(
    path.join(site, page),
    '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>测量</title><script src="probe.js"></script></html>',
  );
}
