import { describe, expect, it } from 'vitest';
import { readMetaTags, readPageTitle, readSurroundings } from '../../../src/import/html-metadata.ts';
import { findNotes } from '../../../src/import/html-notes.ts';
import { readText, walkElements } from '../../../src/import/html-shown.ts';
import type { HtmlElement } from '../../../src/import/html-tree.ts';
import { parsePage } from '../../support/import-document.ts';

const meta = (name: string, content: string) => `<meta name="${name}" content="${content}">`;

describe('the tags of a page', () => {
  const read = (html: string) => readMetaTags(parsePage(html)).map(({ label, value }) => `${label}=${value}`);
  it.each([
    [meta('ArticleTitle', ' 示例通知 '), ['标题=示例通知']],
    [meta(' PubDate ', '2022-02-14'), ['发布日期=2022-02-14']],
    [
      meta('publishdate', '2022-02-14') + meta('Source', '示例网'),
      ['发布日期=2022-02-14', '信息来源=示例网'],
    ],
    [meta('ContentSource', '示例网') + meta('ColumnName', '通知'), ['信息来源=示例网', '所属类目=通知']],
    [meta('source', ''), []],
    [meta('source', '来源：示例网') + meta('ContentSource', '信息来源:'), ['信息来源=示例网']],
    [meta('toString', '示例') + meta('author', '示例'), []],
    [meta('keywords', '甲') + meta('description', '乙'), []],
    [
      meta('ArticleTitle', '示例') + meta('keywords', '甲') + meta('description', '示例'),
      ['标题=示例', '关键词=甲'],
    ],
    [
      meta('SiteName', '示例网') + meta('ArticleTitle', '示例') + meta('keywords', '示例区,示例网'),
      ['标题=示例'],
    ],
    [
      meta('SiteName', '示例网') + meta('ArticleTitle', '示例') + meta('keywords', '示例网站建设'),
      ['标题=示例', '关键词=示例网站建设'],
    ],
    [
      meta('SiteName', '示例局') +
        meta('ArticleTitle', '示例') +
        meta('keywords', '示例局') +
        meta('description', '示例局') +
        meta('source', '示例局'),
      ['标题=示例', '信息来源=示例局'],
    ],
    [
      meta('SiteName', '示例区人民政府门户网站') +
        meta('ArticleTitle', '示例') +
        meta('keywords', '示例区;示例区人民政府网站') +
        meta('description', '示例区人民政府网是示例区发布政府信息、提供在线服务的综合平台。'),
      ['标题=示例'],
    ],
    [
      meta('SiteName', '示例区人民政府门户网站') +
        meta('ArticleTitle', '示例') +
        meta('keywords', '示例区人民政府;示例工作') +
        meta('description', '示例区人民政府网上办事大厅开通。'),
      ['标题=示例', '关键词=示例区人民政府;示例工作', '摘要=示例区人民政府网上办事大厅开通。'],
    ],
    [
      '<div id="publish_time">2022-02-14</div><a id="js_name"> 示例局 </a>',
      ['发布日期=2022-02-14', '信息来源=示例局'],
    ],
    ['<div name="source" content="示例网"></div>', []],
  ])('%s', (html, values) => {
    expect(read(html)).toEqual(values);
  });
});

it.each([
  ['示例通知_通知公告_示例区人民政府', '示例通知'],
  ['示例通知 | 示例网', '示例通知'],
  ['示例通知｜示例网', '示例通知'],
  ['示例通知 - 示例网', '示例通知'],
  ['示例通知 —— 示例网', '示例通知'],
  ['示例通知-示例网', '示例通知'],
  ['2021-2022年度 示例-A1', '2021-2022年度 示例-A1'],
  [' 示例\n 通知 ', '示例 通知'],
  ['_示例网', undefined],
  ['', undefined],
])('a page called “%s” is %s', (title, own) => {
  expect(readPageTitle(parsePage(`<title>${title}</title>`), [])).toEqual(own === undefined ? [] : [own]);
  expect(readPageTitle(parsePage('<p>示例</p>'), [])).toEqual([]);
});

it.each([
  ['示例区人民政府 政务公开 示例局示例报告', '示例局示例报告'],
  ['示例局示例报告 示例区人民政府', '示例局示例报告'],
  ['示例区人民政府_政务公开_示例局示例报告', '示例局示例报告'],
  ['示例区 示例局示例报告 - 政务公开', '示例局示例报告'],
  // Within another word, a short line, the site's own name, and a line that is no part of it.
  ['示例区 关于示例局示例报告的说明', '示例区 关于示例局示例报告的说明'],
  ['示例通知 示例区人民政府', '示例通知 示例区人民政府'],
])('a page called “%s” that shows lines of it is %s', (title, own) => {
  const shown = ['示例区人民政府', '示例通知', '政务公开', ' 示例局示例报告 ', '示例局别的示例报告'];
  expect(readPageTitle(parsePage(`<title>${title}</title>`), shown)).toEqual([own]);
});

describe('what stands around a text', () => {
  const read = (html: string) => {
    const page = parsePage(`${html}<div id="zoom">正文</div>`);
    const body = [...walkElements(page)].find(({ attrs }) => attrs.some(({ value }) => value === 'zoom'));
    const found = readSurroundings(page, { body: body as HtmlElement, furniture: [] }, findNotes(page));
    return {
      fields: found.metadata.map(({ label, value }) => `${label}=${value}`),
      titles: found.titles,
      left: found.leftBehind.map(({ what, text }) => `${what}|${text}`),
      files: found.files.map(({ path }) => path),
      texts: found.texts.filter((text) => text !== ''),
    };
  };
  it.each([
    ['<p>来源：</p><p>示例网</p>', ['来源=示例网'], ''],
    ['<p>来源</p><p>示例网</p>', [], '来源\n示例网'],
    [
      '<dl><dt>来源</dt><dd>甲网</dd><dt>体裁</dt><dd>通知</dd><dt>索引号</dt><dd>1</dd></dl>',
      ['来源=甲网', '体裁=通知', '索引号=1'],
      '',
    ],
    ['<p>来源：</p><p>体裁：</p><p>通知</p>', ['来源=', '体裁=通知'], ''],
    ['<p>来源：</p><p>字体：大 中 小</p>', ['来源=', '字体=大 中 小'], ''],
    ['<p>来源：</p><p>2022-02-14</p>', ['来源=2022-02-14'], ''],
    // Only a day that nothing else names is that of publication.
    ['<p>2022-02-14</p>', ['发布日期=2022-02-14'], ''],
    ['<p>发稿时间：</p><p>2022-02-14</p>', ['发布日期=2022-02-14'], '发稿时间：'],
    ['<p>听证日期：</p><p>2022-02-14</p>', ['听证日期=2022-02-14'], '听证日期：'],
    ['<dl><dt>听证时间</dt><dd>2022年2月14日</dd></dl>', ['听证时间=2022年2月14日'], '听证时间'],
    [`<p>来源：</p><p>${'长'.repeat(100)}</p>`, [`来源=${'长'.repeat(100)}`], ''],
    [`<p>来源：</p><p>${'长'.repeat(101)}</p>`, ['来源='], '长'.repeat(101)],
    ['<p>来源：甲网<br>体裁：通知</p>', ['来源=甲网', '体裁=通知'], ''],
    ['<p>来源：甲网<br>首页</p>', [], '来源：甲网\n首页'],
    [
      '<table><tr><td>来源</td><td>甲网</td></tr><tr><td>体裁</td><td>通知</td></tr></table>',
      ['来源=甲网', '体裁=通知'],
      '',
    ],
    ['<p>首页</p><p> </p><p>政务公开</p>', [], '首页\n政务公开'],
    ['<p>发布时间：2022-02-14 最近修订：2022-03-01</p>', ['发布时间=2022-02-14', '最近修订=2022-03-01'], ''],
    [
      '<h1>示例办法</h1><p>（2010年1月1日公布　2020年1月1日修正）</p><p>（示例）</p>',
      ['题注=（2010年1月1日公布　2020年1月1日修正）'],
      '示例办法\n（示例）',
    ],
    // Elements that only the style sheet keeps apart.
    [
      '<div><span>发布时间：2022-02-14 09:10</span><span>来源：甲网</span><span>浏览次数：12</span></div>',
      ['发布时间=2022-02-14 09:10', '来源=甲网', '浏览次数=12'],
      '',
    ],
    [
      '<div><span>来源：甲网</span>\n<span>时间：<time>2022-02-14</time></span>\n<span>浏览字号：<a>大</a><a>小</a></span></div>',
      ['来源=甲网', '发布日期=2022-02-14', '浏览字号=大小'],
      '',
    ],
    ['<div><b>来</b><b>源：</b>甲网<i>本部</i></div>', ['来源=甲网本部'], ''],
    ['<p>来源：甲网 发表时间：2022年2月14日</p>', ['来源=甲网', '发布日期=2022年2月14日'], ''],
    ['<p>办理时间：2022-02-14</p><p>时间：每周一</p>', [], '办理时间：2022-02-14\n时间：每周一'],
    [
      '<p>【信息发布时间：2022-02-14阅读次数：】【我要打印】【关闭】</p>',
      ['信息发布时间=2022-02-14', '阅读次数='],
      '',
    ],
    [
      '<p>【时间：2022年02月14日 09:10】【来源：甲网】【作者：张示例】</p>',
      ['发布日期=2022年02月14日 09:10', '来源=甲网', '作者=张示例'],
      '',
    ],
    [
      '<p>日期：2022-02-14 09:10:11&nbsp;  发布人：admin&nbsp; 浏览量：8</p>',
      ['日期=2022-02-14 09:10:11', '发布人=admin', '浏览量=8'],
      '',
    ],
    [
      '<p>来源：甲网作者：张示例发布时间：2022-02-14</p>',
      ['来源=甲网', '作者=张示例', '发布时间=2022-02-14'],
      '',
    ],
    [
      '<p>作者：张示例&nbsp; 编辑：李示例&nbsp; 2022-02-14 09:10:11</p>',
      ['作者=张示例', '编辑=李示例', '发布日期=2022-02-14 09:10:11'],
      '',
    ],
    [
      '<p>来源：甲网&nbsp; 发布时间：2022-02-14&nbsp; 上报基层：示例街道</p>',
      ['来源=甲网', '发布时间=2022-02-14', '上报基层=示例街道'],
      '',
    ],
    // A form without its values, and the title below it.
    [
      '<li>发文字号：〔〕 号</li><li>主题分类：</li><h1>示例工作的意见</h1>',
      ['发文字号=', '主题分类='],
      '示例工作的意见',
    ],
    [
      '<title>示例工作的意见_示例局</title><li>主题分类：</li><p>示例工作的意见</p>',
      ['主题分类='],
      '示例工作的意见',
    ],
    ['<p>来源：甲网〔2022〕[二]</p>', ['来源=甲网〔2022〕[二]'], ''],
    // When a meeting is held, not when the text was put out.
    ['<p>时间：2022-02-14</p>', [], '时间：2022-02-14'],
    [
      '<ul><li><b>来源：</b><span>甲网</span></li><li>体裁：通知</li></ul><p>索引号：1 | 公开类别：主动公开</p>',
      ['来源=甲网', '体裁=通知', '索引号=1', '公开类别=主动公开'],
      '',
    ],
  ])('%s', (html, fields, left) => {
    const found = read(html);
    expect(found.fields).toEqual(fields);
    expect(found.left.map((each) => each.split('|').slice(-1)[0])).toEqual(left === '' ? [] : [left]);
  });

  it('is counted and clipped for the editor', () => {
    expect(read('<p>首页</p><p>政务 公开</p>').left).toEqual([
      '正文以外的网页内容（6 字：首页 | 政务 公开）|首页\n政务 公开',
    ]);
  });

  it('has titles of six characters or more that are no way to other pages, files, and what it embeds', () => {
    const found = read(
      '<h1>示例区通知</h1><h1>您当前所在的位置：首页 &gt; 通知公告</h1><h1>示例区的通知</h1><h2>示例区的公告</h2><a href="a.pdf">附件</a><video src="a.mp4"></video>',
    );
    expect(found.titles).toEqual(['示例区的通知']);
    expect(found.files).toEqual(['a.pdf']);
    expect(found.texts).toEqual([
      '示例区通知',
      '您当前所在的位置：首页 > 通知公告',
      '示例区的通知',
      '示例区的公告',
      '附件',
      '（a.mp4）',
    ]);
  });
});

describe('notes of a page', () => {
  const find = (html: string) => {
    const { references, notes } = findNotes(parsePage(html));
    return {
      references: [...references].map(([node, id]) => `${readText(node)}→${id}`),
      notes: notes.map(({ id, element }) => `${id} ${element.tagName} ${readText(element)}`),
    };
  };
  const NONE = { references: [], notes: [] };
  const note = (label: string, back: string) =>
    `<p>正文<a id="r" href="#n">${label}</a></p><p id="n">注<a href="#r">${back}</a></p>`;
  it.each([
    '1',
    '[1]',
    '［12］',
    '（3）',
    '①',
    'iv',
    '*',
    '†',
    '※',
    '',
  ])('have labels such as “%s”', (label) => {
    expect(find(note(label, '↩')).references).toEqual([`${label}→n`]);
  });
  it.each(['1', '↑', '^', '⏎', '↩\ufe0e', ''])('lead back by “%s”', (back) => {
    expect(find(note('1', back)).references).toEqual(['1→n']);
  });
  it.each(['1234', '见注', 'viiiii', '1a', '返回'])('have no label such as “%s”', (label) => {
    expect(find(note(label, '↩'))).toEqual(NONE);
    if (label !== '1234') expect(find(note('1', `${label}处`))).toEqual(NONE);
  });
  it.each([
    ['no link back', '<p><a id="r" href="#n">1</a></p><p id="n">注</p>'],
    [
      'a link back elsewhere',
      '<p><a id="r" href="#n">1</a></p><p id="n">注<a href="#x">1</a></p><p id="x">甲</p>',
    ],
    ['no target', '<p><a id="r" href="#x">1</a></p><p id="n">注<a href="#r">1</a></p>'],
    ['both in one block', '<p id="n"><a id="r" href="#n">1</a>注<a href="#r">1</a></p>'],
    ['a way to another page', '<p><a id="r" href="a.html#n">1</a></p><p id="n">注<a href="#r">1</a></p>'],
    [
      'a link back to a whole text',
      `<div id="r">${'示例'.repeat(11)}<a href="#n">1</a></div><p id="n">注<a href="#r">1</a></p>`,
    ],
  ])('are none with %s', (_, html) => {
    expect(find(html)).toEqual(NONE);
  });

  it('may be referred to twice, by names, and in an element of their own', () => {
    expect(
      find(
        '<p><a id="r1" href="#n">1</a><a id="r2" href="#n">1</a></p><p id="n">注<a href="#r1">a</a><a href="#r1">1</a><a href="#r2">2</a></p>',
      ).references,
    ).toEqual(['1→n', '1→n']);
    expect(
      find(
        '<p><a name="r" href="#%E6%B3%A8">1</a></p><div id="ftn1"><p><a name="注" href="#r">1</a>甲</p></div>',
      ),
    ).toEqual({
      references: ['1→注'],
      notes: ['注 div 1甲'],
    });
    expect(find('<p><a name="r" href="#%E6">1</a></p><p><a name="%E6" href="#r">1</a>甲</p>').notes).toEqual([
      '%E6 p 1甲',
    ]);
  });
});
