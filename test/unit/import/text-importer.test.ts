import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../../src/import/read-markdown.ts';
import { bare, importDocument, readSource } from '../../support/import-document.ts';

/** A page as it is copied from a browser, invented after the form of real ones. */
const CAPTURED = `示例区示例局2021年度法治政府建设情况报告_法治政府_示例区人民政府门户网站

示例区示例局2021年度法治政府建设情况报告

信息来源: 示例局 发布时间 2022-02-14
【字号
  • 所属类目: 法治政府
  • 主题分类: 科技、教育
  • 体       裁: 报告
  • 发文字号:
  • 公开类别: 主动公开
  • 机构名称: 示例局

2021年,示例局推进各项工作(含下属单位),现将有关情况报告如下

一、主要举措和成效

(一)加强组织领导

年初制定《示例意见》,纳入全年目标

1深化制度改革

全年受理12项,办结1,000件。

2、加强监管

按比例抽取19所学校。

二、存在的不足

（一）宣传不够。有的单位重视不足。

（二）培训不够。参加的人员偏少。

 

 

示例区示例局

  • 附件下载

  • 相关文章

当前页二维码
`;

describe('a page copied from a browser', () => {
  it('gives title, fields and 落款, without the furniture around the text', async () => {
    const { values, leftBehind, account } = await importDocument('网页.txt', CAPTURED);
    expect(values).toEqual({
      标题: '示例区示例局2021年度法治政府建设情况报告',
      信息来源: '示例局',
      发布日期: '2022-02-14',
      所属类目: '法治政府',
      主题分类: '科技、教育',
      体裁: '报告',
      公开类别: '主动公开',
      机构名称: '示例局',
      落款: '示例区示例局',
    });
    expect(leftBehind.map(({ text }) => text)).toEqual([
      '示例区示例局2021年度法治政府建设情况报告_法治政府_示例区人民政府门户网站',
      '【字号',
      '• 附件下载',
      '• 相关文章',
      '当前页二维码',
    ]);
    expect(account.missing).toEqual([]);
  });

  it('finds headings by their numbers; one that runs on into its paragraph stays in it', async () => {
    const { body } = await importDocument('网页.txt', CAPTURED);
    expect(body.split('\n').filter((line) => line.startsWith('#'))).toEqual([
      '## 一、主要举措和成效',
      '### (一)加强组织领导',
      '#### 1深化制度改革',
      '#### 2、加强监管',
      '## 二、存在的不足',
    ]);
    expect(body).toContain('\n\n（一）宣传不够。有的单位重视不足。\n\n');
  });

  it('restores the width of marks beside Han characters on request, and nothing else', async () => {
    const { body } = await importDocument('网页.txt', CAPTURED, { fullwidth: true });
    expect(body).toContain('2021年，示例局推进各项工作（含下属单位），现将');
    expect(body).toContain('### （一）加强组织领导');
    expect(body).toContain('办结1,000件');
  });
});

it('a title that a line of the copied table names is that one, over all lines of it', async () => {
  const table =
    '索 引 号：\t示例/2022-1\t发布日期：\t2022-02-14\n标　　题：\t示例区示例局工作情况公布说明书\n';
  const { values, body } = await importDocument(
    '网页.txt',
    `${table}示例区示例局工作\n情况公布说明书\n全年受理12件，办结11件，群众满意率比上年提高。\n名称：示例服务中心\n`,
  );
  expect(values.标题).toBe('示例区示例局工作情况公布说明书');
  expect(body).toBe('全年受理12件，办结11件，群众满意率比上年提高。\n\n名称：示例服务中心');
});

describe('a page copied whole', () => {
  const page = (line: string) =>
    `示例区人民政府\n首页\n政务公开\n当前位置：首页 > 工作总结\n示例区示例局2022年工作总结\n${line}\n\n全年受理12件。\n上一篇：示例通知\n主办单位：示例区人民政府\n`;

  it('is its text, without the menu above and the ways below', async () => {
    const { body, leftBehind } = await importDocument('网页.txt', page('发布时间：2023-01-20 来源：示例局'));
    expect(body).toBe('全年受理12件。');
    expect(leftBehind.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['示例区人民政府', '首页', '政务公开', '上一篇：示例通知']),
    );
  });

  it('keeps lines above the title where nothing says that it is a page', async () => {
    const { body } = await importDocument(
      '示例.txt',
      '示例区示例局\n\n示例区2022年工作总结\n\n全年受理12件。',
    );
    expect(body).toBe('示例区示例局\n\n全年受理12件。');
  });
});

describe('a plain text', () => {
  it('keeps every character of its paragraphs, whatever Markdown would make of them', async () => {
    const lines = [
      '示例区示例局关于示例的通知',
      '1. 数字和空格开头，*星号*、_下划线_、`反引号`、~~波浪~~。',
      '- 减号开头',
      '# 井号开头',
      '+ 加号开头',
      '> 大于号开头',
      '[链接](http://example.com)、![图](a.png)、[^1]、<http://example.com>、<b>粗</b>、&amp;、{{ 模板 }}。',
      '行尾的反斜杠\\',
      '| 竖线 | 不是表格 |',
      '--- 三个减号',
      '**',
      '：冒号开头',
      '= 等号开头，a*b*c，__init__，C:\\文件\\n，$x$，2**3。',
    ];
    const { body, account } = await importDocument('示例.txt', lines.join('\n\n'));
    expect(bare(readMarkdown(body))).toBe(bare(lines.slice(1).join('')));
    expect(account.missing).toEqual([]);
    expect(account.written + account.inFields).toBe(account.read);
  });

  it.each([
    [
      'UTF-8 with a BOM',
      new Uint8Array([0xef, 0xbb, 0xbf, ...new TextEncoder().encode('示例通知\r\n\r\n正文。')]),
    ],
    ['UTF-16 LE', new Uint8Array([0xff, 0xfe, ...Buffer.from('示例通知\r\n\r\n正文。', 'utf16le')])],
    ['UTF-16 LE without a mark', new Uint8Array(Buffer.from('示例通知\r\n\r\n正文。', 'utf16le'))],
    ['UTF-16 BE without one', new Uint8Array(Buffer.from('示例通知\r\n\r\n正文。', 'utf16le').swap16())],
    ['UTF-16 BE', new Uint8Array([0xfe, 0xff, ...Buffer.from('示例通知\r\n\r\n正文。', 'utf16le').swap16()])],
    [
      'GB18030',
      new Uint8Array([
        0xca, 0xbe, 0xc0, 0xfd, 0xcd, 0xa8, 0xd6, 0xaa, 0x0d, 0x0a, 0x0d, 0x0a, 0xd5, 0xfd, 0xce, 0xc4, 0xa1,
        0xa3,
      ]),
    ],
  ])('is read in %s', async (_, bytes) => {
    const { body, values } = await importDocument('示例.txt', bytes);
    expect(values.标题).toBe('示例通知');
    expect(body).toBe('正文。');
  });

  it('is one paragraph where a program has wrapped its lines', async () => {
    const sentence = '示例局认真贯彻落实各项部署，扎实推进各项工作，取得了明显成效，现将有关情况报告如下。';
    const text = sentence.repeat(20);
    const lines = text.match(/.{1,36}/gu) ?? [];
    const { body } = await importDocument('示例.txt', `示例通知\n\n　　${lines.join('\n')}`);
    expect(body).toBe(text);
  });

  it('has tables where lines have the same tab stops', async () => {
    const { body } = await importDocument(
      '示例.txt',
      '示例通知\n\n下表列出件数。\n事项\t件数\n甲\t12\n乙|丙\t3\n',
    );
    expect(body).toBe('下表列出件数。\n\n| 事项 | 件数 |\n|---|---|\n| 甲 | 12 |\n| 乙\\|丙 | 3 |');
  });

  it('loses characters that nobody sees, and says so', async () => {
    const { body, leftBehind } = await importDocument(
      '示例.txt',
      '示例通知\n\n正\u200b文\u202e里有\u0007符号。',
    );
    expect(body).toBe('正文里有符号。');
    expect(leftBehind.map(({ what }) => what)).toEqual([
      '看不见的字符 U+200B，1 个',
      '看不见的字符 U+202E，1 个',
      '看不见的字符 U+0007，1 个',
    ]);
  });

  it.each([
    ['empty', new Uint8Array(), '文件是空的（0 字节）'],
    ['a PNG', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]), 'PNG 图片'],
    ['binary', new Uint8Array([1, 2, 0, 3, 0, 0xff, 9]), '二进制数据，不是文字'],
    ['binary of even length', new Uint8Array([1, 2, 0, 3, 0, 0xff]), '二进制数据，不是文字'],
    ['zeros', new Uint8Array(4), '二进制数据，不是文字'],
    ['half of a character more', new Uint8Array([0x41, 0, 0x42]), '这不是文本文件'],
    [
      'cut off in a character',
      new TextEncoder().encode('示例正文').subarray(0, -1),
      '文件损坏或没有保存完整',
    ],
    ['half a surrogate pair', new Uint8Array([0xff, 0xfe, 0x00, 0xd8]), '文件损坏或没有保存完整'],
  ])('is refused when it is %s', async (_, bytes, words) => {
    const reading = await readSource('示例.txt', bytes);
    expect(reading.ok ? '' : reading.message).toContain(words);
    expect(reading.ok ? '' : reading.remedy).not.toBe('');
  });
});

describe('the end of a text', () => {
  const end = async (text: string) => {
    const { body, values, leftBehind } = await importDocument(
      '示例.txt',
      `示例通知\n\n请认真贯彻执行。\n\n${text}`,
    );
    return {
      body,
      落款: values.落款,
      发文日期: values.发文日期,
      公开类别: values.公开类别,
      版记: ['抄送', '印发机关', '印发日期'].flatMap((key) => values[key] ?? []),
      left: leftBehind.map(({ what }) => what),
    };
  };

  it('is 落款 with date and note', async () => {
    expect(await end('示例区示例局\n二〇二二年三月一日\n（此件公开发布）')).toEqual({
      body: '请认真贯彻执行。',
      落款: '示例区示例局 / 二〇二二年三月一日 / （此件公开发布）',
      发文日期: '2022-03-01',
      公开类别: '主动公开',
      版记: [],
      left: [],
    });
  });

  const SIGNED = '示例区示例局\n2022年3月1日\n\n';

  it('has 版记 in fields, and its characters are counted there', async () => {
    const text = `${SIGNED}抄  送：示例区人大办公室，各街道。\n示例区示例局办公室    2022年03月2日印发`;
    const { values, account, leftBehind } = await importDocument(
      '示例.txt',
      `示例通知\n\n请认真贯彻执行。\n\n${text}`,
    );
    expect(values).toMatchObject({
      落款: '示例区示例局 / 2022年3月1日',
      发文日期: '2022-03-01',
      抄送: '示例区人大办公室，各街道',
      印发机关: '示例区示例局办公室',
      印发日期: '2022-03-02',
    });
    expect(leftBehind).toEqual([]);
    expect(account.missing).toEqual([]);
    expect(account.read).toBe(account.written + account.inFields);
  });

  it('stays in the text where an annex follows, but tells body and date', async () => {
    const result = await end('示例区示例局\n2022年3月1日\n\n附件\n\n示例名单\n\n甲单位负责人参加培训。');
    expect(result.落款).toBeUndefined();
    expect(result.发文日期).toBe('2022-03-01');
    expect(result.body).toContain('示例区示例局\n\n2022年3月1日\n\n## 附件');
  });

  it('is text where the last line is no name of a body', async () => {
    expect(await end('请各单位遵照执行')).toMatchObject({ 落款: undefined });
  });
});

it('may have twenty thousand beginnings of notes that end nowhere', async () => {
  const typed = `甲${'[^'.repeat(20_000)}乙`;
  const { account } = await importDocument('示例.txt', `示例区示例局工作报告\n\n${typed}`);
  expect(account.missing).toEqual([]);
  expect(account.written).toBe(typed.length);
});

it.each([
  ['a soft line end of Word', '\v'],
  ['the end of a page', '\f'],
  ['the end of a page on a line of its own', '\n\f\n'],
  ['a line separator', '\u2028'],
  ['a paragraph separator', '\u2029'],
])('has a line end where it has %s, and no words run together', async (_, end) => {
  const lines = ['示例区2021年工作报告', '一、总体情况', '全年工作顺利。', '示例区示例局', '2022年3月1日'];
  const { body, values, account, leftBehind } = await importDocument('示例.txt', lines.join(end));
  expect(values).toMatchObject({ 标题: '示例区2021年工作报告', 落款: '示例区示例局 / 2022年3月1日' });
  expect(body).toBe('## 一、总体情况\n\n全年工作顺利。');
  expect([...account.missing, ...leftBehind]).toEqual([]);
});
