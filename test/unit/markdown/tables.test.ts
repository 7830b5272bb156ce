import { describe, expect, it } from 'vitest';
import { renderSample } from '../../support/parse-body.ts';

const TABLE = '| 甲 | 乙 |\n|:--|--:|\n| 1 | 2 |';

describe('tables', () => {
  it('scroll in a named region and align by class', () => {
    expect(renderSample(TABLE).html).toBe(
      '<section class="table" tabindex="0" aria-label="表格1">\n<table>\n<thead>\n<tr>\n' +
        '<th class="align-left" scope="col">甲</th>\n<th class="align-right" scope="col">乙</th>\n</tr>\n</thead>\n' +
        '<tbody>\n<tr>\n<td class="align-left">1</td>\n<td class="align-right">2</td>\n</tr>\n</tbody>\n</table>\n</section>\n',
    );
  });

  it.each([
    '表1 学校数',
    '表 2-1：学校数',
    '附表3 学校数',
    '表一、学校数',
    '表A1 学校数',
    '续表2 学校数',
  ])('take %s as caption', (line) => {
    for (const gap of ['\n', '\n\n']) {
      const { html, blocks } = renderSample(`${line}${gap}${TABLE}`);
      expect(html).toContain(`aria-label="${line}">\n<table>\n<caption>${line}</caption>`);
      expect(html).not.toContain('<p>');
      expect(blocks).toEqual([
        { kind: 'caption', text: line },
        { kind: 'row', text: '甲\t乙' },
        { kind: 'row', text: '1\t2' },
      ]);
    }
  });

  it('take a marked line without its mark, and leave the words before it', () => {
    expect(renderSample(`: **学校**数\n${TABLE}`).html).toContain(
      '<caption><strong>学校</strong>数</caption>',
    );
    const { html } = renderSample(`如下。\n: 学校数\n${TABLE}`);
    expect(html).toMatch(/^<p>如下。<\/p>\n<section .*aria-label="学校数">/);
  });

  it.each(['表1列出了学校数。', '如表1所示', `表1 ${'长'.repeat(90)}`])('leave %s a paragraph', (line) => {
    expect(renderSample(`${line}\n\n${TABLE}`).html).toContain(`<p>${line}</p>`);
  });

  it('leave a numbered line a paragraph where no table follows', () => {
    expect(renderSample(`表1 学校数\n\n另段\n\n${TABLE}`).html).toContain('<p>表1 学校数</p>');
  });

  it('have different names even with one caption', () => {
    const { html } = renderSample(`: 数\n${TABLE}\n\n: 数\n${TABLE}\n\n隔\n\n${TABLE}`);
    expect([...html.matchAll(/aria-label="([^"]+)"/g)].map((match) => match[1])).toEqual([
      '数',
      '数（2）',
      '表格3',
    ]);
  });

  it('mark what may be broken on paper: addresses, never numbers', () => {
    const address = `https://www.shili.example/${'0123456789abcdef'.repeat(2)}`;
    const { html } = renderSample(`| 甲 | 乙 |\n|--:|---|\n| ${address} | 12,345,678,901,234.56 |`);
    expect(html).toContain(
      `<td class="align-right long-word">${address}</td>\n<td>12,345,678,901,234.56</td>`,
    );
  });

  it('have no empty header cells', () => {
    const { html } = renderSample('| | 乙 |\n|---|---|\n| 1 | 2 |');
    expect(html).toContain('<tr>\n<td></td>\n<th scope="col">乙</th>');
  });

  it('keep cells beyond the header and report them', () => {
    const { html, problems } = renderSample(
      `${TABLE}\n| 3 | 4\\|5 | 六 | |\n\n> ${TABLE.replaceAll('\n', '\n> ')}|七|`,
    );
    expect(html).toContain('<td class="align-right">4|5</td>\n<td>六</td>\n</tr>');
    expect(html).toContain('<td>七</td>');
    expect(problems).toMatchObject([
      {
        level: 'error',
        rule: 'table-cells',
        line: 4,
        column: 14,
        message: '表格这一行有 4 格，表头只有 2 格，“六”没有对应的表头',
      },
      { rule: 'table-cells', line: 8 },
    ]);
  });

  it('break a line of a cell at <br>, unless it is escaped or stands elsewhere', () => {
    const { html, blocks } = renderSample(
      '| 甲<br>乙 | 丙 |\n|---|---|\n| 一、**加强** <BR/> 二、落实<br />三 | \\<br> |\n\n外面<br>不换行',
    );
    expect(html).toContain('<th scope="col">甲<br>\n乙</th>');
    expect(html).toContain('<td>一、<strong>加强</strong><br>\n二、落实<br>\n三</td>\n<td>&lt;br&gt;</td>');
    expect(html).toContain('<p>外面&lt;br&gt;不换行</p>');
    expect(blocks.map(({ text }) => text)).toEqual([
      '甲\n乙\t丙',
      '一、加强\n二、落实\n三\t<br>',
      '外面<br>不换行',
    ]);
  });

  it.each([
    ['| 甲 | 乙 |\n| 1 | 2 |', '在表头下面加一行：\n    |---|---|', '| 甲 | 乙 |\n|---|---|\n| 1 | 2 |'],
    [
      '| 甲 | 乙\\|丙 |\n|---|\n| 1 | 2 |',
      '表头有 2 格，第二行也要有 2 格，改为：\n    |---|---|',
      '| 甲 | 乙\\|丙 |\n|---|---|\n| 1 | 2 |',
    ],
  ])('that cannot be read are told with the line that parts head and rows', (body, remedy, mended) => {
    const problems = renderSample(`示例。\n\n${body}`).problems;
    expect(problems).toMatchObject([{ level: 'warning', rule: 'table-unread', line: 3, column: 1, remedy }]);
    const { html, problems: left } = renderSample(mended);
    expect(left).toEqual([]);
    expect(html).toContain('<td>1</td>');
  });

  it.each(['|甲|', '|x| 的和\n|y| 的和', '| 甲 |\n\n| 乙 |'])('are not looked for in %j', (body) => {
    expect(renderSample(body).problems).toEqual([]);
  });
});
