import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { goToScreen, holdRequestsOf, waitUntilSaved, writeAtEnd } from '../support/desk-screens.ts';
import { hashTree } from '../support/hash-tree.ts';
import { openDesk } from '../support/open-desk.ts';
import { runCommand } from '../support/run-command.ts';
import { findFaultsAtWidths } from '../support/screen-faults.ts';
import { switchPdfOff } from '../support/switch-pdf-off.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { browser, preview, useDesk } from '../support/use-desk.ts';

useDesk({
  async change(content) {
    await switchPdfOff(content);
    await mkdir(path.join(content, 'pages'));
    await writeFile(path.join(content, 'pages/zhinan.md'), '---\n标题: 示例指南\n---\n\n示例的一段。\n');
    const withdrawn = path.join(content, 'reports/2022/zhangtiao/index.md');
    const text = await readFile(withdrawn, 'utf8');
    await writeFile(
      withdrawn,
      text.replace(/^(\ufeff?---\r?\n)/, '$1撤回:\n  日期: 2022-07-01\n  原因: 示例的原因\n'),
    );
  },
});
let page: Page;

beforeAll(async () => {
  page = await openDesk(browser, preview);
});

const go = (place: string) => goToScreen(page, place);
const type = async (text: string) => {
  await go('report/2021/shili');
  await writeAtEnd(page, text);
  await waitUntilSaved(page);
  await go('publish');
};
const publish = async () => {
  await page.getByRole('button', { name: /^发布到/ }).click();
  await page.getByRole('button', { name: '仍然发布' }).click();
  await page.getByRole('heading', { name: '发布好了' }).waitFor();
};
/** The one change that there is. */
const change = () => page.locator('.desk-changes > li');
const fingerprint = () => readFile(path.join(preview.output, 'health.json'), 'utf8');

describe('发布', () => {
  it('needs to know who, tells what would change, and builds what the command builds', async () => {
    const added = await page.getByText(/^还没有发布过：新增 \d+ 篇$/).textContent();
    await go('publish');
    await page.getByText(`第一次发布：${/\d+/.exec(added ?? '')?.[0]} 篇、网页 1 个，还有`).waitFor();
    await page.locator('.desk-changes > li', { hasText: '新增的网页' }).getByText('示例指南').waitFor();
    await page.getByText(/检查政府网站的清单：\d+ 项要补或要改/).waitFor();
    await page.getByRole('button', { name: /^发布到/ }).click();
    await page.getByRole('button', { name: '仍然发布' }).click();
    await page.getByText('还没有写是谁做的').waitFor();
    await page.getByLabel('发布的人').fill('示例员');
    // Pressed twice, the second press meets what has come into the place of the first: nothing is asked once more.
    const goOn = await holdRequestsOf(page, '**/desk/api/run');
    await page.getByRole('button', { name: /^发布到/ }).click();
    await page.getByRole('button', { name: '仍然发布' }).click();
    expect(await page.getByRole('button', { name: /^发布到/ }).isDisabled()).toBe(true);
    goOn();
    await page.getByRole('heading', { name: '发布好了' }).waitFor();
    await page.unroute('**/desk/api/run');
    expect(await page.getByText('仍然发布吗？').count()).toBe(0);
    await page.getByText('与上一次发布的相比，没有改动').waitFor();

    await type('\n\n改了的一句。');
    await page.getByText('之后又改了 1 篇，还没有发布。').waitFor();
    await page.getByRole('heading', { name: /^上一次发布：/ }).waitFor();
    expect(await page.getByRole('heading', { name: '发布好了' }).count()).toBe(0);
    await change().getByText('有改动').waitFor();
    await change().getByRole('button', { name: '看改了哪些字' }).click();
    await change().locator('ins', { hasText: '改了的一句。' }).waitFor();
    await change()
      .getByLabel(/^看过了：/)
      .check();
    await page.getByText('自上次发布：1 处改动，都看过了').waitFor();
    await page.reload();
    await page.getByText('自上次发布：1 处改动，都看过了').waitFor();
    // Another text is another change.
    await type('又一句。');
    await page.getByText('自上次发布：1 处改动，还有 1 处没有看过').waitFor();

    await expect.poll(() => page.getByLabel('发布的人').inputValue()).toBe('示例员');
    await publish();
    await page.getByText('与上一次发布的相比，没有改动').waitFor();
    const { fingerprint: published } = JSON.parse(await fingerprint());
    await page.locator('.desk-fingerprint', { hasText: published }).waitFor();
    await go('');
    await page.getByText('自上次发布：没有改动').waitFor();
    await go('publish');

    const alone = path.join(await tempFolder(), '网站');
    const built = await runCommand('build', ['--content', preview.content, '--output', alone]);
    expect(built.code).toBe(0);
    expect(built.stdout).toContain(published.slice(0, 12));
    expect(await hashTree(preview.output)).toEqual(await hashTree(alone));

    const log = await readFile(preview.at('.gongbao-history/发布记录.jsonl'), 'utf8');
    expect(
      log
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual(
      [expect.anything(), published].map((each) =>
        expect.objectContaining({ who: '示例员', fingerprint: each }),
      ),
    );
  });

  it('hands over: a package that is the command’s, and a way that this computer’s operator has set up', async () => {
    const root = path.dirname(preview.content);
    await page.getByRole('button', { name: '做交付包' }).click();
    await page.getByRole('heading', { name: '已经交付' }).waitFor();
    const alone = path.join(root, '命令的.zip');
    const packed = await runCommand('handover', ['--output', preview.output, '--file', alone]);
    expect(packed.code).toBe(0);
    expect(await readFile(path.join(root, '交付包.zip'))).toEqual(await readFile(alone));

    const copy =
      "console.log('密码是 ' + process.env.SERVER_KEY); require('fs').cpSync(process.argv[1], process.argv[2], { recursive: true })";
    await mkdir(path.join(root, 'gongbao'), { recursive: true });
    const ways = path.join(root, 'gongbao/handover.json');
    const target = path.join(root, '服务器');
    const way = {
      ...{ name: '示例服务器', output: preview.output, env: { SERVER_KEY: 'geheim-123' } },
      steps: [[process.execPath, '-e', copy, '{output}', target]],
    };
    await writeFile(ways, JSON.stringify({ ways: [way] }), { mode: 0o600 });
    await page.reload();
    await page.getByRole('button', { name: '传到 示例服务器' }).click();
    await page.getByRole('button', { name: '传上去' }).click();
    await page.getByText('传到了“示例服务器”').waitFor();
    expect(await hashTree(target)).toEqual(await hashTree(preview.output));
    await page.locator('.desk-task', { hasText: '已经交付' }).getByText('全部说明').click();
    await page.getByText('密码是 ●●●').waitFor();
    expect(await page.content()).not.toContain('geheim');
    await writeFile(ways, JSON.stringify({ ways: [{ ...way, shell: true }] }));
    await page.reload();
    await page.getByText('没有名为“shell”的项').waitFor();
  });

  it('brings a former portal back when the question was answered, and the present one again', async () => {
    const now = await fingerprint();
    const bring = async () => {
      await page.getByRole('button', { name: '换回这一份' }).first().click();
      await page.getByText('换下来的这一份也留着').waitFor();
      await page.getByRole('button', { name: '换回', exact: true }).press('Enter');
      await expect.poll(() => page.evaluate('document.activeElement.textContent')).toMatch(/已经换回/);
    };
    await page.getByRole('button', { name: '换回这一份' }).first().click();
    await page.getByRole('button', { name: '先不' }).press('Enter');
    await expect.poll(() => page.evaluate('document.activeElement.textContent')).toBe('换回这一份');
    expect(await fingerprint()).toBe(now);
    await bring();
    await expect.poll(fingerprint).not.toBe(now);
    await page.getByRole('heading', { name: '已经换回' }).waitFor();
    await page.getByText('自上次发布：1 处改动').waitFor();
    await bring();
    await expect.poll(fingerprint).toBe(now);
    await page.getByText('与上一次发布的相比，没有改动').waitFor();
  });

  it('what an inspection asks of a setting leads to that setting, in words of the form', async () => {
    await go('publish');
    await page.getByText(/检查政府网站的清单：/).click();
    const row = page.locator('.desk-audit tr', { hasText: 'ICP 备案号' });
    await row.getByText('写上工信部备案系统里的备案号').waitFor();
    await row.getByRole('link', { name: '网站的设置' }).click();
    await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('setting-icp');
    await go('publish');
  });

  it('an error keeps it from being published, and leads to the report', async () => {
    const file = preview.at('reports/2021/shili/index.md');
    const before = await readFile(file, 'utf8');
    await writeFile(file, before.replace(/^发布日期: .*$/m, '发布日期: 二月三十'));
    await page.getByText(/1 篇有错误，改好才能发布/).waitFor();
    expect(await page.getByRole('button', { name: /^发布到/ }).isDisabled()).toBe(true);
    await writeFile(file, before);
    await page.getByText('没有错误').waitFor();
  });

  it('says before a former portal comes back what it shows that was taken back since', async () => {
    const file = preview.at('reports/2021/shili/index.md');
    const before = await readFile(file, 'utf8');
    await writeFile(
      file,
      before.replace(/^---\n/, '---\n撤回:\n  日期: 2024-03-01\n  原因: 数据有误\n  正文: 移除\n'),
    );
    const built = await runCommand('build', [
      ...['--content', preview.content, '--output', preview.output, '--keep', '3'],
    ]);
    expect(built.code, built.stdout).toBe(0);
    await writeFile(file, before);
    await page.getByText(/自上次发布：1 处改动/).waitFor();
    await page.getByRole('button', { name: '换回这一份' }).first().click();
    await page.getByText('后来撤回的，换回以后又看得到').waitFor();
    await page.getByRole('button', { name: '先不' }).click();
  });

  it('has no fault of access, wide and narrow', async () => {
    await page.evaluate(
      `for (const one of document.querySelectorAll('.desk-checks details')) one.open = true`,
    );
    await page.getByRole('button', { name: '换回这一份' }).first().click();
    expect(await findFaultsAtWidths(page)).toEqual([]);
    await page.getByRole('button', { name: '先不' }).click();
  });
});
