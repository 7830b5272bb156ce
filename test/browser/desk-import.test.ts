import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { buildDocx, p, para, r, t } from '../support/build-docx.ts';
import { chooseFiles } from '../support/choose-files.ts';
import { hashTree } from '../support/hash-tree.ts';
import { openDesk } from '../support/open-desk.ts';
import { runCommand } from '../support/run-command.ts';
import { PNG } from '../support/sample-attachments.ts';
import { findFaultsAtWidths } from '../support/screen-faults.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { browser, preview, useDesk } from '../support/use-desk.ts';
import { writeTree } from '../support/write-tree.ts';

useDesk();
let page: Page;

afterEach(() => page.close());

const PATIENT = { timeout: 60_000, interval: 500 };

const TITLE = '示例区示例局2022年度法治政府建设情况报告';
const TEXT = `${TITLE}\n\n一、主要做法\n\n共办理12件。\n\n二、下一步\n\n继续努力。\n`;

async function open() {
  page = await openDesk(browser, preview, 'new');
}

const choose = (files: Readonly<Record<string, string | Uint8Array>>) =>
  chooseFiles(page.locator('input[type=file]'), files);
const row = (name: string) => page.locator('.desk-dropped > li', { hasText: name });
const question = (name: string) => page.locator(`[data-question="${name}"]`);
/** Whether the browser asks before it closes the page. */
const leaving = () => page.evaluate(`!dispatchEvent(new Event('beforeunload', { cancelable: true }))`);
const save = () => page.getByRole('button', { name: '存为草稿' }).click();

describe('导入', () => {
  it('shows the original beside the report, leads to what did not come over, and writes when it is told to', async () => {
    const before = await hashTree(preview.content);
    await open();
    await choose({
      '年度报告（定稿）.docx': buildDocx({
        comments: `<w:comment w:id="1" w:author="李示例">${p('此处请核实')}</w:comment>`,
        body: [
          p(TITLE, '<w:jc w:val="center"/>', '<w:b/><w:sz w:val="44"/>'),
          p('一、主要做法'),
          ...Array.from({ length: 40 }, (_, index) => p(`第${index + 1}段：示例局办理事项若干。`)),
          para(
            t('共办理12件'),
            t('暂不公开的话', '<w:vanish/>'),
            r('<w:commentReference w:id="1"/>'),
            t('，群众满意。'),
          ),
          p('联系电话13800138000。'),
        ].join(''),
      }),
    });
    await page.locator('.desk-review').waitFor();
    const [original, report] = await page.locator('.desk-paper').all();
    expect(await original?.innerText()).toContain('共办理12件，群众满意。');
    expect(await report?.innerText()).toContain('共办理12件，群众满意。');
    await page.locator('.desk-read', { hasText: '取自正文上方的标题' }).waitFor();

    await page.getByRole('button', { name: '暂不公开的话' }).click();
    await expect.poll(() => page.evaluate('document.activeElement.textContent')).toContain('暂不公开的话');
    const places = page.locator('.desk-lost.is-chosen');
    expect(await places.count()).toBe(2);
    for (const place of await places.all()) {
      const box = await place.boundingBox();
      expect(box && box.y > 0 && box.y < 800).toBe(true);
    }

    await page.getByText('批注：李示例：此处请核实').waitFor();
    await page.getByText(/手机号的数字 1 处：.*138\*{4}8000/).waitFor();
    expect(await page.getByLabel(/也作为附件公开/).isChecked()).toBe(false);
    expect(await hashTree(preview.content)).toEqual(before);

    await page.getByLabel('名字').fill('shili-niandu');
    await save();
    await row('年度报告').getByRole('link', { name: '打开，核对和修改' }).click();
    await page.locator('.desk-edit .desk-state', { hasText: '草稿' }).waitFor();
    const folder = preview.at('reports/2022/shili-niandu');
    expect(await readFile(path.join(folder, 'index.md'), 'utf8')).toMatch(/^状态: 草稿$/m);
    expect(await readdir(path.join(folder, 'source'))).toEqual(['年度报告（定稿）.docx']);
  });

  it('asks what it only guesses and where it belongs, and writes no answer that was not given', async () => {
    await open();
    await choose({ '会议材料.txt': '各街道要高度重视，做好准备。\n\n抓好落实，加强值守。\n' });
    await save();
    await page.getByText('上面还有一个问题没有回答').waitFor();
    expect(await page.evaluate('document.activeElement.name')).toBe('question-标题');
    // What was given before and taken back is no answer either.
    const own = question('标题').getByRole('textbox');
    await question('标题').getByLabel('都不是，我来写').click();
    await own.fill('示例区示例局会议材料');
    await own.blur();
    await own.fill('');
    await save();
    await page.getByText('上面还有一个问题没有回答').waitFor();
    await question('标题').getByRole('radio').first().click();
    await question('标题').getByLabel('都不是，我来写').click();
    await save();
    await page.getByText('上面还有一个问题没有回答').waitFor();
    await question('标题').getByLabel('先空着').click();
    await save();
    await page.getByText('网址还没有定好').waitFor();
    await page.getByLabel('年份').fill('2020');
    await page.getByLabel('名字').fill('../huiyi');
    await page.getByLabel('名字').blur();
    await question('address').getByText('不能用').waitFor();
    await page.getByLabel('名字').fill('huiyi');
    await page.getByLabel('名字').blur();
    await question('address').getByText('不能用').waitFor({ state: 'detached' });
    await save();
    await row('会议材料').getByRole('link').waitFor();
    const text = await readFile(preview.at('reports/2020/huiyi/index.md'), 'utf8');
    expect(text).toMatch(/^标题:$/m);
    expect(text).not.toContain('会议材料');
  });

  it('a document that is there already is not written over: its difference is shown and the former text kept', async () => {
    await open();
    await choose({ '再来.txt': TEXT });
    await page.locator('.desk-review').waitFor();
    await page.getByLabel('名字').fill('zailai');
    await page.getByLabel('名字').blur();
    if ((await question('namesake').count()) > 0) await question('namesake').getByLabel(/另存/).click();
    await save();
    await row('再来.txt').getByRole('link').waitFor();
    const file = preview.at('reports/2022/zailai/index.md');
    const former = `${(await readFile(file, 'utf8')).replace('标题: ', '# 编辑的说明\n标题: ').replaceAll('\n', '\r\n')}`;
    await writeFile(file, former);

    await choose({ '再来（新）.txt': TEXT.replace('12件', '15件') });
    const update = question('namesake').locator('div', { hasText: '2022/zailai' });
    await update.getByText('＋ 共办理15件').waitFor();
    await update.getByRole('radio').click();
    await page.getByRole('button', { name: '更新它的文字' }).click();
    await row('再来（新）').getByText('已更新', { exact: true }).waitFor();
    const text = await readFile(file, 'utf8');
    expect(text).toBe(former.replace('12件', '15件'));
    const kept = preview.at('.gongbao-history/reports/2022/zailai/index.md');
    const [name = ''] = (await readdir(kept)).sort().reverse();
    expect(await readFile(path.join(kept, name), 'utf8')).toBe(former);
  });

  it('keeps a document with what was answered while the folder of the reports is away, and asks before it is lost', async () => {
    await open();
    await choose({ '会议材料.txt': '各街道要高度重视，做好准备。\n\n抓好落实，加强值守。\n' });
    await question('标题').getByLabel('先空着').click();
    await rename(preview.content, `${preview.content} 拔下的`);
    const fullwidth = page.getByLabel(/换成全角/);
    await fullwidth.click();
    await page.locator('.desk-review').getByText('找不到放报告的文件夹').waitFor();
    await rename(`${preview.content} 拔下的`, preview.content);
    await expect
      .poll(async () => {
        await fullwidth.click();
        return page.locator('.desk-review').getByText('找不到放报告的文件夹').count();
      }, PATIENT)
      .toBe(0);
    expect(await question('标题').getByLabel('先空着').isChecked()).toBe(true);

    expect(await leaving()).toBe(true);
    await row('会议材料').getByRole('button', { name: '不要这一份' }).click();
    expect(await leaving()).toBe(false);
  });

  it('says of files that cannot be imported what the command says', async () => {
    const files = {
      '旧的.doc': Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      '文稿.wps': 'x',
      '扫描.pdf': '%PDF-1.4',
      '照片.png': 'x',
      '空的.docx': '',
      '没写完.docx': buildDocx({ body: p('正文') }).slice(0, 300),
      '其实是网页.docx': '<html><body><p>正文</p></body></html>',
      '乱码.txt': Buffer.from([0xd6, 0xff, 0x00, 0x9f, 0xfe, 0x80, 0x81]),
      没有扩展名: '正文',
    };
    const folder = await tempFolder();
    await writeTree(folder, files);
    await open();
    await choose(files);
    for (const name of Object.keys(files)) {
      const { stdout } = await runCommand('import', [
        path.join(folder, name),
        '--dry-run',
        '--content',
        preview.content,
      ]);
      const [, message = '?', remedy = '?'] = /没有导入：(.*)\n {2}改法：(.*)\n/.exec(stdout) ?? [];
      await row(name).getByText(`没有导入：${message}`).waitFor();
      await row(name).getByText(`办法：${remedy}`).waitFor();
    }
  });

  it('a folder that is dropped stands for the documents in it, with the pictures of its pages', async () => {
    await open();
    await page.locator('.desk-drop').waitFor();
    // What a real drop of a folder gives the page: entries that tell their files when they are asked.
    await page.evaluate(`(() => {
      const bytes = Uint8Array.from(atob('${PNG.toString('base64')}'), (one) => one.charCodeAt(0));
      const html = '<html><head><title>示例</title></head><body><h1>${TITLE}</h1><p>正文一段，说得完整。</p>' +
        '<p><img src="页面_files/甲.png" alt="示例图"></p></body></html>';
      const file = (name, content) => ({ isDirectory: false, name, file: (take) => take(new File([content], name)) });
      const folder = (name, entries) => ({
        isDirectory: true,
        name,
        createReader: () => ({ readEntries: (take) => take(entries.splice(0)) }),
      });
      const all = folder('材料', [
        file('页面.html', html),
        folder('页面_files', [file('甲.png', bytes)]),
        file('说明.xyz', '不是文档'),
      ]);
      const empty = folder('空的', []);
      const event = new Event('drop', { bubbles: true, cancelable: true });
      const items = [all, empty].map((entry) => ({ kind: 'file', webkitGetAsEntry: () => entry, getAsFile: () => null }));
      Object.defineProperty(event, 'dataTransfer', { value: { items } });
      document.querySelector('.desk-drop').dispatchEvent(event);
    })()`);
    await row('空的').getByText('没有导入：文件夹里没有可以导入的文档').waitFor();
    await row('材料/页面.html').waitFor();
    expect(await page.locator('.desk-dropped > li').count()).toBe(2);
    await expect
      .poll(() =>
        page.evaluate("[...document.querySelectorAll('.desk-paper img')].map((one) => one.naturalWidth)"),
      )
      .toEqual([1, 1]);
  });

  it('has no fault of access, wide and narrow', async () => {
    await open();
    await choose({
      '会议材料.txt': '各街道要高度重视，做好准备。\n\n抓好落实，加强值守。\n',
      '旧的.doc': 'x',
    });
    await page.locator('.desk-review').waitFor();
    await save();
    expect(await findFaultsAtWidths(page)).toEqual([]);
  });
});
