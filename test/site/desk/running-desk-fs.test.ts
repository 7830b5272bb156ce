import { execFile } from 'node:child_process';
import { chmod, mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { proveToken } from '../../../src/desk/guard-request.ts';
import { type ClaimedDesk, claimDesk, locateDesks } from '../../../src/desk/running-desk-fs.ts';
import { listen } from '../../support/listen.ts';
import { type RunningPreview, runPreview } from '../../support/run-preview.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const TOKEN = 'token-of-this-start';
/** Knows the token, or only pretends to. */
let known = TOKEN;
let url = '';
let requests: string[] = [];
const server = createServer((request, response) => {
  requests.push(request.url ?? '');
  const { searchParams } = new URL(request.url ?? '', 'http://127.0.0.1');
  response.end(proveToken(known, searchParams.get('challenge') ?? ''));
});

beforeAll(async () => {
  const port = await listen(server);
  url = `http://127.0.0.1:${port}/desk/#${TOKEN}`;
});
afterAll(() => server.close());

const claim = (folder: string, what = ['内容']) => claimDesk(folder, what, { onWait() {}, patience: 500 });
const own = (claimed: ClaimedDesk) => {
  if (claimed.kind !== 'own') throw new Error(claimed.url);
  return claimed;
};

describe('the desk that runs', () => {
  it('is found by the next start, until it ends', async () => {
    const folder = path.join(await tempFolder(), 'desks');
    const first = own(await claim(folder));
    first.tell(url);
    requests = [];
    expect(await claim(folder)).toEqual({ kind: 'running', url });
    expect(requests.join()).not.toContain(TOKEN);
    expect((await claim(folder, ['别的内容'])).kind).toBe('own');
    first.release();
    expect((await claim(folder)).kind).toBe('own');
  });

  it('is waited for while it opens', async () => {
    const folder = await tempFolder();
    const first = own(await claim(folder));
    const second = claimDesk(folder, ['内容'], { onWait: () => first.tell(url) });
    expect(await second).toEqual({ kind: 'running', url });
    first.release();
  });

  it('is not who has its port and does not know its token', async () => {
    const folder = await tempFolder();
    const first = own(await claim(folder));
    first.tell(url);
    known = 'guessed';
    await expect(claim(folder)).rejects.toThrow('没有回应');
    known = TOKEN;
    first.release();
  });

  it.skipIf(process.platform === 'win32')('tells its token to no other user', async () => {
    const folder = path.join(await tempFolder(), 'desks');
    await mkdir(folder);
    await chmod(folder, 0o755);
    const first = own(await claim(folder));
    first.tell(url);
    expect((await stat(folder)).mode & 0o077).toBe(0);
    first.release();
    expect(await readdir(folder)).toEqual([]);
  });

  it('needs no memory to open', async () => {
    const file = path.join(await tempFolder(), 'desks');
    await writeFile(file, '');
    const first = own(await claim(file));
    first.tell(url);
    first.release();
  });

  it('is remembered in the folder of the user', () => {
    const locate = (platform: NodeJS.Platform, env: NodeJS.ProcessEnv) =>
      locateDesks({ platform, env }, 'home').replaceAll('\\', '/');
    expect(locate('win32', { LOCALAPPDATA: '本地' })).toBe('本地/gongbao/desks');
    expect(locate('win32', {})).toBe('home/AppData/Local/gongbao/desks');
    expect(locate('darwin', {})).toBe('home/.cache/gongbao/desks');
    expect(locate('linux', { XDG_CACHE_HOME: '缓存' })).toBe('缓存/gongbao/desks');
  });
});

describe('npm start', () => {
  let preview: RunningPreview;
  let env: Record<string, string>;
  beforeAll(async () => {
    const user = await tempFolder();
    env = { XDG_CACHE_HOME: user, LOCALAPPDATA: user };
    preview = await runPreview({ env });
  });
  afterAll(() => preview?.end());

  it('opens the running one when it is started again', async () => {
    const again = await preview.startAgain();
    expect([again.code, again.stdout]).toEqual([
      0,
      expect.stringContaining(`编辑台已经开着：${preview.desk}\n`),
    ]);
    expect(again.stdout).not.toContain('预览地址');
  });

  it('is opened again by the starters that are double-clicked', async () => {
    const starter = fileURLToPath(new URL('../../../scripts/open-desk.cjs', import.meta.url));
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [starter, '--content', preview.content, '--output', preview.output],
      { env: { ...process.env, ...env, CI: '1', NODE_OPTIONS: '' } },
    );
    expect(stdout).toContain(`编辑台已经开着：${preview.desk}\n`);
  });

  it('opens anew after a crash', async () => {
    await preview.end('SIGKILL');
    expect(await readdir(locateDesks({ platform: process.platform, env }))).toHaveLength(2);
    const next = await runPreview({ env, folder: path.dirname(preview.content) });
    expect(next.desk).not.toBe(preview.desk);
    expect(await next.end()).toBe(0);
  });
});
