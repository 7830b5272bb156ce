import { readdir, readFile, writeFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runAxe } from '../support/axe.ts';
import { goToScreen, waitUntilSaved } from '../support/desk-screens.ts';
import { openDesk } from '../support/open-desk.ts';
import { PNG } from '../support/sample-attachments.ts';
import { browser, preview, useDesk } from '../support/use-desk.ts';

const TEXT = `---
标题: 示例区示例局2021年度报告
机构名称: 示例区示例局
发布日期: 2022-02-14
体裁: 报告
主题分类: 科技、教育
公开类别: 主动公开
---

示例局推进各项工作[^1]。

## 一、主要做法

相同的一段。

相同的一段。

表1 办理情况

|  事项 | 办理情况 | <    |
|------|---------:|-----:|
| ^^   | 受理     | 办结 |
| 甲类 | 12       | 10   |

1. 第一项；
2. 第二项。

> 引用的一段。

[^1]: 数据来自示例调查。
`;

useDesk();
let page: Page;
let file: string;

beforeAll(() => {
  file = preview.at('reports/2021/shili/index.md');
});

beforeEach(async () => {
  await writeFile(file, TEXT);
  await preview.shows('reports/2021/shili.html', '引用的一段。');
  page = await openDesk(browser, preview, 'report/2021/shili');
  await page.locator('.cm-content', { hasText: '示例局推进' }).waitFor();
});
afterEach(() => page.close());

const live = () => page.frameLocator('iframe');
const article = () => live().locator('article');
const saved = () => waitUntilSaved(page);
const read = () => readFile(file, 'utf8');
const press = (name: string) =>
  page.getByRole('toolbar', { name: '写正文' }).getByRole('button', { name, exact: true }).click();
/** The line with the cursor, as it is seen. */
const line = () => page.locator('.cm-activeLine').innerText();
/** By keys: a click may meet the button of a table. */
const end = () => page.locator('.cm-content').press('Control+End');
const cells = () => page.locator('.desk-grid textarea');

/** As a paste into the first of some elements. */
const paste = (selector: string, parts: Readonly<Record<string, string>>) =>
  page.evaluate(`(() => {
    const data = new DataTransfer();
    for (const [type, text] of Object.entries(${JSON.stringify(parts)})) data.setData(type, text);
    const paste = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
    document.querySelector(${JSON.stringify(selector)}).dispatchEvent(paste);
  })()`);

const drop = (name: string, type: string, bytes: Buffer) =>
  page.evaluate(`(() => {
    const bytes = Uint8Array.from(atob(${JSON.stringify(bytes.toString('base64'))}), (byte) => byte.charCodeAt(0));
    const data = new DataTransfer();
    data.items.add(new File([bytes], ${JSON.stringify(name)}, { type: ${JSON.stringify(type)} }));
    const target = document.querySelector('.cm-activeLine');
    const { left, top } = target.getBoundingClientRect();
    const place = { clientX: left + 2, clientY: top + 2 };
    target.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true, ...place }));
  })()`);

/** In the frame: the words of what is marked, if they are in sight. */
const MARKED = `(() => {
  const mark = [...document.querySelectorAll('article *')].find(({ style }) => style.outlineStyle === 'solid');
  const { top = -1, bottom = -1 } = mark?.getBoundingClientRect() ?? {};
  return mark && top >= 0 && bottom <= innerHeight ? mark.textContent : '';
})()`;

describe('a press on the page', () => {
  it('opens what was pressed where it was typed: paragraphs that say the same, cells, items, notes, quotations', async () => {
    for (const [locator, typed] of [
      [article().locator('p', { hasText: '相同的一段' }).nth(1), '相同的一段。二'],
      [article().locator('p', { hasText: '相同的一段' }).first(), '相同的一段。一'],
      [article().locator('td', { hasText: '10' }), '10格'],
      [article().locator('th', { hasText: '办结' }), '办结头'],
      [article().locator('caption'), '办理情况题'],
      [article().locator('li', { hasText: '第二项' }), '第二项。项'],
      [article().locator('blockquote'), '引用的一段。引'],
      [article().locator('.footnotes li'), '示例调查。注'],
      [article().locator('h2'), '主要做法节'],
    ] as const) {
      await page.locator('.cm-content').press('Control+Home');
      await locator.click();
      await page.locator('.cm-focused').waitFor();
      const words = typed.slice(0, -1);
      // From the start of the words to their end.
      await page.locator('.cm-activeLine', { hasText: words }).waitFor();
      if (/格|头/u.test(typed)) for (const _ of words) await page.keyboard.press('ArrowRight');
      else await page.keyboard.press('End');
      await page.keyboard.type(typed.slice(-1));
      await live().locator('article', { hasText: typed }).waitFor();
    }
    const text = await read();
    expect(text).toContain('相同的一段。一\n\n相同的一段。二');
    expect(text).toContain('| ^^   | 受理     | 办结头 |');
    expect(text).toContain('| 甲类 | 12       | 10格   |');
    expect(text.split('\n')).toHaveLength(TEXT.split('\n').length);
  });

  it('is heard while pictures of the page are still on their way', async () => {
    await page.route('**/reports/2021/shili.html*', async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace('</article>', '<img src="/slow.png" alt=""></article>');
      await route.fulfill({ response, body });
    });
    await page.route('**/slow.png', () => {});
    await writeFile(file, TEXT.replace('第二项', '第三项'));
    await article().locator('li', { hasText: '第三项' }).click();
    await page.locator('.cm-focused .cm-activeLine', { hasText: '第三项' }).waitFor();
  });

  it('on the title goes to its field, and with the keyboard as well', async () => {
    await live().locator('.report-title').click();
    await page.locator('#field-标题:focus').waitFor();
    await live().locator('.report-title').focus();
    for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.locator('.cm-focused').waitFor();
    expect(await line()).toBe('相同的一段。');
  });

  it('shows on the page where the cursor is in the text', async () => {
    await page.locator('.cm-line', { hasText: '甲类' }).click();
    await page.keyboard.press('End');
    await expect
      .poll(() => article().locator('td', { hasText: '10' }).getAttribute('style'))
      .toContain('outline: currentcolor');
    await end();
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => live().locator('body').evaluate(MARKED)).toContain('示例调查');
  });
});

describe('the buttons', () => {
  it('write headings, footnotes and links that nobody has to know the signs of', async () => {
    await page.locator('.cm-line', { hasText: '相同的一段' }).first().click();
    await press('一、');
    await page.keyboard.press('Control+Alt+1');
    await page.keyboard.press('Control+Alt+1');
    expect(await line()).toBe('## 二、相同的一段。');
    await press('脚注');
    await page.getByLabel('脚注写什么').fill('又一条。');
    await page.getByRole('button', { name: '加上' }).click();
    await live().locator('.footnotes', { hasText: '又一条。' }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByLabel('显示的文字').fill('上一年');
    await page.getByLabel(/^连到哪里/).fill('随便写的');
    await page.getByRole('button', { name: '加上' }).click();
    await page.getByText('“随便写的”不是网址').waitFor();
    await page.getByLabel(/^连到哪里/).fill('2020');
    await page.locator('.desk-found button').first().click();
    await page.getByRole('button', { name: '加上' }).click();
    await article().locator('a', { hasText: '上一年' }).waitFor();
    const text = await read();
    expect(text).toContain('## 二、相同的一段。[^2][上一年](../../2020/shili/index.md)\n');
    expect(text).toContain('[^1]: 数据来自示例调查。\n\n[^2]: 又一条。');
    await press('撤销');
    await press('撤销');
    await press('重做');
    await saved();
    expect(await read()).toContain('## 二、相同的一段。[^2]\n');
  });

  it('lead to an attachment and a section of this report, found by their names and by keyboard', async () => {
    await page.locator('.cm-line', { hasText: '相同的一段' }).last().click();
    await page.keyboard.press('End');
    for (const [typed, name] of [
      ['说明', '附件 1 [说明].txt'],
      ['做法', '一、主要做法'],
    ] as const) {
      await page.keyboard.press('Control+k');
      await page.getByRole('button', { name: '示例文件.pdf' }).waitFor();
      await page.getByLabel(/^连到哪里/).fill(typed);
      await page.getByRole('button', { name }).press('Enter');
      await page.getByRole('button', { name: '换一个' }).and(page.locator(':focus')).waitFor();
      await page.getByRole('button', { name: '加上' }).press('Enter');
      await page.locator('.cm-focused').waitFor();
    }
    await article().locator('a[href="#s1"]:not(.heading-link)').waitFor();
    await saved();
    expect(await read()).toContain(
      '[附件 1 \\[说明\\].txt](<attachments/附件 1 [说明].txt>)[一、主要做法](#s1)',
    );
    await article().locator('a[href*="attachments/"]', { hasText: '附件 1 [说明].txt' }).waitFor();
  });

  it('open a table as a grid in which only its changed lines change', async () => {
    await page.locator('.cm-line', { hasText: '甲类' }).click();
    await page.locator('.text-table-button').click();
    await cells().first().waitFor();
    await page.locator('.desk-grid textarea:focus').waitFor();
    // The last cell, and from it into a row that is not there yet.
    await cells().last().focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('11');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.type('13');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.type('乙|类');
    await page.getByRole('button', { name: '改好了' }).click();
    await article().locator('td', { hasText: '乙|类' }).waitFor();
    expect(await read()).toBe(
      TEXT.replace('| 甲类 | 12       | 10   |\n', '| 甲类 | 12       | 10   |\n| 乙\\|类 | 13 | 11 |\n'),
    );
  });

  it('do not lose a table that was filled in to Escape, 取消 or a closed page without a question', async () => {
    await page.locator('.cm-line', { hasText: '引用的一段' }).click();
    await page.keyboard.press('Control+Alt+t');
    await page.locator('.desk-grid textarea:focus').waitFor();
    await page.keyboard.type('示例表头');
    // Of a word that was being composed, as Safari tells of them.
    for (const key of ['Enter', 'Escape'])
      await cells().first().dispatchEvent('keydown', { key, keyCode: 229 });
    await page.locator('.desk-grid [data-place="0,0"]:focus').waitFor();
    const asks = page.getByRole('heading', { name: /不要了吗/ });
    // Twice in a row: then a browser would close it whatever a page says to its `cancel`.
    for (const count of [1, 0, 1]) {
      await page.keyboard.press('Escape');
      await expect.poll(() => asks.count()).toBe(count);
    }
    expect(await page.evaluate(`!dispatchEvent(new Event('beforeunload', { cancelable: true }))`)).toBe(true);
    expect(await runAxe(page)).toEqual([]);
    await page.getByRole('button', { name: '先不' }).click();
    expect(await cells().first().inputValue()).toBe('示例表头');
    await page.getByRole('button', { name: '取消' }).click();
    await page.getByRole('button', { name: '不要了' }).click();
    await page.locator('.cm-focused').waitFor();
    expect(await read()).toBe(TEXT);
  });

  it('write a table back where it is by then, and not over what another program has made of it', async () => {
    const openTable = async () => {
      await page.locator('.cm-line', { hasText: '甲类' }).click();
      await page.keyboard.press('Control+Alt+t');
      await page.locator('.desk-grid textarea:focus').waitFor();
      await cells().last().fill('99');
    };
    await openTable();
    const moved = TEXT.replace('## 一、主要做法', '另一个程序写的一段。\n\n## 一、主要做法');
    await writeFile(file, moved);
    await page.locator('.cm-content', { hasText: '另一个程序写的一段' }).waitFor();
    await page.getByRole('button', { name: '改好了' }).click();
    await article().locator('td', { hasText: '99' }).waitFor();
    await saved();
    const there = moved.replace('| 甲类 | 12       | 10   |', '| 甲类 | 12 | 99 |');
    expect(await read()).toBe(there);

    await openTable();
    await cells().last().fill('88');
    await writeFile(file, there.replace('99', '77'));
    await page.locator('.cm-content', { hasText: '77' }).waitFor();
    await page.getByRole('button', { name: '改好了' }).click();
    await page.getByText('别的程序改了这张表').waitFor();
    await article().locator('td', { hasText: '88' }).waitFor();
    await saved();
    expect(await read()).toMatch(/77 .*\n\n.*\n.*\n.*\n.*88 /);
  });

  it('make a new table with merged cells, from cells of a sheet as well', async () => {
    await page.locator('.cm-line', { hasText: '引用的一段' }).click();
    await page.keyboard.press('Control+Alt+t');
    await cells().first().waitFor();
    await paste('.desk-grid textarea', { 'text/plain': '地区\t数\t\r\n甲\t1\t2\r\n乙\t3\t4\r\n' });
    await cells().nth(1).focus();
    await page.getByRole('button', { name: '与右边合并' }).click();
    await page.getByRole('button', { name: '放进文字里' }).click();
    await article().locator('th[colspan="2"]', { hasText: '数' }).waitFor();
    expect(await read()).toContain(
      '> 引用的一段。\n\n| 地区 | 数 | < |\n| --- | --- | --- |\n| 甲 | 1 | 2 |\n| 乙 | 3 | 4 |\n\n[^1]',
    );
  });
});

describe('what comes from elsewhere', () => {
  it('a part of a Word file comes with headings, table and notes, and what stayed behind is said', async () => {
    await end();
    await paste('.cm-content', {
      'text/plain': '二、新的一节\n见表。',
      'text/html': `<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><!--StartFragment-->
<h1>二、新的一节<o:p></o:p></h1><p class=MsoNormal>见表<b>一</b><a href="#_ftn1" name="_ftnref1"><span>[1]</span></a>。<span style='display:none'>藏着的</span></p>
<table><tr><td rowspan=2>事项</td><td>数</td></tr><tr><td>2</td></tr></table><p class=MsoNormal><img src="file:///C:/x/clip.png"></p>
<div id=ftn1><p><a href="#_ftnref1" name="_ftn1"><span>[1]</span></a> 注文。</p></div><!--EndFragment--></body></html>`,
    });
    await article().locator('h2', { hasText: '二、新的一节' }).waitFor();
    const told = await page.locator('.desk-told').innerText();
    expect(told).toContain('藏着的');
    expect(told).toContain('第 1 张图（在“2”后面）没有带过来：请从 Word 里用鼠标右键“另存为图片”，再拖进来');
    await saved();
    expect(await read()).toBe(
      `${TEXT}\n## 二、新的一节\n\n见表**一**[^2]。\n\n| 事项 | 数 |\n|---|---|\n| ^^ | 2 |\n\n[^2]: 注文。\n`,
    );
  });

  it('pictures of a Word file that the clipboard has come into their places, each when it was described', async () => {
    await end();
    const hex = PNG.toString('hex');
    const picture = `{\\*\\shppict{\\pict\\pngblip ${hex}}}{\\nonshppict{\\pict\\wmetafile8 00}}`;
    await paste('.cm-content', {
      'text/plain': '甲乙',
      'text/rtf': `{\\rtf1 ${picture}\\par ${picture}}`,
      'text/html':
        '<p class=MsoNormal>甲</p><p><img src="file:///C:/1.png"></p><p class=MsoNormal>乙</p><p><img src="file:///C:/2.png"></p>',
    });
    const dialog = page.getByRole('dialog', { name: '放一张图片' });
    await dialog.getByText('粘贴的第 1 张图（在“甲”后面）').waitFor();
    await dialog.getByLabel(/图上是什么/).fill('示例分布图');
    await dialog.getByRole('button', { name: '放进来' }).click();
    await dialog.getByText('粘贴的第 2 张图（在“乙”后面）').waitFor();
    await dialog.getByRole('button', { name: '不放这一张' }).click();
    await page.getByText('第 2 张图（在“乙”后面）没有放进来').waitFor();
    await saved();
    expect(await read()).toBe(`${TEXT}\n甲\n\n![示例分布图](images/图片.png)\n\n乙\n`);
  });

  it('comes where it was pasted, in its turn, while somebody types on, and is not left without a question', async () => {
    await end();
    await page.keyboard.type('前文。');
    let answer = () => {};
    const asked = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await page.route('**/paste', async (route) => {
      await asked;
      await route.continue();
    });
    await paste('.cm-content', { 'text/plain': '甲', 'text/html': '<b>甲</b>' });
    await page.keyboard.type('随后打的字。');
    await paste('.cm-content', { 'text/plain': '乙', 'text/html': '<b>乙</b>' });
    await page.keyboard.press('Control+Home');
    const question = page.waitForEvent('dialog');
    const left = goToScreen(page, 'publish');
    await (await question).dismiss();
    await left;
    answer();
    await article().locator('strong', { hasText: '乙' }).waitFor();
    await page.keyboard.type('首');
    await saved();
    const text = await read();
    expect(text.endsWith('前文。**甲**随后打的字。**乙**')).toBe(true);
    expect(text).toMatch(/---\n首\n?示例局推进/);
  });

  it('text without a form stays as it was copied', async () => {
    await end();
    await paste('.cm-content', { 'text/plain': '\n甲*乙*丙', 'text/html': '<span>甲*乙*丙</span>' });
    await article().locator('p', { hasText: '丙' }).waitFor();
    expect(await read()).toBe(`${TEXT}\n甲*乙*丙`);
  });

  it('a picture asks what is on it, lies beside the text, and keeps what lies there already', async () => {
    const images = preview.at('reports/2021/shili/images');
    const before = await readdir(images);
    await page.locator('.cm-line', { hasText: '引用的一段' }).click();
    await drop('示意图.png', 'image/png', PNG);
    await page.getByRole('button', { name: '放进来' }).click();
    await page.getByText('还没有写图上是什么').waitFor();
    await page.getByLabel(/^图上是什么/).fill('窗口[一]');
    await page.getByLabel(/^图题/).fill('图1 “窗口”');
    await page.getByRole('button', { name: '放进来' }).click();
    await article().locator('img[alt="窗口[一]"]').waitFor();
    expect(await readdir(images)).toEqual([...before, '示意图-2.png'].sort());
    expect(await read()).toContain('\n\n![窗口\\[一\\]](images/示意图-2.png "图1 “窗口”")\n');
  });

  it('what is no picture that readers could see is refused in the words of a check, and nothing typed is lost', async () => {
    const images = await readdir(preview.at('reports/2021/shili/images'));
    for (const [name, type, bytes, words] of [
      ['图.svg', 'image/svg+xml', Buffer.from('<svg/>'), '请另存为 PNG'],
      ['照片.png', 'image/png', Buffer.from('MZ\0\0'), '内容却是'],
      ['空.png', 'image/png', Buffer.alloc(0), '是空文件'],
      ['断.png', 'image/png', PNG.subarray(0, 45), '不完整|读不出'],
      ['说明.txt', 'text/plain', Buffer.from('text'), '不是图片，而是“文本文件”'],
      ['CON.png', 'image/png', PNG, '保留名'],
    ] as const) {
      await drop(name, type, bytes);
      await page.getByLabel(/^图上是什么/).fill('示例');
      await page.getByRole('button', { name: '放进来' }).click();
      await page.locator('.desk-dialog .desk-notice', { hasText: new RegExp(words) }).waitFor();
      expect(await page.getByLabel(/^图上是什么/).inputValue()).toBe('示例');
      await page.keyboard.press('Escape');
      await page.locator('.desk-dialog').waitFor({ state: 'detached' });
    }
    expect(await readdir(preview.at('reports/2021/shili/images'))).toEqual(images);
    expect(await read()).toBe(TEXT);
  });
});

it('nothing that is asked is beyond those who do not see it', async () => {
  for (const name of ['表格', '图片', '脚注', '链接']) {
    await press(name);
    await page.locator('.desk-dialog').waitFor();
    expect([name, await runAxe(page)]).toEqual([name, []]);
    await page.keyboard.press('Escape');
    await page.locator('.cm-focused').waitFor();
  }
});

it('Ctrl+Z takes back what was typed here, and leaves what another program has written', async () => {
  await page.locator('.cm-content').press('Control+End');
  await page.keyboard.type('这里写的。');
  await saved();
  await expect.poll(read).toContain('这里写的。');
  await writeFile(file, (await read()).replace('一、主要做法', '一、别处改的做法'));
  await page.locator('.cm-content', { hasText: '别处改的' }).waitFor();
  await page.locator('.cm-content').press('Control+z');
  await expect.poll(read).toBe(TEXT.replace('一、主要做法', '一、别处改的做法'));
});
