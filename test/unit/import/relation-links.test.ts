import { describe, expect, it } from 'vitest';
import vocabulary from '../../../_data/vocabulary.json' with { type: 'json' };
import { formatReport } from '../../../src/import/format-report.ts';
import { importDocument } from '../../support/import-document.ts';

const page = (around: string) => `<!DOCTYPE html><html><head><meta charset="utf-8">
<title>示例区示例管理办法_示例区人民政府</title></head><body>
<div class="nav"><a href="https://www.shili.example/jd/">政策解读</a></div><div class="main"><h1>示例区示例管理办法</h1>
<div class="TRS_Editor"><p>第一条　为了规范示例工作，根据有关规定，结合本区实际，制定本办法。</p><p>解读：<a href="https://www.shili.example/zw">正文里的链接</a></p>
<p>第二条　本办法自印发之日起施行。</p></div>${around}</div></body></html>`;

const link = (path: string, text: string) => `<a href="https://www.shili.example/${path}">${text}</a>`;

async function read(around: string): Promise<string> {
  const { fields, body } = await importDocument('网页.html', page(around));
  return /^关联:\n(?: .*\n)*/mu.exec(formatReport(fields, body, vocabulary))?.[0] ?? '';
}

describe('documents that a page links under a label', () => {
  it('are relations, in a line, a row of a table, or several behind one label', async () => {
    const one =
      '关联:\n  - 关系: 被解读\n    对象: https://www.shili.example/a.html\n    名称: 《办法》解读\n';
    expect(await read(`<p>相关解读：${link('a.html', '《办法》解读')}</p>`)).toBe(one);
    expect(await read(`<ul><li>【政策解读】 ${link('a.html', '《办法》<b>解读</b>')}</li></ul>`)).toBe(one);
    expect(
      await read(`<table><tr><td>政策解读</td><td>${link('a.html', '《办法》解读')}</td></tr>
        <tr><td>索引号：</td><td>示例-1</td></tr></table>`),
    ).toBe(one);
    const two = await read(
      `<p>废止的文件：${link('b.html', '旧办法')}、${link('c.html', '老办法')}</p><p>政策原文：${link('d', '“原文”: 一')}</p>`,
    );
    expect(two.match(/关系: \S+/gu)).toEqual(['关系: 废止', '关系: 废止', '关系: 解读']);
    expect(two).toContain(`名称: '“原文”: 一'`.replaceAll("'", '"'));
  });

  it('are told with where they were found', async () => {
    const { values, fields, account } = await importDocument(
      '网页.html',
      page(`<p>相关解读：${link('a.html', '《办法》解读')}</p>`),
    );
    expect(values.关联).toBe('被解读“《办法》解读”');
    expect(fields.found.get('关联')?.origin).toContain('“相关解读”');
    expect(account.missing).toEqual([]);
  });

  it.each([
    ['a menu', `<p>${link('jd/', '政策解读')}</p>`],
    ['a list below a heading', `<h3>政策解读</h3><ul><li>${link('x', '别的文件的解读')}</li></ul>`],
    ['a name without a link', '<p>政策解读：《办法》解读</p>'],
    ['a script', '<p>政策解读：<a href="javascript:alert(1)">看</a></p>'],
    ['a file beside the page', '<p>政策解读：<a href="./t1.html">《办法》解读</a></p>'],
    ['a label that says nothing of the side', `<p>相关文件：${link('x', '别的')}</p>`],
    ['a sentence', `<p>本站的政策解读，见${link('x', '这里')}</p>`],
  ])('are not read from %s', async (_what, around) => {
    expect(await read(around)).toBe('');
  });
});
