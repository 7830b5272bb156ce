import { describe, expect, it } from 'vitest';
import type { LeftBehind } from '../../../src/import/document.ts';
import { findBody, listFurniture } from '../../../src/import/html-body.ts';
import {
  listShownFiles,
  readBold,
  readImage,
  readSize,
  tellHidden,
} from '../../../src/import/html-elements.ts';
import { findCharset } from '../../../src/import/html-importer.ts';
import { readLines, walkElements } from '../../../src/import/html-shown.ts';
import { isLayoutTable } from '../../../src/import/html-tables.ts';
import { getAttribute, type HtmlElement, parseHtml } from '../../../src/import/html-tree.ts';
import { parsePage } from '../../support/import-document.ts';

/** The first element of a page's body, shown or not. */
const first = (html: string): HtmlElement => {
  const body = [...walkElements(parsePage(`<body>${html}`))].find(({ tagName }) => tagName === 'body');
  return body?.childNodes[0] as HtmlElement;
};
const TEXT = '示例局认真履行职责，推进各项工作，现将有关情况报告如下。';

describe('a picture of a page', () => {
  const from = (attributes: string) => {
    const image = readImage(first(`<img ${attributes}>`));
    if (!image) return undefined;
    const { source } = image;
    return source.kind === 'bytes' ? 'bytes' : source.kind === 'beside' ? source.path : source.where;
  };
  it.each([
    ['src=" a.png "', 'a.png'],
    ['src="a.png" data-src="b.png"', 'a.png'],
    ['src="data:image/gif;base64,AAAA" data-src="b.png"', 'b.png'],
    ['data-original=" c.png "', 'c.png'],
    ['src="" data-src="b.png" data-original="c.png"', 'b.png'],
    ['src="data:image/svg+xml;base64,AAAA"', 'bytes'],
    ['src="data:image/png;base64,AA\nAA"', 'bytes'],
    ['src="data:text/html;base64,AAAA"', 'data:text/html;base64,AAAA'],
    ['src="a.pdf"', 'a.pdf'],
    ['src="https://www.example.com/a.png"', 'https://www.example.com/a.png'],
    [`src="https://www.example.com/${'a'.repeat(300)}"`, `https://www.example.com/${'a'.repeat(176)}`],
    ['', undefined],
    ['src="a.png" width="1"', undefined],
    ['src="a.png" height="3" width="100"', undefined],
    ['src="a.png" width="4" height="4"', 'a.png'],
    ['src="a.png" width="0"', 'a.png'],
    ['src="a.png" width="100%"', 'a.png'],
  ])('%s is %s', (attributes, source) => {
    expect(from(attributes)).toBe(source);
  });

  it('has the description that is Chinese', () => {
    const alt = (attributes: string) => readImage(first(`<img src="a.png" ${attributes}>`))?.alt;
    expect(alt('alt="示例图" title="别的"')).toBe('示例图');
    expect(alt('alt="IMG_01" title="示例图"')).toBe('示例图');
    expect(alt('alt="IMG_01"')).toBe('');
  });
});

describe('what a page does not show as text', () => {
  const tell = (html: string) => {
    const leftBehind: LeftBehind[] = [];
    tellHidden(first(html), { leftBehind });
    return leftBehind.map(({ what, text }) => `${what} ${text}`);
  };
  it.each([
    ['<iframe src="a.html"></iframe>', ['嵌在网页里的另一页或文件 （a.html）']],
    ['<object data="a.swf"></object>', ['嵌入的对象 （a.swf）']],
    ['<video></video>', ['视频 ']],
    [`<iframe src="${'a'.repeat(300)}"></iframe>`, [`嵌在网页里的另一页或文件 （${'a'.repeat(200)}）`]],
    ['<div hidden>藏起来的<b>示例</b></div>', ['网页上不显示的文字 藏起来的示例']],
    ['<div class="tab ng-hide" ng-show="x">藏起来的示例</div>', ['网页上不显示的文字 藏起来的示例']],
    ['<select><option>示例</option></select>', ['网页上不显示的文字 示例']],
    ['<div hidden> </div>', []],
    ['<div hidden>打印</div>', []],
    ['<noscript>请打开脚本</noscript>', []],
    ['<style>示例</style>', []],
  ])('%s', (html, told) => {
    expect(tell(html)).toEqual(told);
  });

  it.each([
    ['<p>甲</p><p style="DISPLAY : none">乙</p><p hidden>丙</p>', ['甲']],
    ['<p class="ng-hide">甲</p><p class="ng-hide-animate" ng-hide="x">乙</p>', ['乙']],
    [
      '<p style="visibility:hidden">甲</p><p style="display:block">乙</p><p title="hidden">丙</p>',
      ['甲', '乙', '丙'],
    ],
    ['甲<b>乙</b><br>丙<span>丁</span><div>戊<p>己</p>庚</div>辛', ['甲乙', '丙丁', '戊', '己', '庚', '辛']],
    ['甲<script>乙</script><textarea>丙</textarea>丁', ['甲丁']],
  ])('is not in its lines: %s', (html, lines) => {
    expect(readLines(parsePage(html))).toEqual(lines);
  });

  it('nor is anything of a page that nests without end', () => {
    expect(parseHtml('<div>'.repeat(300))).toBeDefined();
    expect(parseHtml('<div>'.repeat(500))).toBeUndefined();
  });
});

it.each([
  ['<iframe src="/pdfjs/viewer.html?file=/P01.pdf#page=1"></iframe>', ['P01.pdf']],
  ['<embed src="a/%E7%A4%BA%E4%BE%8B.PDF">', ['示例.PDF']],
  ['<object data="a.ofd"></object><a href="b.docx?x=1">乙</a>', ['a.ofd', 'b.docx']],
  ['<a href="c.doc">丙</a><a href="d.xls">丁</a>', ['c.doc']],
  ['<embed src="%E7%A4.pdf">', ['%E7%A4.pdf']],
  ['<a data="a.pdf" href="pdf.html">甲</a><img src="b.pdf"><p data="c.pdf">', []],
])('the documents that %s shows are %j', (html, files) => {
  expect(listShownFiles(parsePage(html))).toEqual(files);
});

describe('the look of an element', () => {
  it.each([
    ['<b>', true],
    ['<strong>', true],
    ['<th>', undefined],
    ['<i>', undefined],
    ['<span style="font-weight: BOLD">', true],
    ['<span style="font-weight:bolder">', true],
    ['<span style="font-weight:600">', true],
    ['<b style="font-weight:500">', false],
    ['<b style="font-weight:normal">', false],
  ])('%s is bold: %s', (tag, bold) => {
    const element = tag === '<th>' ? first('<table><tr><th>') : first(tag);
    const cell = tag === '<th>' ? ([...walkElements(element)].at(-1) as HtmlElement) : element;
    expect(readBold(cell)).toBe(bold);
  });

  it.each([
    ['font-size:22pt', 22],
    ['FONT-SIZE : 16 PX', 12],
    ['font-size:16-px', undefined],
    ['font-size:1.5em', 18],
    ['font-size:2rem', 24],
    ['font-size:13px', 10],
    ['font-size:0pt', 0],
    ['font-size: 0', 0],
    ['font-size:0.5em', 6],
    ['font-size:120%', undefined],
    ['', undefined],
  ])('has the size of “%s”: %s', (style, size) => {
    expect(readSize(first(`<p style="${style}">`))).toBe(size);
  });
});

it.each([
  ['<meta charset="GBK">', 'gbk'],
  ["<META content='text/html; charset=gb2312'>", 'gbk'],
  ['<meta charset = utf-8>', 'utf-8'],
  ['<?xml version="1.0" encoding="big5"?>', 'big5'],
  ['<meta charset="nonsense">', undefined],
  ['<p>charset=gbk</p>', undefined],
  [`${' '.repeat(4000)}<meta charset="gbk">`, 'gbk'],
  [`${' '.repeat(5000)}<meta charset="gbk">`, undefined],
])('a page names its encoding: %s', (page, charset) => {
  expect(findCharset(Buffer.from(page))).toBe(charset);
});

describe('a table only places things', () => {
  const cell = (inside: string) => `<td>${inside}</td>`;
  const row = (...cells: string[]) => `<tr>${cells.map(cell).join('')}</tr>`;
  const long = `<p>${TEXT}</p>`.repeat(16);
  const inner = '<table><tr><td>1</td></tr></table>';
  it.each([
    ['one column', row('甲') + row('乙'), true],
    ['a narrow empty column beside one', row('', '甲') + row('乙', ''), true],
    ['two empty columns beside one', row('', '', '甲'), false],
    ['a picture beside a text', row('<img src="a.png">', '甲'), false],
    ['two columns of data', row('甲', '1') + row('乙', '2'), false],
    ['tables in it', row(inner, inner) + row(inner, '甲'), true],
    ['a table in one of three cells', row('甲', '乙', inner), true],
    ['a table in one of six cells', row('甲', '乙', '丙') + row('丁', '戊', inner), false],
    ['tables in half of the cells', row('甲', '乙', '丙') + row(inner, inner, inner), true],
    ['a whole text in a cell', row(long, '甲'), true],
    ['a whole text in one of four cells', row(long, '甲') + row('乙', '丙'), false],
    ['a whole text among four columns', row(long, long, long, long), false],
    ['a long text of one paragraph', row(`<p>${TEXT.repeat(16)}</p>`, '甲'), false],
  ])('%s', (_, rows, isLayout) => {
    expect(isLayoutTable(first(`<table>${rows}</table>`))).toBe(isLayout);
  });

  it('where it says so itself', () => {
    const rows = row('甲', '1') + row('乙', '2');
    expect(isLayoutTable(first(`<table role="presentation">${rows}</table>`))).toBe(true);
    expect(isLayoutTable(first(`<table role="none">${rows}</table>`))).toBe(true);
    expect(isLayoutTable(first(`<table role="grid">${rows}</table>`))).toBe(false);
  });
});

describe('the text of a page', () => {
  const find = (html: string) => {
    const body = findBody(parsePage(html));
    return body && `${body.tagName}${getAttribute(body, 'id')}${getAttribute(body, 'class')}`;
  };
  const prose = `<p>${TEXT}</p>`.repeat(3);
  const menu = '<ul><li><a href="/">示例区人民政府门户网站首页与政务公开</a></li></ul>';
  const row = '<tr><td>示例区示例保险股份有限公司</td><td>提供虚假示例报告</td></tr>';
  const DATA = `<table border="1">${row.repeat(2)}</table>`;
  it.each([
    [
      'is what publishing systems name so',
      `<div id="a">${menu}<div id="ZOOM">${prose}</div></div>`,
      'divZOOM',
    ],
    [
      'may have several names',
      `<div id="a">${menu}<div class="x TRS_Editor">${prose}</div></div>`,
      'divx TRS_Editor',
    ],
    ['is the outermost of those', `<div id="zoom"><div class="trs_editor">${prose}</div></div>`, 'divzoom'],
    ['is not an empty one of that name', `<div id="zoom"></div><div id="b">${prose}</div>`, 'divb'],
    ['is not a caption of that name', `<div id="zoom">示例，图片。</div><div id="b">${prose}</div>`, 'divb'],
    [
      'is that of a page of this project, however short',
      `<main id="main">${prose}<article class="report-text"><p>放假一天。</p></article></main>`,
      'articlereport-text',
    ],
    ...['wenzhang-content', 'wzcon', 'zfxxgk_content', 'j-fontContent'].map(
      (name): [string, string, string] => [
        `is what some systems call ${name}`,
        `<div id="a">${prose}<div class="${name}">${prose}</div></div>`,
        `div${name}`,
      ],
    ),
    [
      'is a table that is called so on the page of an article, though menus say more',
      `<meta name="ArticleTitle" content="示例"><div>${prose.repeat(9)}</div><div id="zoom">${DATA}</div>`,
      'divzoom',
    ],
    [
      'is not a table that is called so on other pages',
      `<div id="b">${prose.repeat(9)}</div><div id="zoom">${DATA}</div>`,
      'divb',
    ],
    ['is an article', `<div><article id="a">${prose}</article></div><p>${TEXT}</p>`, 'articlea'],
    [
      'is the innermost of wider names',
      `<div class="main"><div class="content">${prose}</div>${menu}</div>`,
      'divcontent',
    ],
    ['is where the sentences are', `<div id="a">${menu}<div id="b">${prose}</div></div>`, 'divb'],
    ['is not in lists of links', `<div id="a">${menu.repeat(20)}</div><div id="b">${prose}</div>`, 'divb'],
    ...['Microsoft Word 15 (filtered)', 'LibreOffice 7.4'].map((program): [string, string, string] => [
      `is all of a page that ${program} saved`,
      `<head><meta name=Generator content="${program}"></head><div><p>示例表</p></div><div id="zoom">${prose}</div>`,
      'body',
    ]),
    [
      'is not all of a page into which a text of Word was pasted',
      `<div id="a">${menu}<div id="b"><meta name="Generator" content="Microsoft Word 15">${prose}</div></div>`,
      'divb',
    ],
    [
      'is the page itself where nothing is denser',
      `<div id="a">${prose}</div><div id="b">${prose}</div>`,
      'body',
    ],
    ['is short where there is nothing else', '<div id="zoom">示例。</div>', 'divzoom'],
    ['is never the body by its name', `<body id="zoom"><div id="b">${prose}</div></body>`, 'divb'],
    [
      'is a wider one with all its parts',
      `<div class="content"><div>${prose.repeat(3)}</div><div>${prose}</div></div>`,
      'divcontent',
    ],
    [
      'is the inner one where it holds nearly all',
      `<div class="main"><p>示例，图。</p><div class="content"><div>${prose.repeat(3)}</div><div>${prose}</div></div></div>`,
      'divcontent',
    ],
    [
      'is the outer one where it does not',
      `<div class="main"><div class="content">${prose.repeat(4)}</div>${prose}</div>`,
      'divmain',
    ],
    [
      'is no small or empty one',
      `<div class="content"><div>${prose.repeat(3)}</div><div>${prose}</div></div><div class="view">${TEXT}</div><div class="main"></div>`,
      'divcontent',
    ],
    [
      'is where the page says since when it is public, whatever its menus say',
      `<div>${`<p>${TEXT}</p>`.repeat(2)}</div><div id="b"><p>发布时间：2022-02-14</p>${prose}</div>`,
      'divb',
    ],
    [
      'is in a wider one what that day belongs to',
      `<div class="main"><div>${menu}</div><div id="b"><p>时间：<i>2022-02-14 09:10</i>　来源：示例网</p>${prose}</div></div>`,
      'divb',
    ],
    [
      'is not where the page only tells of another day',
      `<div class="main"><div>${TEXT}</div><div id="b"><p>听证时间：2022-02-14</p>${prose}</div></div>`,
      'divmain',
    ],
    [
      'is all of it, also where all but its first paragraph is wrapped once more',
      `<div>${menu}</div><div id="c"><p>${TEXT}</p><section>${prose.repeat(2)}</section></div>`,
      'divc',
    ],
    [
      'is all of it, also where most of it stands in a table of its own',
      `<div>${menu}</div><div id="c"><table><tr><td>${prose.repeat(2)}</td></tr></table><table><tr><td>${TEXT}</td></tr></table></div>`,
      'divc',
    ],
    [
      'is nothing of the page beside it',
      `<div>${menu}</div><div id="c"><section id="s">${prose.repeat(2)}</section><p>${TEXT}</p><p>版权所有：示例局</p></div>`,
      'sections',
    ],
    [
      'is not where half of it is missing',
      `<div class="content">${TEXT}</div><div id="b">${prose}</div>`,
      'divb',
    ],
  ])('%s', (_, html, found) => {
    expect(find(html)).toBe(found);
  });
});

describe('furniture inside a text', () => {
  const list = (html: string) =>
    listFurniture(first(`<div>${html}</div>`)).map(
      (element) => element.tagName + getAttribute(element, 'class'),
    );
  it.each([
    [
      '<nav>首页</nav><header>示例</header><footer>示例</footer><aside>示例</aside>',
      ['nav', 'header', 'footer', 'aside'],
    ],
    ['<div class="site-footer">示例</div><ul class="nav">示例</ul>', ['divsite-footer', 'ulnav']],
    ['<div role="navigation">首页</div><div id="breadcrumb">首页</div>', ['div', 'div']],
    ['<div title="header">示例</div><div title="footer">第2页</div>', ['div', 'div']],
    ['<div><section class="Share">示例</section></div>', ['sectionShare']],
    ['<nav><div class="nav">首页</div></nav>', ['nav']],
    ['<p class="footer">示例</p><span class="nav">示例</span>', []],
    ['<div class="navigate">示例</div><div class="heading">示例</div><div role="main">示例</div>', []],
    [`<div class="footer">${TEXT}</div>`, []],
    [`<div class="footer">示例。</div>`, ['divfooter']],
    [
      '<div class="a"><h2>【相关信息】</h2><ul><li>10-18<a>示例区示例局关于示例工作的通知</a></li></ul></div>',
      ['diva'],
    ],
    [
      '<div class="a"><h2>相关信息</h2><p>示例区示例局负责，<a>示例区示例局关于示例工作的通知</a></p></div>',
      [],
    ],
  ])('is %s', (html, found) => {
    expect(list(html)).toEqual(found);
  });

  it('where the publishing system names the text is only a list of others', () => {
    const others = '<div class="a"><p>相关新闻</p><a>示例区示例局关于示例工作的通知</a></div>';
    expect(listFurniture(first(`<div id="zoom"><nav>首页</nav>${others}</div>`))).toHaveLength(1);
    expect(listFurniture(first('<div id="zoom"><nav>首页</nav></div>'))).toEqual([]);
    expect(listFurniture(first('<article><nav>首页</nav></article>'))).toEqual([]);
    expect(listFurniture(first('<div class="content"><nav>首页</nav></div>'))).toEqual([]);
  });
});
