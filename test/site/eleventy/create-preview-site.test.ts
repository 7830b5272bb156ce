import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { encode } from 'fast-png';
import { describe, expect, it, vi } from 'vitest';
import { createPreviewSite } from '../../../src/eleventy/create-preview-site.ts';
import { EXAMPLE_CONTENT, PROJECT } from '../../support/contents.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const REPORT = 'reports/2020/shili.html';

const picture = (grey: number) =>
  encode({ width: 1, height: 1, channels: 1, depth: 8, data: new Uint8Array([grey]) });

async function openSite() {
  const content = path.join(await tempFolder(), '内容');
  await cp(EXAMPLE_CONTENT, content, { recursive: true });
  const site = createPreviewSite({ mode: 'preview', project: PROJECT, content, label: '内容' });
  const at = (...names: string[]) => path.join(content, ...names);
  const update = (...paths: string[]) => site.update({ paths, kinds: new Set(['content']) });
  return { site, at, update };
}

describe('createPreviewSite', () => {
  it('has a page reload whose picture is another, without a word of it being different', async () => {
    const { site, at, update } = await openSite();
    const [text, image] = [at('reports/2020/shili/index.md'), at('reports/2020/shili/图.png')];
    await writeFile(image, picture(0));
    await writeFile(text, `${(await readFile(text, 'utf8')).trimEnd()}\n\n![示例图](图.png)\n`);
    await update(text, image);
    const before = await site.stateOf(REPORT);
    const other = await site.stateOf('index.html');
    await writeFile(image, picture(255));
    await update(image);
    const after = await site.stateOf(REPORT);
    expect(after.print).not.toBe(before.print);
    expect((await site.stateOf('index.html')).print).toBe(other.print);
    await update(image);
    expect(await site.stateOf(REPORT)).toEqual(after);
  });

  it('says whether a ranking that was made elsewhere is another one', async () => {
    const { site } = await openSite();
    const rank = (...ids: string[]) => site.takeRanking(new Map([['2020/shili', ids]]));
    expect([rank('2021/shili'), rank('2021/shili'), rank('2022/jiedu', '2021/shili')]).toEqual([
      true,
      false,
      true,
    ]);
    expect(rank('2021/shili', '2022/jiedu')).toBe(true);
  });

  it('shows fixed pages, columns and their feeds as they were saved last', async () => {
    const { site, at, update } = await openSite();
    const file = at('pages/zhinan.md');
    const save = (text: string) => writeFile(file, `---\n标题: 示例指南\n栏目: 法治政府\n---\n${text}\n`);
    await mkdir(path.dirname(file));
    await save('示例旧文。');
    await update(file);
    const read = async (address: string) => {
      const answer = await site.answer(address);
      return 'content' in answer
        ? { type: answer.type, text: String(answer.content) }
        : { type: '', text: '' };
    };
    expect((await read('pages/zhinan.html')).text).toContain('示例旧文。');
    await save('示例新文。');
    await update(file);
    expect((await read('pages/zhinan.html')).text).toContain('示例新文。');
    expect((await read('columns/法治政府.html')).text).toContain('href="../pages/zhinan.html"');
    expect(await read('columns/法治政府.xml')).toMatchObject({
      type: 'application/xml; charset=utf-8',
      text: expect.stringContaining('<content type="html">'),
    });
    await rm(file);
    await update(file);
    expect((await site.answer('pages/zhinan.html')) as object).toMatchObject({ status: 404 });
  });

  it('knows the day on which it is looked at again, not that on which it was opened', async () => {
    const { site, at, update } = await openSite();
    const file = at('reports/2020/shili/index.md');
    await writeFile(file, (await readFile(file, 'utf8')).replace(/^发布日期: .*$/mu, '发布日期: 2036-01-02'));
    const judge = async (now: string) => {
      vi.useFakeTimers({ now: new Date(now), toFake: ['Date'] });
      try {
        const { diagnostics } = await site.update({ paths: [file], kinds: new Set(['content']) });
        return diagnostics.filter(({ rule }) => rule === 'date-future').length;
      } finally {
        vi.useRealTimers();
      }
    };
    await update();
    expect(await judge('2036-01-01T12:00:00+08:00')).toBe(1);
    expect(await judge('2036-01-02T12:00:00+08:00')).toBe(0);
  });

  it('searches in the newest index, and keeps the one before for pages that are open', async () => {
    const { site, update } = await openSite();
    await update();
    expect(await site.answer('pagefind/x.pf_index')).toMatchObject({ status: 503 });
    for (const folder of ['甲', '乙', '丙']) site.takeIndex(folder);
    expect(await site.answer('pagefind/x.pf_index')).toMatchObject({
      files: ['丙/pagefind/x.pf_index', '乙/pagefind/x.pf_index'],
    });
  });

  it('says what is wrong to every page, and that nothing is when it is mended', async () => {
    const { site, at, update } = await openSite();
    const text = at('reports/2020/shili/index.md');
    const sound = await readFile(text, 'utf8');
    await update();
    const before = await site.stateOf('index.html');
    expect(before.faults).toBe('');
    await writeFile(text, sound.replace('发布日期: 2021-03-01', '发布日期: 2021-03'));
    await update(text);
    const during = await site.stateOf('index.html');
    expect(during.print).toBe(before.print);
    expect(during.faults).toContain('缺少日');
    await writeFile(text, sound);
    await update(text);
    expect(await site.stateOf('index.html')).toEqual(before);
  });
});
