import { describe, expect, it } from 'vitest';
import vocabulary from '../../../_data/vocabulary.json' with { type: 'json' };
import { chooseReportId } from '../../../src/import/choose-report-id.ts';
import { resolveFields } from '../../../src/import/resolve-fields.ts';
import { importDocument } from '../../support/import-document.ts';

const TITLE = '示例区示例局2022年工作总结';
const TEXT = '示例局认真履行职责，推进各项工作，现将有关情况报告如下。';
const read = (...lines: string[]) => importDocument('a.txt', [TITLE, TEXT, ...lines].join('\n\n'));
const html = (body: string, head = '') =>
  importDocument('a.html', `${head}<div id="zoom"><p>${TEXT}</p>${body}</div>`);
const rest = (body: string) => body.replace(`${TEXT}\n\n`, '');

describe('closing lines', () => {
  it.each([
    '适用范围：示例区各单位',
    '有效期：五年',
    '施行日期：2022年3月1日',
    '机构名称：示例区示例局',
    '标题：示例区示例工作',
    '来源：示例网 机构名称：示例区示例局',
    '本作品集收录示例。',
    '下一步打算',
    `抄报：${'示例区示例单位、'.repeat(30)}示例区样例单位`,
  ])('that belong to the text stay in it: %s', async (line) => {
    const { body } = await read(line);
    expect(rest(body)).toContain(line.slice(0, 20));
  });

  it.each([
    '责任编辑：张示例',
    '浏览次数：12',
    '来源：示例局',
    '信息公开选项：主动公开',
    '打印本页',
  ])('that belong to the page do not: %s', async (line) => {
    expect((await read(line)).body).toBe(TEXT);
  });

  it('that begin the notice of a site take all below with them, however long', async () => {
    const notice = [
      '本站转载的文章版权归原作者所有',
      ...Array.from({ length: 10 }, (_, index) => `说明${index + 1}`),
    ];
    expect((await read(...notice)).body).toBe(TEXT);
  });

  it('name 抄送 once only', async () => {
    const { values, body } = await read('抄送：示例区甲局。', '抄送：示例区乙局。');
    expect(values.抄送).toBe('示例区乙局');
    expect(body).toBe(TEXT);
  });

  it('name 印发机关 only where it is a body', async () => {
    const { values } = await read('张示例 2022年2月15日印发');
    expect(values.印发机关).toBeUndefined();
  });
});

describe('lines of metadata', () => {
  it('are none with words before their label', async () => {
    const { values, body } = await importDocument('a.txt', `${TITLE}\n\n各单位，来源：示例局\n\n${TEXT}`);
    expect(values.信息来源).toBeUndefined();
    expect(body).toContain('各单位，来源：示例局');
  });

  it('are none where a day is written out alone, or a sentence follows the label', async () => {
    const { values, body } = await importDocument(
      'a.txt',
      `${TITLE}\n\n2022年2月14日\n\n适用范围：本办法适用于示例区。\n\n${TEXT}`,
    );
    expect(values.发布日期).toBeUndefined();
    expect(body).toContain('2022年2月14日\n\n适用范围：本办法适用于示例区。');
  });

  it('are read with the longest label, and a day behind the source is that of publication', async () => {
    const { values } = await importDocument(
      'a.txt',
      `${TITLE}\n\n发布日期：2022-02-14\n\n来源：示例网 2022-02-15\n\n${TEXT}`,
    );
    expect(values).toMatchObject({ 发布日期: '2022-02-14', 信息来源: '示例网' });
    const source = await importDocument('a.txt', `${TITLE}\n\n来源：示例网 2022-02-15\n\n${TEXT}`);
    expect(source.values).toMatchObject({ 发布日期: '2022-02-15', 信息来源: '示例网' });
  });

  it('with 发文字号 leave a second number in the text', async () => {
    const { values, body } = await importDocument(
      'a.txt',
      `${TITLE}\n\n示例发〔2022〕3号\n\n示例发〔2022〕4号\n\n${TEXT}`,
    );
    expect(values.发文字号).toBe('示例发〔2022〕3号');
    expect(body).toBe(`示例发〔2022〕3号\n\n示例发〔2022〕4号\n\n${TEXT}`);
  });

  it('make a table of them, with empty values and labels side by side', async () => {
    const table =
      '<table><tr><td>索引号</td><td>发布机构</td></tr><tr><td>体裁</td><td>通知</td></tr></table>';
    const { values } = await html('', table);
    expect(values.机构名称).toBeUndefined();
    expect(values.体裁).toBe('通知');
    const data = await html(
      '<table><tr><td>来源</td><td>示例</td></tr><tr><td>甲</td><td>1</td></tr><tr><td>乙</td><td>2</td></tr></table>',
    );
    expect(data.body).toContain('| 来源 | 示例 |');
  });
});

describe('lines above the title', () => {
  it('stay in the text where nothing says that they are a menu', async () => {
    const { body } = await importDocument('a.txt', `工作动态\n\n${TITLE}\n\n${TEXT}`);
    expect(body).toBe(`工作动态\n\n${TEXT}`);
  });
});

describe('a title over several lines', () => {
  const large = (text: string) => `<p style="text-align:center;font-size:22pt">${text}</p>`;
  it('is joined downwards and upwards, up to an empty line', async () => {
    const of = async (...lines: string[]) =>
      (
        await importDocument(
          'a.html',
          `<div id="zoom">${lines.map((line) => (line === '' ? '<p><br></p>' : large(line))).join('')}<p>${TEXT}</p></div>`,
        )
      ).values.标题;
    expect(await of('示例区关于进一步', '加强示例工作的意见')).toBe('示例区关于进一步加强示例工作的意见');
    expect(await of('示例区重点项目', '二〇二二年实施情况')).toBe('示例区重点项目二〇二二年实施情况');
    expect(await of('示例区示例情况说明', '', '（摘要的内容）')).toBe('示例区示例情况说明');
    expect(await of('关于示例区重点', '', '项目实施情况')).toBe('关于示例区重点');
  });

  it('is found where a table names it whole', async () => {
    const { values, body } = await html('', '').then(() =>
      importDocument(
        'a.html',
        `<table><tr><td>标题</td><td>示例区关于示例的通知</td><td>体裁</td><td>通知</td></tr></table><div id="zoom"><p>示例区关于</p><p>示例的通知</p><p>${TEXT}</p></div>`,
      ),
    );
    expect(values.标题).toBe('示例区关于示例的通知');
    expect(body).toBe(TEXT);
  });

  it('is that of the table where the text has none', async () => {
    const { values } = await importDocument(
      'a.html',
      `<table><tr><td>标题</td><td>示例区关于示例的通知</td><td>体裁</td><td>通知</td></tr></table><div id="zoom"><p>示例区样例工作报告</p><p>${TEXT}</p></div>`,
    );
    expect(values.标题).toBe('示例区关于示例的通知');
  });

  it('is none of several headings of the first rank', async () => {
    const { values, body } = await importDocument(
      'a.html',
      `<div id="zoom"><h1>示例区总体情况</h1><p>${TEXT}</p><h1>示例区主要举措</h1><p>${TEXT}</p></div>`,
    );
    expect(body).toContain('## 示例区主要举措');
    expect(values.标题).toBe('示例区总体情况');
  });
});

describe('the signature', () => {
  it('is the last one: a second date is another text’s', async () => {
    const { values, body } = await read('示例区甲局', '2022年1月1日', '示例区乙局', '2022年2月14日');
    expect(values.落款).toBe('示例区乙局 / 2022年2月14日');
    expect(body).toContain('示例区甲局\n\n2022年1月1日');
  });

  it('is no list of bodies that ends a text, nor a numbered line or an annex', async () => {
    expect((await read('示例区甲局', '示例区乙局')).values.落款).toBeUndefined();
    expect((await read('附件：示例区甲局', '2022年2月14日')).values.落款).toBeUndefined();
    expect((await read('一、示例区甲局', '2022年2月14日')).values.机构名称).toBeUndefined();
  });
});

describe('values of fields', () => {
  const resolve = (...pairs: [string, string][]) =>
    resolveFields(
      pairs.map(([label, value]) => ({ label, value, origin: '示例' })),
      { vocabulary, indexNumberPattern: /^\d+$/u },
    );
  it('are none where a page writes a dash, and the first of several', () => {
    expect(
      resolve(['信息来源', '—'], ['信息来源', '示例网'], ['信息来源', '别的']).found.get('信息来源')?.values,
    ).toEqual(['示例网']);
  });
  it('that are refused are told unless another is found', () => {
    expect(resolve(['体裁', '示例体'], ['体裁', '通知']).doubts).toEqual([]);
    expect(resolve(['体裁', '示例体']).doubts).toHaveLength(1);
  });
});

it('公开类别 is that of the note below the signature', async () => {
  for (const [note, value] of [
    ['公开发布', '主动公开'],
    ['依申请公开', '依申请公开'],
  ])
    expect((await read(`（此件${note}）`, '附件', TEXT)).values.公开类别).toBe(value);
});

it('the folder is of the year that the title speaks of', () => {
  expect(chooseReportId({ title: '示例区2021年度报告', date: '2022-02-14' })).toMatch(/^2021\//);
});

describe('a page', () => {
  it('keeps raised digits, spans and ranks', async () => {
    const { body } = await html(
      '<p>10<sup>4</sup></p><table><tr><td rowspan="2">甲</td><td colspan="2">乙</td></tr><tr><td>1</td><td>2</td></tr></table><h2>概况</h2><p>正文。</p><h3>细节</h3><p>正文。</p>',
    );
    expect(rest(body)).toBe(
      '10⁴\n\n| 甲 | 乙 | < |\n|---|---|---|\n| ^^ | 1 | 2 |\n\n## 概况\n\n正文。\n\n### 细节\n\n正文。',
    );
  });

  it('opens a table that only places things, and keeps one of long cells in many columns', async () => {
    expect(rest((await html('<table><tr><td><p>甲段。</p></td></tr></table>')).body)).toBe('甲段。');
    const long = `<td>${`<p>${TEXT}</p>`.repeat(16)}</td>`;
    expect(
      (
        await html(
          `<table><tr>${long.repeat(4)}</tr><tr><td>1</td><td>2</td><td>3</td><td>4</td></tr></table>`,
        )
      ).body,
    ).toContain('|');
  });

  it('takes pictures that are loaded late, and no counters', async () => {
    const { source } = await html(
      '<img src="data:image/gif;base64,AAAA" data-src="a_files/1.png"><img src="count.gif" width="1" height="1"><img src="b.png">',
    );
    expect(source.images.map((image) => image.source)).toEqual([
      { kind: 'beside', path: 'a_files/1.png' },
      { kind: 'beside', path: 'b.png' },
    ]);
  });

  it('says nothing of the text in keywords of the site, nor by single labels', async () => {
    const { values } = await html('', '<meta name="Keywords" content="政府网站"><p>来源</p><p>示例</p>');
    expect(values.关键词).toBeUndefined();
    expect(values.信息来源).toBeUndefined();
  });

  it('has bold by weight, and its lines in the middle by style', async () => {
    const { body } = await html(
      '<p>甲<span style="font-weight:700">乙</span><span style="font-weight:400">丙</span></p><p style="text-align:center"><b>总体情况</b></p><p>正文。</p>',
    );
    expect(rest(body)).toBe('甲**乙**丙\n\n## 总体情况\n\n正文。');
  });

  it('has paragraphs at breaks before numbers and behind sentences, and no space at the line ends of its source', async () => {
    const { body } = await html(
      '<div>甲段。<br>乙段<br>（一）丙段，<br>丁段</div><p>示例\n文字 abc\ndef</p>',
    );
    expect(rest(body)).toBe('甲段。\n\n乙段\n\n（一）丙段，\\\n丁段\n\n示例文字 abc def');
  });

  it('joins a displayed heading over two lines of one size only', async () => {
    const line = (text: string, size: number) =>
      `<p style="text-align:center;font-size:${size}pt"><b>${text}</b></p>`;
    expect(rest((await html(`${line('示例区示例', 18)}${line('成员名单', 18)}<p>正文。</p>`)).body)).toBe(
      '## 示例区示例成员名单\n\n正文。',
    );
    expect(
      rest((await html(`${line('示例区示例', 18)}${line('成员名单', 12)}<p>正文。</p>`)).body),
    ).toContain('## 示例区示例\n\n## 成员名单');
    expect(
      rest((await html(`${line('示例区示例', 18)}<p><br></p>${line('成员名单', 18)}<p>正文。</p>`)).body),
    ).toContain('## 示例区示例\n\n## 成员名单');
  });

  it('keeps Windows-1252 marks of a page that names latin-1', async () => {
    const bytes = new Uint8Array([
      ...Buffer.from(
        `<meta charset="iso-8859-1"><div id="zoom"><p>Sample text of the example office, `,
        'latin1',
      ),
      0x93,
      0x41,
      0x94,
      0x85,
      ...Buffer.from(' and more.</p></div>'),
    ]);
    expect((await importDocument('a.html', bytes)).values.标题).toContain('“A”…');
  });
});

describe('wrapped lines', () => {
  const long = '推进依法行政工作，落实各项制度，开展业务培训十二次，参加';
  it('begin a paragraph where they are indented, and words keep their space', async () => {
    const { body } = await importDocument(
      'a.txt',
      `${TITLE}\n\n${`${long}\n`.repeat(7)}　　${`${long}\n`.repeat(7)}`,
    );
    expect(body.split('\n\n')).toHaveLength(2);
    const english = 'The office has carried out its duties and reports on them as set';
    expect((await importDocument('a.txt', `${TITLE}\n\n${`${english}\n`.repeat(14)}`)).body).toContain(
      'as set The office',
    );
  });

  it('are left as they are where most are short', async () => {
    const lines = Array.from({ length: 14 }, (_, index) => (index % 4 === 0 ? long : `短行${index}`));
    expect((await importDocument('a.txt', `${TITLE}\n\n${lines.join('\n')}`)).body).toContain(
      `${long}\n\n短行1`,
    );
  });

  it('make tables only of rows with the same cells', async () => {
    const { body } = await importDocument('a.txt', `${TITLE}\n\n甲\t1\n乙\t2\n丙\t3\t4\n${TEXT}`);
    expect(body).toContain('| 甲 | 1 |\n|---|---|\n| 乙 | 2 |');
    expect(body).not.toContain('| 丙 |');
  });
});

describe('levels of headings', () => {
  const levels = async (...lines: string[]) =>
    (await importDocument('a.txt', [TITLE, ...lines].join('\n\n'))).body
      .split('\n')
      .filter((line) => line.startsWith('#'));
  it('follow the kind of number, below chapters one deeper', async () => {
    expect(await levels('第一章 总则', '一、甲', '（一）乙', '1.丙', '（1）丁', TEXT)).toEqual([
      '## 第一章 总则',
      '### 一、甲',
      '#### （一）乙',
      '##### 1.丙',
      '###### （1）丁',
    ]);
    expect(await levels('1 总则', TEXT, '1.1 甲', TEXT, '1.1.1 乙', TEXT)).toEqual([
      '## 1 总则',
      '### 1.1 甲',
      '#### 1.1.1 乙',
    ]);
  });
  it('are none for articles, items of a list, annexes named at the end, and a printed table of contents', async () => {
    expect(await levels('第一条 示例', '第二条 样例', TEXT)).toEqual([]);
    expect(await levels(TEXT, '1.甲', '2.乙', '3.丙')).toEqual([]);
    expect(await levels('一、甲', TEXT, '附件：1.示例名单', '2.样例名单', '3.别的名单', TEXT)).toEqual([
      '## 一、甲',
    ]);
    expect(await levels('目录', '一、甲', '二、乙', '一、甲', TEXT, '二、乙', TEXT)).toEqual([
      '## 一、甲',
      '## 二、乙',
    ]);
  });
});
