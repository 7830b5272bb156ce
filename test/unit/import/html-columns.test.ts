import { describe, expect, it } from 'vitest';
import { importDocument, readSource } from '../../support/import-document.ts';

const FOOT =
  '<div class="footer"><p>网站声明 | <a href="/map">网站地图</a> | 联系我们</p><p>版权所有：示例区人民政府</p><img src="a.png"><img src="b.png"></div>';
const LIST = ['关于开展示例检查的通知', '关于示例区示例规划的公示', '示例区示例局2022年工作总结']
  .map((name, at) => `<li><a href="${at}.html">· ${name}</a><span>[2022-0${at + 1}-03]</span></li>`)
  .join('');
const TEXT = '示例局认真履行职责，推进各项工作，现将有关情况报告如下。';

const read = async (body: string, head = '') => {
  const reading = await readSource('a.html', `<html><head>${head}</head><body>${body}</body></html>`);
  return reading.ok ? 'ok' : reading.message;
};

describe('the page of a column', () => {
  it.each([
    ['with the foot of its site', `<h2>通知公告</h2><ul>${LIST}</ul><p>共 3 条　1/1 页</p>${FOOT}`],
    ['with nothing else', `<ul>${LIST}</ul>`],
    ['in an element that others call a text', `<div class="content"><ul>${LIST}</ul></div>${FOOT}`],
    ['whose links run scripts', `<ul>${LIST.replaceAll(/href="\d\.html"/gu, 'href="javascript:;"')}</ul>`],
  ])('%s is refused, and quotes what it lists', async (_, body) => {
    expect(await read(body)).toBe(
      '网页里没有正文，像是网站的栏目页：只有通往别的网页的链接（“关于开展示例检查的通知”、“关于示例区示例规划的公示”等 3 条）',
    );
  });

  it.each([
    ['has a sentence of its own', `<p>${TEXT}</p><ul>${LIST}</ul>${FOOT}`, ''],
    ['has words of its own beside them', `<p>示例局各年的文件</p><ul>${LIST}</ul>`, ''],
    ['is named as a text', `<div class="TRS_Editor"><ul>${LIST}</ul></div>${FOOT}`, ''],
    [
      'is named as a text in its head',
      `<ul>${LIST}</ul>${FOOT}`,
      '<meta name="ArticleTitle" content="示例区示例文件汇集">',
    ],
    ['has only two', `<ul>${LIST.split('</li>').slice(0, 2).join('</li>')}</ul>`, ''],
  ])('and one is not that %s', async (_, body, head) => {
    expect(await read(body, head)).toBe('ok');
  });

  it('without a name in its links is empty, though its foot has pictures', async () => {
    expect(await read(`<h2>示例专栏</h2>${FOOT}`)).toContain('网页里没有找到正文');
    // Pictures that a page shows as its text are one.
    expect(await read(`<div id="zoom"><img src="1.jpg"><img src="2.jpg"><p>版权所有</p></div>`, '')).toBe(
      'ok',
    );
  });
});

it('the first page of a site is told, and not called as the site is', async () => {
  const page = (title: string) =>
    `<html><head><meta name="SiteName" content="示例之窗"><title>${title}</title></head><body><div>${TEXT}</div></body></html>`;
  const front = await importDocument('主页.html', page('\n示例之窗 '));
  expect(front.values.标题).toBe('主页');
  expect(front.remarks).toEqual([
    '网页的名字就是网站的名字，像是网站的首页，不是一篇文件：请看看带进来的是不是要的那一篇',
  ]);
  const text = await importDocument('a.html', page('示例情况_示例之窗'));
  expect(text).toMatchObject({ values: { 标题: '示例情况' }, remarks: [] });
});
