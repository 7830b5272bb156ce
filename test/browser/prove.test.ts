import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { runAxe } from '../support/axe.ts';
import { buildContent } from '../support/built-site.ts';
import { runCommand } from '../support/run-command.ts';
import { writeReport } from '../support/sample-report.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { consoleErrors, page, ROOTS, server, site, useSite } from '../support/use-site.ts';
import { VERSIONED_CONTENT } from '../support/versions-sample.ts';
import { withdraw } from '../support/withdrawn-portal.ts';
import { writeTree } from '../support/write-tree.ts';

const SECRET = '撤下的机密字样';

/** A report with two former texts, one that was withdrawn, and one that was with its text. */
useSite(async () =>
  buildContent(
    await writeTree(await tempFolder(), {
      ...VERSIONED_CONTENT,
      'reports/2021/liu/index.md': writeReport(
        { 标题: '示例区示例局2021年度留下的报告', 撤回: withdraw('保留') },
        `\n留下的正文说的是示例。\n\n${'𠮷'.repeat(41)}等字少见。\n`,
      ),
      'reports/2021/yi/index.md': writeReport(
        { 标题: '示例区示例局2021年度移除的报告', 撤回: withdraw('移除') },
        `\n正文里的${SECRET}。\n`,
      ),
    }),
  ),
);

const status = () => page.locator('#prove-status', { hasText: /。$/ }).textContent();

async function ask(quotation: string): Promise<string> {
  await page.fill('#prove-input', quotation);
  await page.click('.prove-submit');
  return (await status()) ?? '';
}

describe.each(ROOTS)('证明这句话, %s', (_name, root) => {
  it('tells what is to the letter, what differs, and what is not there', async () => {
    await page.goto(`${root()}prove.html`);
    expect(await ask('全年共办理信访事项15件。都已答复 <来信人>。')).toContain('一字不差。在 1 篇');
    expect(await page.textContent('.prove-text blockquote')).toContain('都已答复 <来信人>。');
    expect(await ask('全年共办理信访事项15件。都已答复<来信人>。')).toContain('只差空白');
    expect(await ask('全年共办理信访事项15件。都已答覆 <来信人>。')).toContain('不完全相同');
    expect(await page.textContent('.prove-compare del')).toBe('覆');
    expect(await page.textContent('.prove-compare ins')).toBe('复');
    expect(await ask('这里从来没有说过这样一句话呀')).toContain('没有找到');
    expect(await ask('，。')).toContain('没有可以查的字');
    expect(consoleErrors).toEqual([]);
  });

  it('tells a text of former times from the present one, and what stands there now', async () => {
    await page.goto(`${root()}prove.html`);
    expect(await ask('全年共办理信访事项12件')).toContain('都是以前公布、后来改过的');
    const said = await page.textContent('.prove-text');
    expect(said).toContain('2022年2月14日至3月1日公布的文本');
    expect(said).toContain('里没有这句话了，和它最相近的是');
    expect(await page.textContent('.prove-compare ins')).toBe('5');
    // Present text first, then those that have it, too.
    await ask('第三段也没有改。');
    expect(await page.locator('.prove-facts').allTextContents()).toHaveLength(3);
  });

  it('says of a withdrawn report that it was, and nothing of a text that was removed', async () => {
    await page.goto(`${root()}prove.html`);
    await ask('留下的正文说的是示例');
    expect(await page.textContent('.prove-facts')).toContain('已在2023年5月1日撤回');
    expect(await ask(SECRET)).toContain('没有找到');
  });

  it('cuts no rare ideograph in two', async () => {
    await page.goto(`${root()}prove.html`);
    await ask('字少见');
    expect(await page.textContent('.prove-text blockquote')).toBe(`……${'𠮷'.repeat(39)}等字少见。`);
  });

  it('takes a quotation from the address, and shows whatever it is as text', async () => {
    const hostile = '"><img src=x onerror=alert(1)><script>alert(2)</script>全年共办理';
    for (const address of [`#q=${encodeURIComponent(hostile)}`, `?q=${encodeURIComponent(hostile)}`]) {
      await page.goto(`about:blank`);
      await page.goto(`${root()}prove.html${address}`);
      await status();
      expect(await page.inputValue('#prove-input')).toBe(hostile);
      expect(await page.locator('#main img, #main script').count()).toBe(0);
    }
    await page.goto(`${root()}prove.html#q=%E7%AC%AC%E4%B8%89%E6%AE%B5+`);
    await status();
    expect(await page.inputValue('#prove-input')).toBe('第三段+');
  });

  it('takes along what is selected on the page of a report', async () => {
    await page.goto(`${root()}reports/2021/shili.html`);
    await page.evaluate(
      "getSelection().selectAllChildren(document.querySelector('.report-text p:nth-of-type(2)'))",
    );
    await page.click('[data-prove]');
    await page.waitForURL(/prove\.html#q=/);
    expect(await status()).toContain('一字不差');
  });

  it('proves it, and the saved proof holds without the site', async () => {
    await page.goto(`${root()}prove.html`);
    await ask('各有关单位：\n全年共办理信访事项15件。');
    await page.click('.prove-text summary');
    await page.locator('.prove-proof', { hasText: '相符' }).waitFor();
    const saving = page.waitForEvent('download');
    await page.click('text=保存证明');
    const file = path.join(await tempFolder(), '证明.json');
    await (await saving).saveAs(file);
    const right = await runCommand('verify', [file, '--root', path.join(site, 'proofs/root.txt')]);
    expect([right.code, right.stdout]).toEqual([0, expect.stringContaining('证明成立')]);

    const altered = path.join(path.dirname(file), '改.json');
    await writeTree(path.dirname(file), {
      '改.json': (await readFile(file, 'utf8')).replace(/15件/g, '16件'),
    });
    const wrong = await runCommand('verify', [altered, '--root', path.join(site, 'proofs/root.txt')]);
    expect([wrong.code, wrong.stdout]).toEqual([1, expect.stringContaining('证明不成立')]);
  });
});

it('puts the link into the address bar where the clipboard is closed, says so, and stays as it is', async () => {
  await page.addInitScript("Object.defineProperty(navigator, 'clipboard', { value: undefined })");
  await page.goto(`${server.url}prove.html?q=甲`);
  await status();
  await ask('全年共办理信访事项15件');
  await page.evaluate("addEventListener('hashchange', () => document.body.classList.add('asked-again'))");
  await page.getByRole('button', { name: '复制这句话的链接' }).click();
  await page.getByRole('button', { name: '请复制地址栏里的地址' }).waitFor();
  expect(page.url()).toBe(`${server.url}prove.html#q=${encodeURIComponent('全年共办理信访事项15件')}`);
  await page.evaluate('new Promise((resolve) => setTimeout(resolve))');
  expect(await page.locator('.asked-again').count()).toBe(0);
  expect(await page.evaluate('document.activeElement.textContent')).toBe('请复制地址栏里的地址');
});

it('reads well: no axe finding with an answer on the page', async () => {
  await page.goto(`${server.url}prove.html`);
  await ask('全年共办理信访事项12件');
  await page.click('.prove-text summary');
  await page.locator('.prove-proof', { hasText: '相符' }).waitFor();
  expect(await runAxe(page)).toEqual([]);
});

it('names no hash of a text that was removed', async () => {
  const lists = await readFile(path.join(site, 'proofs/all.txt'), 'utf8');
  const address = lists.split('\n').find((line) => line.endsWith('reports/2021/yi.html'));
  expect(address).toBeDefined();
  await page.goto(`${server.url}prove.html`);
  // The root over its title alone.
  await ask('示例区示例局2021年度移除的报告');
  await page.click('.prove-text summary');
  await page.locator('.prove-proof', { hasText: '全文 1 段里的第 1 段' }).waitFor();
});
