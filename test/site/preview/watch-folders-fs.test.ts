import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type FolderWatch, watchFolders } from '../../../src/preview/watch-folders-fs.ts';
import { tempFolder } from '../../support/temp-folder.ts';

let watched: FolderWatch | undefined;

afterEach(async () => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  await watched?.close();
  watched = undefined;
});

/** Watches a folder as a system does that tells of nothing. */
async function openBlind() {
  vi.stubEnv('CHOKIDAR_USEPOLLING', '1');
  vi.stubEnv('CHOKIDAR_INTERVAL', '3600000');
  const folder = await tempFolder();
  const at = (...names: string[]) => path.join(folder, ...names);
  await mkdir(at('a'));
  await writeFile(at('a', '一.md'), '一');
  await writeFile(at('二.md'), '二');
  const changes: (readonly string[] | undefined)[] = [];
  watched = watchFolders([folder], async (paths) => void changes.push(paths));
  await watched.ready;
  const look = async () => {
    await watched?.look();
    return changes.splice(0).map((paths) => paths && [...paths].sort());
  };
  return { at, look, changes };
}

describe('watchFolders', () => {
  it('finds what was saved, added, renamed and removed when it is asked to look, each once', async () => {
    const { at, look } = await openBlind();
    expect(await look()).toEqual([]);
    await writeFile(at('二.md'), '二改');
    expect(await look()).toEqual([[at('二.md')]]);
    expect(await look()).toEqual([]);
    await rename(at('a'), at('b'));
    await mkdir(at('c', 'd'), { recursive: true });
    await writeFile(at('c', 'd', '三.md'), '三');
    expect(await look()).toEqual([[at('a', '一.md'), at('b', '一.md'), at('c', 'd', '三.md')].sort()]);
    await rm(at('c'), { recursive: true });
    expect(await look()).toEqual([[at('c', 'd', '三.md')]]);
  });

  it('leaves out what programs write beside a file while they save it', async () => {
    const { at, look } = await openBlind();
    for (const name of ['~$二.md', '.二.md.swp', '二.md~', '二.tmp', 'Thumbs.db'])
      await writeFile(at(name), '');
    expect(await look()).toEqual([]);
  });

  it('says that anything may have changed after a sleep, and only then', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] });
    const { changes } = await openBlind();
    vi.advanceTimersByTime(60_000);
    expect(changes).toEqual([]);
    vi.setSystemTime(Date.now() + 60_000);
    vi.advanceTimersByTime(2000);
    expect(changes).toEqual([undefined]);
    vi.advanceTimersByTime(60_000);
    expect(changes).toEqual([undefined]);
  });
});

// Windows is watched by tree, since by folder its folders could not be removed; all other systems by folder.
describe.each([
  ...(process.platform === 'win32' ? [] : [['by folder', false] as const]),
  ['by tree', true] as const,
])('watchFolders %s', (_, byTree) => {
  it('does not find again what the system has told of', async () => {
    const folder = await tempFolder();
    const file = path.join(folder, '一.md');
    const changes: (readonly string[] | undefined)[] = [];
    watched = watchFolders([folder], async (paths) => void changes.push(paths), { byTree });
    await watched.ready;
    // Whole at once: of one that is made and then written a system may tell twice.
    const made = path.join(await tempFolder(), '一.md');
    await writeFile(made, '一');
    await rename(made, file);
    await vi.waitFor(() => expect(changes).toEqual([[file]]), { timeout: 240_000 });
    await watched.look();
    expect(changes).toEqual([[file]]);
  });

  it('does not tell again what a look has found before the system told of it', async () => {
    const folder = await tempFolder();
    const at = (name: string) => path.join(folder, name);
    for (const name of ['一.md', '二.md']) await writeFile(at(name), '旧');
    const changes: string[] = [];
    watched = watchFolders([folder], async (paths) => void changes.push(...(paths ?? [])), { byTree });
    await watched.ready;
    await writeFile(at('一.md'), '新的');
    await watched.look();
    expect(changes).toEqual([at('一.md')]);
    // Longer than word of the first takes.
    await setTimeout(200);
    await writeFile(at('二.md'), '新的');
    await vi.waitFor(() => expect(changes).toContain(at('二.md')), { timeout: 240_000 });
    expect(changes).toEqual([at('一.md'), at('二.md')]);
  });

  it('tells of a file that a look has found gone, and that comes and goes again', async () => {
    const folder = await tempFolder();
    const file = path.join(folder, '一.md');
    await writeFile(file, '旧');
    const changes: boolean[] = [];
    watched = watchFolders([folder], async () => void changes.push(existsSync(file)), { byTree });
    await watched.ready;
    await rm(file);
    await watched.look();
    expect(changes).toEqual([false]);
    await setTimeout(200);
    await writeFile(file, '又来了');
    await vi.waitFor(() => expect(changes.at(-1)).toBe(true), { timeout: 240_000 });
    await setTimeout(200);
    await rm(file);
    await vi.waitFor(() => expect(changes.at(-1)).toBe(false), { timeout: 240_000 });
  });

  it('says that anything may have changed when a folder that was away is back, and hears of it again', async () => {
    const [folder, away] = [path.join(await tempFolder(), '内容'), path.join(await tempFolder(), '别处')];
    const file = path.join(folder, '一.md');
    await mkdir(folder);
    await writeFile(file, '旧');
    const changes: (readonly string[] | undefined)[] = [];
    watched = watchFolders([folder], async (paths) => void changes.push(paths), { byTree });
    await watched.ready;
    await rename(folder, away);
    await vi.waitFor(() => expect(changes).not.toEqual([]), { timeout: 240_000 });
    await rename(away, folder);
    await vi.waitFor(() => expect(changes).toContain(undefined), { timeout: 240_000 });
    changes.length = 0;
    // What is saved before it is heard of again is told with the rest.
    const save = async () => {
      await writeFile(file, `新的${Date.now()}`);
      expect(changes.flat()).toContain(file);
    };
    await vi.waitFor(save, { timeout: 240_000, interval: 500 });
  });

  it('does not miss the end of a save that comes soon after its beginning', async () => {
    const folder = await tempFolder();
    const file = path.join(folder, '一.md');
    await writeFile(file, '旧');
    const read: string[] = [];
    watched = watchFolders(
      [folder],
      async () => {
        read.push(readFileSync(file, 'utf8'));
        if (read.length === 1) writeFileSync(file, '全文');
      },
      { byTree },
    );
    await watched.ready;
    await writeFile(file, '');
    await vi.waitFor(() => expect(read.at(-1)).toBe('全文'), { timeout: 240_000 });
  });

  it('waits for a file that was emptied to be written', async () => {
    const folder = await tempFolder();
    const file = path.join(folder, '一.md');
    await writeFile(file, '旧');
    const read: string[] = [];
    watched = watchFolders([folder], async () => void read.push(readFileSync(file, 'utf8')), { byTree });
    await watched.ready;
    await writeFile(file, '');
    await setTimeout(150);
    await writeFile(file, '全文');
    await vi.waitFor(() => expect(read.at(-1)).toBe('全文'), { timeout: 240_000 });
    expect(read).not.toContain('');
  });

  it('notices the files of folders that are moved, renamed and removed, and holds none of these up', async () => {
    const [folder, elsewhere] = [await tempFolder(), await tempFolder()];
    const at = (...names: string[]) => path.join(folder, ...names);
    await mkdir(path.join(elsewhere, '报告', 'attachments'), { recursive: true });
    await writeFile(path.join(elsewhere, '报告', 'attachments', '一.txt'), '一');
    const seen = new Set<string>();
    const sees = (...names: string[]) =>
      vi.waitFor(() => expect([...seen]).toContain(at(...names)), { timeout: 240_000 });
    watched = watchFolders([folder], async (paths) => paths?.forEach((file) => void seen.add(file)), {
      byTree,
    });
    await watched.ready;
    await rename(path.join(elsewhere, '报告'), at('报告'));
    await sees('报告', 'attachments', '一.txt');
    await rename(at('报告'), at('新名'));
    await sees('新名', 'attachments', '一.txt');
    seen.clear();
    await rm(at('新名'), { recursive: true });
    await sees('新名', 'attachments', '一.txt');
  });
});
