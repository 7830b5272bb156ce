import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import { networkInterfaces } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { retryWhileInUse } from '../../../src/base/retry-in-use-fs.ts';
import { formatPartPath, parsePartsList } from '../../../src/search/parts-list.ts';
import { listen } from '../../support/listen.ts';
import { type RunningPreview, runPreview } from '../../support/run-preview.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const REPORT = 'reports/2020/shili.html';

/** A preview of its own for the running test. */
const start = async (...given: Parameters<typeof runPreview>) => {
  const preview = await runPreview(...given);
  onTestFinished(async () => void (await preview.end()));
  return preview;
};

/** As a file manager does: Windows refuses while the preview reads the file, and it tries again. */
const move = (from: string, to: string) => retryWhileInUse(() => rename(from, to));
const remove = (place: string) => retryWhileInUse(() => rm(place, { recursive: true }));

const replace = async (file: string, from: string, to: string) => {
  const text = await readFile(file, 'utf8');
  expect(text).toContain(from);
  await writeFile(file, text.replace(from, to));
};

/** Sends a path as it is: `fetch` would tidy it up. */
const ask = (url: string, target: string, headers: Record<string, string> = {}) =>
  new Promise<{ status: number; text: string }>((resolve, reject) => {
    const { hostname, port } = new URL(url);
    request({ hostname, port, path: target, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    })
      .on('error', reject)
      .end();
  });

describe('a preview that runs', () => {
  let preview: RunningPreview;
  /** Has the port that is asked for. */
  const other = createServer();
  let port = 0;
  let TMPDIR = '';
  beforeAll(async () => {
    TMPDIR = await tempFolder();
    port = await listen(other);
    preview = await runPreview({ port, env: { TMPDIR } });
  });
  afterAll(async () => {
    other.close();
    await preview?.end();
  });

  it('takes the next port if the wanted one is taken', async () => {
    expect(Number(new URL(preview.url).port)).toBeGreaterThan(port);
    expect(await preview.page('index.html')).toContain('最新公开');
  });

  it('shows what is saved, in the page and in the files beside it', async () => {
    const { at, shows } = preview;
    await shows(REPORT, '示例监管有待加强。');
    const file = at('reports/2020/shili/index.md');
    const original = await readFile(file);
    await replace(file, '示例监管有待加强。', '示例监管已经加强。');
    await shows(REPORT, '示例监管已经加强。');
    await shows('reports/2020/shili.txt', '示例监管已经加强。');

    // As many programs save: beside, then over it.
    const text = (await readFile(file, 'utf8')).replace('示例监管已经加强。', '示例监管再次加强。');
    await writeFile(`${file}.tmp`, text);
    await move(`${file}.tmp`, file);
    await shows(REPORT, '示例监管再次加强。');
    // And as some do: delete, then write in pieces.
    await remove(file);
    const bytes = Buffer.from(text.replace('示例监管再次加强。', '示例监管终于加强。'));
    await writeFile(file, bytes.subarray(0, 300));
    await writeFile(file, bytes);
    await shows(REPORT, '示例监管终于加强。');
    await writeFile(file, original);
    await shows(REPORT, '示例监管有待加强。');
  });

  it('keeps the last good page while there is an error, says so, and recovers', async () => {
    const { at, page, prints, shows, forget } = preview;
    const file = at('reports/2020/shili/index.md');
    forget();
    await replace(file, '发布日期: 2021-03-01', '发布日期: 2021-03');
    await prints(/发布日期写成“2021-03”，缺少日[\s\S]*网页还是上一次的样子/);
    expect(await page(REPORT)).toContain('示例监管有待加强。');
    forget();
    await replace(file, '发布日期: 2021-03\n', '发布日期: 2021-03-05\n');
    await prints(/网页已更新。/);
    await shows(REPORT, '2021-03-05');
  });

  it('notices reports and attachments that come, go and change their names, and settings', async () => {
    const { at, shows } = preview;
    await mkdir(at('reports/2023/xin'), { recursive: true });
    const text = await readFile(at('reports/2020/shili/index.md'), 'utf8');
    await writeFile(at('reports/2023/xin/index.md'), text.replace(/标题: .*/, '标题: 新的示例报告'));
    await shows('reports/2023/xin.html', '新的示例报告');
    await shows('catalog.html', '新的示例报告');

    await mkdir(at('reports/2023/xin/attachments'));
    await writeFile(at('reports/2023/xin/attachments/说明.txt'), '附件里的示例文字');
    await shows('reports/2023/xin.html', '附件里的示例文字');
    await shows(`reports/2023/xin/attachments/${encodeURIComponent('说明.txt')}`, '附件里的示例文字');
    await move(at('reports/2023/xin/attachments/说明.txt'), at('reports/2023/xin/attachments/新名.txt'));
    await shows('reports/2023/xin.html', '新名.txt');

    await move(at('reports/2023/xin'), at('reports/2023/geng-xin'));
    await shows('reports/2023/geng-xin.html', '新的示例报告');
    await shows('reports/2023/xin.html', '没有找到这个网页');
    await remove(at('reports/2023'));
    await shows('reports/2023/geng-xin.html', '没有找到这个网页');

    const settings = await readFile(at('site.json'), 'utf8');
    await writeFile(at('site.json'), JSON.stringify({ ...JSON.parse(settings), name: '改了名的公报' }));
    await shows('index.html', '改了名的公报');
    await writeFile(at('site.json'), '{');
    await writeFile(at('site.json'), settings);
    await shows('index.html', JSON.parse(settings).name);
  });

  it('is there for this computer alone', async () => {
    const { url } = preview;
    const foreign = await ask(url, '/index.html', { host: 'evil.example' });
    expect(foreign.status).toBe(403);
    const { port } = new URL(url);
    const others = Object.values(networkInterfaces())
      .flatMap((list) => list ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4');
    for (const { address } of others) await expect(fetch(`http://${address}:${port}/`)).rejects.toThrow();
  });

  it('answers hostile paths in Chinese with 400 or 404, and goes on', async () => {
    const { url, page } = preview;
    const targets = [
      '/..%2f..%2fpackage.json',
      '/../../etc/passwd',
      '/%2e%2e/%2e%2e/etc/passwd',
      '/reports/..%5c..%5cindex.md',
      '/a%00.html',
      '/%',
      '/reports/2020/shili/index.md',
      '/__preview/../site.json',
      `/${'a/'.repeat(2000)}x`,
    ];
    for (const target of targets) {
      const { status, text } = await ask(url, target);
      expect([400, 404], target).toContain(status);
      expect(text, target).toMatch(/打不开这个地址|没有找到这个网页/);
    }
    expect(await page('index.html')).toContain('最新公开');
  });

  it('finds what was saved a moment ago, when it has had the time', async () => {
    const { at, page } = preview;
    const readPart = async (kind: 'catalog' | 'outline') => {
      const list = await page('search/parts.json');
      if (!list.startsWith('{')) return '';
      const [part] = parsePartsList(JSON.parse(list));
      if (!part) return '';
      const catalog = await page(formatPartPath(part, 'catalog', part.name));
      return kind === 'catalog' ? catalog : page(formatPartPath(part, kind, JSON.parse(catalog).outline));
    };
    await expect.poll(() => readPart('catalog')).toContain('"reports"');
    await replace(at('reports/2020/shili/index.md'), '标题: ', '标题: 改过的');
    await expect.poll(() => readPart('catalog')).toContain('改过的');
    await expect.poll(() => readPart('outline')).toContain('改过的');
  });

  // The last one: it ends the preview.
  it.runIf(process.platform !== 'win32')('ends without a trace', async () => {
    const folders = async () => (await readdir(TMPDIR)).filter((name) => name.startsWith('gongbao-'));
    expect(await folders()).toHaveLength(1);
    expect(await preview.end()).toBe(0);
    expect(await folders()).toEqual([]);
  });
});

describe('npm start', () => {
  it('starts with errors and shows them, and the page appears when they are mended', async () => {
    const { at, page, shows } = await start({
      change: (content) =>
        replace(
          path.join(content, 'reports/2020/shili/index.md'),
          '发布日期: 2021-03-01',
          '发布日期: 2021-03',
        ),
    });
    const shown = await page('index.html');
    expect(shown).toContain('内容有错，还不能显示网页');
    expect(shown).toContain('发布日期写成“2021-03”，缺少日');
    expect(shown).toContain('改法：');
    await replace(at('reports/2020/shili/index.md'), '发布日期: 2021-03\n', '发布日期: 2021-03-01\n');
    await shows('index.html', '最新公开');
  });

  it('reads again from the disk when a page is loaded, also if the system told of no change', async () => {
    // The watcher looks at the files once an hour.
    const { at, shows } = await start({ env: { CHOKIDAR_USEPOLLING: '1', CHOKIDAR_INTERVAL: '3600000' } });
    const file = at('reports/2020/shili/index.md');
    await replace(file, '示例监管有待加强。', '没有人说起的示例。');
    await shows(REPORT, '没有人说起的示例。');
    await move(at('reports/2022/zhangtiao'), at('reports/2022/xin'));
    await shows('reports/2022/xin.html', '示例区示例管理办法');
    await shows('reports/2022/zhangtiao.html', '没有找到这个网页');
    const settings = await readFile(at('site.json'), 'utf8');
    await writeFile(at('site.json'), JSON.stringify({ ...JSON.parse(settings), name: '改了名的公报' }));
    await shows('index.html', '改了名的公报');
  });
});
