import { describe, expect, it } from 'vitest';
import { convertFragment } from '../../../src/import/convert-fragment.ts';
import type { Block } from '../../../src/import/document.ts';
import { createFindings, readBlocks } from '../../../src/import/html-blocks.ts';
import { parsePage } from '../../support/import-document.ts';

const readPage = (html: string) => {
  const findings = createFindings();
  return { blocks: readBlocks(parsePage(`<body>${html}`), findings), findings };
};
/** Bold in `*`, a break as `/`, a picture as `#`, a link as `甲→`, then the look. */
const show = (block: Block): string => {
  if (block.kind === 'table')
    return block.rows
      .map((row) =>
        row
          .map(
            (cell) => `${show({ kind: 'paragraph', inlines: cell.inlines })}${cell.colspan}${cell.rowspan}`,
          )
          .join('|'),
      )
      .join('‖');
  if (block.kind === 'verbatim') return block.source;
  const text = block.inlines
    .map((each) => {
      if (each.kind !== 'text') return { break: '/', image: '#', note: '^' }[each.kind];
      const bold = each.bold ? `*${each.text}*` : each.text;
      return each.href ? `${bold}→${each.href}` : bold;
    })
    .join('');
  const { align, size, rank, item } = block;
  return [text, align, size, rank && `h${rank}`, item && `${item.marker}${item.depth}`]
    .filter((part) => part !== undefined)
    .join(' ');
};
const read = (html: string) => readPage(html).blocks.map(show);

describe('the blocks of a page', () => {
  it.each<[string, string[]]>([
    ['甲<b>乙</b><strong>丙<span style="font-weight:normal">丁</span></strong>', ['甲*乙**丙*丁']],
    [
      '<p align="CENTER">甲</p><div style="text-align:right">乙<p>丙</p></div>',
      ['甲 center', '乙 right', '丙 right'],
    ],
    [
      '<center>甲<p style="text-align:left">乙</p><p align="justify">丙</p></center>',
      ['甲 center', '乙', '丙'],
    ],
    [
      '<div style="text-align:center"><p align="start">甲</p><p align="other">乙</p></div>',
      ['甲', '乙 center'],
    ],
    [
      '<p>甲<span style="font-size:22pt">乙</span></p><p><span style="font-size:22pt">甲</span>乙</p>',
      ['甲乙', '甲乙 22'],
    ],
    ['<p> <span style="font-size:22pt">甲</span></p>', ['甲 22']],
    ['甲段。<br>乙段<br>（一）丙段，<br>丁段', ['甲段。', '乙段', '（一）丙段，/丁段']],
    ['<h1>甲</h1><h3>乙<b>丙</b></h3><h7>丁</h7>', ['甲 h1', '乙*丙* h3', '丁']],
    [
      '<p>甲 \n\t 乙</p><pre>甲\n  乙</pre><p style="white-space:pre-wrap">丙\n丁</p><p style="white-space : pre">戊\n己</p>',
      ['甲乙', '甲/乙', '丙/丁', '戊/己'],
    ],
    ['10<sup>4</sup>H<sub>2</sub>O<sup>注</sup>', ['10⁴H₂O注']],
    [
      '<a href="https://a.cn/">甲</a><a href="https://a.cn/"> </a><a href="b.html">乙</a>',
      ['甲→https://a.cn/ 乙'],
    ],
    ['<p>甲<br>乙</p><p><br></p><p> </p>', ['甲/乙', '', '']],
    [
      '<ul><li>甲<li>乙<ul><li>丙</ul></ul><menu><li>丁<menu><li>戊</menu></menu>',
      ['甲 -0', '乙 -0', '丙 -1', '丁 -0', '戊 -1'],
    ],
    ['<ol><li><p>甲</p><p>乙</p></ol>', ['甲 1.0', '乙']],
    ['<ol><li><p> </p><p>甲</p></ol>', ['甲 1.0']],
    ['<ol type="A"><li>甲。<br>乙</ol>', ['A.甲。', '乙']],
    ['<p>1.<span style="font:7.0pt Times">&nbsp; </span>甲</p>', ['1.甲']],
    [
      '<p>1.<span style="font:7pt Times">字</span>甲</p><p>1.<span style="font:17pt"> </span>甲</p>',
      ['1.字甲', '1. 甲'],
    ],
    ['<p>1.<span style="-aw-import:spaces">&nbsp;</span>甲</p>', ['1.甲']],
    ['<p>甲<img src="a.png">乙</p><p align="center"><img src="b.png"></p>', ['甲#乙', '# center']],
    [
      '<table><tr><td>甲<td colspan="2">乙<tr><td rowspan="2"><b>1</b><td>2<p>3</p><tr><td>4</table>',
      ['甲11|乙21‖*1*12|2/311‖411'],
    ],
    ['<table><tr><td colspan="1.5">甲<td>乙<tr><td>1<td>2</table>', ['甲11|乙11‖111|211']],
    ['<table><caption>表1</caption><tr><td>甲<td>乙<td>丙</table>', ['表1', '甲11|乙11|丙11']],
    ['甲<table><tr><td>乙</table>丙', ['甲', '乙', '丙']],
    ['甲<style>乙</style><p hidden>丙</p>丁', ['甲丁']],
    ['<td colspan="x">甲</td>', ['甲']],
  ])('of %s', (html, blocks) => {
    expect(read(html)).toEqual(blocks);
  });

  it('say of what they left behind where it stood', () => {
    const gone = (text: string) => `<span style="display:none">${text}</span>`;
    const { findings } = readPage(
      `<p>甲</p><p>乙${gone('一')}</p><table><tr><td>1<td>${gone('二')}2</table><div>${gone('三')}</div>`,
    );
    expect(findings.leftBehind.map(({ text, at }) => `${text} ${at}`)).toEqual(['一 1', '二 2', '三 3']);
  });

  it('name the files beside the page, and a table in a cell once', () => {
    const nested = '<table><tr><td>1<td>2</table>';
    const { findings } = readPage(
      `<a href="a.pdf"> 附件 </a><a href="b.docx"></a><a href="c.html">丙</a><table><tr><td>甲<td>乙<td>丙<td>丁<tr><td>戊<td>己<td>${nested}<td>${nested}</table>`,
    );
    expect(findings.files).toEqual([
      { path: 'a.pdf', text: '附件' },
      { path: 'b.docx', text: 'b.docx' },
    ]);
    expect(findings.remarks.size).toBe(1);
  });
});

it.each<[string, string[]]>([
  [
    '<p>他说<q>依法<q>办事<q>为先</q></q></q>。</p><p><q>甲</q>和<q>乙</q></p>',
    ['他说“依法‘办事“为先”’”。', '“甲”和“乙”'],
  ],
  ['<p>他说<q>“依法办事”</q>，<q>「甲」</q>。</p>', ['他说“依法办事”，「甲」。']],
  ['<p><q style="font-size:22pt">甲</q>乙</p>', ['“甲”乙 22']],
])('quotations have the marks that a browser shows: %s', (html, blocks) => {
  expect(read(html)).toEqual(blocks);
  expect(convertFragment(html, 1)).toMatchObject({ told: [] });
});

it.each<[string, string]>([
  [
    '<tbody><tr><td rowspan="0">甲<td>1<tr><td>2<tbody><tr><td>乙<td rowspan="00">3<tr><td>4',
    '甲12|111‖211‖乙11|312‖411',
  ],
  ['<thead><tr><th rowspan=0>甲<th>乙<tbody><tr><td>1<td rowspan="x">2', '甲11|乙11‖111|211'],
  ['<thead><tr><th rowspan=3>甲<th>乙<tbody><tr><td rowspan=9>1<td>2<tr><td>3', '甲11|乙11‖112|211‖311'],
  [
    '<tfoot><tr><td>合计<td>3</tfoot><tbody><tr><td>一<td>3</tbody><thead><tr><th>甲<th>乙</thead>',
    '甲11|乙11‖一11|311‖合计11|311',
  ],
  [
    '<tbody><tr><td>一<td>1<tfoot><tr><td>合计<td>1<tbody><tr><td>二<td>2<tfoot><tr><td>再计<td>2',
    '一11|111‖二11|211‖再计11|211‖合计11|111',
  ],
])('a table is as browsers show it: %s', (rows, shown) => {
  expect(read(`<table>${rows}</table>`)).toEqual([shown]);
});

describe('the marks of lists', () => {
  it.each<[string, string[]]>([
    ['<ol style="list-style-type:decimal"><li>甲', ['甲 1.0']],
    ['<ul style="list-style-type:decimal"><li>甲<li>乙', ['甲 1.0', '乙 2.0']],
    ['<ol style="list-style-type:disc"><li>甲', ['甲 -0']],
    ['<ol type="Disc"><li>甲', ['甲 -0']],
    ['<ol type=" a "><li>甲', ['a.甲']],
    ['<ol type="I"><li>甲', ['I.甲']],
    ['<ol type="x"><li>甲', ['甲 1.0']],
    ['<ol style="LIST-STYLE: outside Lower-Latin"><li>甲', ['a.甲']],
    ['<ol style="list-style-type:cjk-decimal"><li>甲', ['一、甲']],
    ['<ol style="list-style-type:simp-chinese-formal"><li>甲', ['壹、甲']],
    ['<ol style="list-style-type:trad-chinese-informal"><li>甲', ['一、甲']],
    ['<ol style="list-style-type:japanese-informal"><li>甲', ['一、甲']],
    ['<ol style="list-style-type:cjk-earthly-branch"><li>甲', ['子、甲']],
    ['<ol style="list-style-type:decimal-leading-zero"><li>甲', ['01.甲']],
    [`<ol style="list-style:'（甲）' inside"><li>乙`, ['（甲）乙']],
    ['<ol start="-1"><li>甲<li>乙<li>丙', ['甲 -1.0', '乙 0.0', '丙 1.0']],
    ['<ol start="x"><li>甲', ['甲 1.0']],
    ['<ol reversed start="5"><li>甲<li>乙', ['甲 5.0', '乙 4.0']],
    ['<ol><li value="3">甲<li>乙<li value="x">丙', ['甲 3.0', '乙 4.0', '丙 5.0']],
    ['<ol><p>甲</p><li>乙', ['甲', '乙 1.0']],
    ['<ol style="list-style:none"><li style="list-style-type:upper-alpha">甲', ['A.甲']],
    ['<li>甲', ['甲 -0']],
    ['<ol><li><p><img src="a.png"></p><p>甲</p><p>乙</p>', ['#', '甲 1.0', '乙']],
    ['<ol style="list-style-type:cjk-ideographic"><li>甲<li>乙', ['一、甲', '二、乙']],
    ['<ol style="list-style-type: cjk-heavenly-stem"><li>甲', ['甲、甲']],
    ['<ol type="i" start="3"><li>甲', ['iii.甲']],
    [`<ul style='list-style-type: "◆"'><li>甲`, ['◆甲']],
    ['<ul style="list-style:none"><li>甲', ['甲']],
    ['<ol type="A"><li>甲<li type="1" value="7">乙', ['A.甲', '乙 7.0']],
    ['<ol reversed><li>甲<li>乙', ['甲 2.0', '乙 1.0']],
    ['<ol style="color:red"><li>甲', ['甲 1.0']],
  ])('%s', (html, blocks) => {
    expect(read(html)).toEqual(blocks);
  });
});
