import { once } from 'node:events';
import { cp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DEMO_CONTENT } from './contents.ts';
import { readPrinted } from './read-printed.ts';
import { runScript, spawnScript } from './run-cli.ts';

export interface DemoDesk {
  /** Address, with the token. */
  readonly url: string;
  readonly content: string;
  close(): Promise<void>;
}

/** A report that was changed since it was published. */
const CHANGED = '2025/anquan-tongbao';

/**
 * Opens the desk on a copy of the invented portal that was published and has been changed since, as somebody's is on a
 * day of work.
 * @param folder empty
 */
export async function openDemoDesk(folder: string): Promise<DemoDesk> {
  const [content, output] = [path.join(folder, '报告'), path.join(folder, '网站')];
  await cp(DEMO_CONTENT, content, { recursive: true });
  const places = ['--content', content, '--output', output];
  const built = await runScript('build', places);
  if (built.code !== 0) throw new Error(built.stdout + built.stderr);
  const file = path.join(content, 'reports', CHANGED, 'index.md');
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace(/。(?=\n*$)/, '，现予通报。'));

  // What runs where is remembered in the user's own folder.
  const own = { XDG_CACHE_HOME: folder, LOCALAPPDATA: folder };
  const child = await spawnScript('start', [...places, '--no-open', '--another'], { env: own });
  const printed = readPrinted(child);
  const url = await printed(/编辑台：(http\S+)/);
  await printed(/网页已更新。/);
  return {
    url,
    content,
    async close() {
      if (child.exitCode === null && child.kill()) await once(child, 'close');
    },
  };
}
