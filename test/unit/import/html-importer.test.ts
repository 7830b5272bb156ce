import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../../src/import/read-markdown.ts';
import { bare, importDocument, readSource } from '../../support/import-document.ts';

const TEXT = '示例局认真贯彻落实各项部署，扎实推进各项工作，取得了明显成效。';

/** A page of a publishing system, invented after the form of real ones. */
const PAGE = `<!DOCTYPE html><html><head><meta charset="utf-8">
<title>示例区示例局2022年工作总结_工作总结_示例区人民政府</title>
<meta name="ArticleTitle" content="示例区示例局2022年工作总结"><meta name="PubDate" content="2023-01-12 09:30">
<meta name="ContentSource" content="示例局办公室"><meta name="Keywords" content="工作总结;示例局">
<meta name="Description" content="示例区示例局2022年工作总结"><meta name="ColumnName" content="工作总结">
<script>var 脚本 = '不是正文';</script></head><body>
<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/zwgk">政务公开</a></li></ul></div>
<div class="main"><h1>示例区示例局2022年工作总结</h1>
<p><span>来源：示例局办公室</span> <span>发布时间：2023-01-12</span> <span>【字体：<a>大</a> <a>中</a> <a>小</a>】</span> <a>打印</a></p>
<div class="TRS_Editor"><style>.x { color: red }</style>
<p>　　${TEXT}</p>
<p>　　<strong>一、主要工作</strong></p>
<p>　　（一）<b>加强领导。</b>成立领导小组，<span style="font-weight:bold">明确责任</span>，层层落实。</p>
<p>　　面积1200m<sup>2</sup>，见<a href="https://www.example.com/a">《示例办法》</a>和<a href="javascript:void(0)">示例</a>。</p>
<table border="1"><tr><td rowspan="2">序号</td><td colspan="2">完成情况</td></tr>
<tr><td><p>计</p><p>划</p></td><td>实际</td></tr><tr><td>1</td><td>10</td><td></td></tr></table>
<ul><li>第一项；</li><li>第二项。<ol><li>甲</li><li>乙</li></ol></li></ul>
<p>附件：<a href="./P020230112.docx">1.项目清单.docx</a></p>
<p style="text-align: right">示例区示例局&nbsp;&nbsp;</p><p style="text-align: right">2023年1月10日</p></div>
<div>上一篇：<a>示例通知</a></div></div>
<div class="footer"><p>主办：示例区人民政府办公室</p></div></body></html>`;

describe('a page of a government site', () => {
  it('gives the fields that its tags and lines name, each from the more exact one', async () => {
    const { values, missing } = await importDocument('网页.html', PAGE).then((report) => ({
      ...report,
      missing: report.account.missing,
    }));
    expect(values).toEqual({
      公开类别: '主动公开',
      标题: '示例区示例局2022年工作总结',
      发布日期: '2023-01-12 09:30',
      信息来源: '示例局办公室',
      关键词: '工作总结 / 示例局',
      所属类目: '工作总结',
      体裁: '总结',
      机构名称: '示例区示例局',
      发文日期: '2023-01-10',
      落款: '示例区示例局 / 2023年1月10日',
    });
    expect(missing).toEqual([]);
  });

  it('is its text alone, in the Markdown of the portal', async () => {
    const { body } = await importDocument('网页.html', PAGE);
    expect(body).toBe(
      [
        TEXT,
        '## 一、主要工作',
        '（一）**加强领导。**成立领导小组，**明确责任**，层层落实。',
        '面积1200m²，见[《示例办法》](<https://www.example.com/a>)和示例。',
        '| 序号 | 完成情况 | < |\n|---|---|---|\n| ^^ | 计划 | 实际 |\n| 1 | 10 |  |',
        '- 第一项；\n- 第二项。\n    1. 甲\n    2. 乙',
        '附件：1.项目清单.docx',
      ].join('\n\n'),
    );
  });

  it('has 版记 that it sets over two lines, and nobody signs it by that', async () => {
    const page = (tail: string) =>
      importDocument('网页.html', `<h1>示例区示例办法</h1><div id="zoom"><p>${TEXT}</p>${tail}</div>`);
    const printed = '<p align="right">示例局办公室</p><p align="right">2022年2月15日印发</p>';
    const { values, body } = await page(`<p>抄送：示例区甲局</p>${printed}`);
    expect(values).toMatchObject({
      抄送: '示例区甲局',
      印发机关: '示例局办公室',
      印发日期: '2022-02-15',
    });
    expect(values).not.toHaveProperty('落款');
    expect(body).toBe(TEXT);
    // What stands above is no body.
    expect((await page('<p>抄送：示例区甲局</p><p>2022年2月15日印发</p>')).values).not.toHaveProperty(
      '印发日期',
    );
  });

  it('names what stays behind', async () => {
    const { leftBehind, source } = await importDocument('网页.html', PAGE);
    const all = leftBehind.map(({ what, text }) => `${what} ${text}`).join('\n');
    expect(all).toContain('首页\n政务公开\n');
    expect(all).toContain('主办：示例区人民政府办公室');
    expect(all).toContain('上一篇：示例通知');
    expect(all).not.toContain('脚本');
    expect(source.files).toEqual([{ path: 'P020230112.docx', text: '1.项目清单.docx' }]);
  });
});

describe('a page laid out with tables', () => {
  const table = `<table width="660"><tr><td><table><tr><td><b>索 引 号：</b></td><td>000014349/2018-00204</td>
<td><b>主题分类：</b></td><td>综合政务\\政务公开</td></tr><tr><td><b>发文机关：</b></td><td>示例办公厅</td>
<td><b>成文日期：</b></td><td>2018年10月27日</td></tr><tr><td><b>标　　题：</b></td>
<td colspan="3">示例办公厅关于印发《示例方案》的通知</td></tr><tr><td><b>发文字号：</b></td><td>示办函〔2018〕71号</td>
<td><b>发布日期：</b></td><td>2018年11月09日</td></tr><tr><td><b>主 题 词：</b></td><td></td></tr></table></td></tr></table>`;
  const page = (body: string) =>
    `${table}<table><tr><td id="UCAP-CONTENT">${body}</td></tr></table><div id="qr_container">扫一扫在手机打开当前页</div>`;
  const centred = (text: string) =>
    `<p style="text-align:center"><span style="font-weight:bold">${text}</span></p> `;

  it('gives the fields of its table and not their rows', async () => {
    const body = `${centred('示例办公厅关于印发《示例')}${centred('方案》的通知')}<p style="text-align:center">示办函〔2018〕71号</p>
<p>各单位：</p><p>${TEXT}</p><p style="text-align:right">示例办公厅</p><p style="text-align:right">2018年10月27日</p>
<p>（此件公开发布）</p><p><br></p>${centred('示例')}${centred('方案')}<p>${TEXT}</p>`;
    const report = await importDocument('网页.html', page(body));
    expect(report.values).toMatchObject({
      标题: '示例办公厅关于印发《示例方案》的通知',
      索引号: '000014349/2018-00204',
      主题分类: '综合政务\\政务公开',
      体裁: '通知',
      发布日期: '2018-11-09',
      发文字号: '示办函〔2018〕71号',
      发文日期: '2018-10-27',
      公开类别: '主动公开',
      机构名称: '示例办公厅',
    });
    // An annex follows, so the signature stays in its place; its title, set over two lines, is one.
    expect(report.body).toBe(
      `示办函〔2018〕71号\n\n各单位：\n\n${TEXT}\n\n示例办公厅\n\n2018年10月27日\n\n（此件公开发布）\n\n## 示例方案\n\n${TEXT}`,
    );
    expect(report.account.missing).toEqual([]);
  });

  it('has its paragraphs where they are parted by breaks alone', async () => {
    const { body, values } = await importDocument(
      '网页.html',
      page(
        `各单位：<br>　　${TEXT}<br>　　一、总则<br>　　${TEXT}<br><br>　　　　示例办公厅<br>　　　　2018年10月27日`,
      ),
    );
    expect(body).toBe(`各单位：\n\n${TEXT}\n\n## 一、总则\n\n${TEXT}`);
    // The title stands in the table alone.
    expect(values).toMatchObject({
      标题: '示例办公厅关于印发《示例方案》的通知',
      落款: '示例办公厅 / 2018年10月27日',
    });
  });
});

describe('a text most of which is in one part of it', () => {
  const page = (part: string) =>
    `<meta charset="utf-8"><div class="nr"><h1>示例局关于转发文件的通知</h1><p>现将文件转发给你们，请遵照执行。</p>${part}<p style="text-align:right">示例局</p><p style="text-align:right">2024年3月1日</p></div>`;
  const long = `<p>${TEXT}</p>`.repeat(12);

  it.each([
    ['a quotation', `<blockquote>${long}</blockquote>`],
    ['an item of a list', `<ul><li>${long}</li></ul>`],
    [
      'a cell of a table',
      `<table><tr><th>文号</th><th>事由</th></tr><tr><td>示罚〔2024〕1号</td><td>${long}</td></tr><tr><td>示罚〔2024〕2号</td><td>同上</td></tr><tr><td>示罚〔2024〕3号</td><td>同上</td></tr></table>`,
    ],
  ])('is the whole text: %s', async (_, part) => {
    const { body, values, leftBehind } = await importDocument('网页.html', page(part));
    expect(body.startsWith('现将文件转发给你们，请遵照执行。')).toBe(true);
    expect(values.落款).toBe('示例局 / 2024年3月1日');
    expect(leftBehind).toEqual([]);
    if (part.includes('table')) expect(body).toContain('| 示罚〔2024〕2号 | 同上 |');
  });
});

describe('hostile and damaged pages', () => {
  it('are read in the encoding that they name, a few damaged bytes told', async () => {
    const text = new Uint8Array(Buffer.from('<meta charset="gb2312"><div id="zoom"><p>', 'latin1'));
    const gb = new Uint8Array([0xca, 0xbe, 0xc0, 0xfd, 0xd5, 0xfd, 0xce, 0xc4, 0xa1, 0xa3]);
    const many = new Uint8Array(gb.length * 60).map((_, index) => gb[index % gb.length] ?? 0);
    const page = new Uint8Array([...text, ...many, 0xff, ...Buffer.from('</p></div>')]);
    const { source } = await importDocument('网页.html', page);
    expect(source.remarks[0]).toContain('1 处字符损坏');
    expect(source.witness[0]).toContain('示例正文。示例正文。');
  });

  it('are refused when they are nested to exhaust the stack', async () => {
    const reading = await readSource('网页.html', `<html><body>${'<div>'.repeat(50_000)}示例`);
    expect(reading).toMatchObject({ ok: false, message: expect.stringContaining('嵌套得太深') });
  });

  it('bring no markup and no script into the report', async () => {
    const { body } = await importDocument(
      '网页.html',
      `<div id="zoom"><p>${TEXT}&lt;script&gt;alert(1)&lt;/script&gt;<a href="javascript:alert(1)">点击</a></p></div>`,
    );
    expect(bare(readMarkdown(body))).toBe(bare(`${TEXT}<script>alert(1)</script>点击`));
    expect(body).not.toContain('javascript:');
  });
});
