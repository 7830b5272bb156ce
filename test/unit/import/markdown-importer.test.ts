import { describe, expect, it } from 'vitest';
import { importDocument, readSource } from '../../support/import-document.ts';

describe('a Markdown file', () => {
  it('keeps its text as it is written, and gives its title and fields', async () => {
    const { body, headings, values, leftBehind, source } = await importDocument(
      '示例.md',
      `---
标题: 示例区2021年工作报告
公开类别: 主动公开
date: 2022-02-14
---

# 示例区2021年工作报告

<!-- 草稿 -->

开头一段，**加粗**，见[链接](https://www.example.com/)。

## 一、总体情况

- 甲
- 乙

| 事项 | 件数 |
|---|--:|
| 甲 | 12 |

![示例图](图/1.png "图1")

二、没有井号的标题
-----

结尾。

示例区示例局

2022年2月10日
`,
    );
    expect(values).toMatchObject({
      标题: '示例区2021年工作报告',
      公开类别: '主动公开',
      发布日期: '2022-02-14',
      落款: '示例区示例局 / 2022年2月10日',
    });
    expect(headings).toEqual(['一、总体情况', '二、没有井号的标题']);
    expect(body).toBe(
      [
        '开头一段，**加粗**，见[链接](https://www.example.com/)。',
        '## 一、总体情况',
        '- 甲\n- 乙',
        '| 事项 | 件数 |\n|---|--:|\n| 甲 | 12 |',
        '![示例图](images/1.png "图1")',
        '## 二、没有井号的标题',
        '结尾。',
      ].join('\n\n'),
    );
    expect(source.images[0]?.source).toEqual({ kind: 'beside', path: '图/1.png' });
    expect(leftBehind.map(({ text }) => text)).toEqual(['草稿']);
  });

  it('brings the fields of this project along that stand at the end of other documents, and names those that stay', async () => {
    const { body, values, leftBehind, account, fields } = await importDocument(
      '示例.md',
      `---
标题: 示例区2021年工作报告
落款: |
  上海市示例区示例局

  2022年2月10日
抄送: [示例区人大办公室, 示例区政协办公室]
关键词: [法治政府, Open API]
印发机关: 示例区示例局办公室
印发日期: 2022-02-11
修订:
  - 日期: 2022-03-01
    内容: 改一个字
    原因: 笔误
---

全文**完**。

示例区示例局
`,
    );
    expect(body).toBe('全文**完**。\n\n示例区示例局');
    expect(values).toMatchObject({
      落款: '上海市示例区示例局 / 2022年2月10日',
      抄送: '示例区人大办公室 / 示例区政协办公室',
      关键词: '法治政府 / Open API',
      印发机关: '示例区示例局办公室',
      印发日期: '2022-02-11',
    });
    expect(leftBehind.map(({ what, text }) => `${what}：${text}`)).toEqual([
      '字段“修订”：2022-03-01、改一个字、笔误',
    ]);
    expect(fields.unused).toEqual([]);
    expect(account.missing).toEqual([]);
  });

  it('keeps only the description of a picture that is elsewhere', async () => {
    const { source } = await importDocument('示例.md', '# 示例通知\n\n![图](https://www.example.com/1.png)');
    expect(source.images[0]?.source).toMatchObject({ kind: 'absent' });
  });
});

/** The blocks of a text: `verbatim` in brackets, a title with `=`, pictures as paths. */
const read = async (text: string) => {
  const reading = await readSource('a.md', text);
  if (!reading.ok) throw new Error(reading.message);
  const { blocks, titles, metadata, images, leftBehind, remarks, files } = reading.document;
  return {
    blocks: blocks.map((block) => {
      if (block.kind === 'verbatim') return `[${block.source}]`;
      if (block.kind === 'table') return '表';
      const shown = block.inlines.map((each) => (each.kind === 'text' ? each.text : '')).join('');
      return block.rank === undefined ? shown : `${'='.repeat(block.rank + 1)}${shown}`;
    }),
    titles,
    fields: metadata.map(({ label, value, origin }) => `${label}=${value}（${origin}）`),
    images: images.map(({ alt, source }) => `${alt}|${source.kind === 'beside' ? source.path : source.kind}`),
    left: leftBehind.map(({ text: each }) => each),
    remarks,
    files: files.map(({ path }) => path),
  };
};

describe('the front matter of a Markdown file', () => {
  const fields = async (yaml: string) => (await read(`---\n${yaml}\n---\n\n# 甲\n\n乙。`)).fields;
  it.each([
    ['title: 甲', ['标题=甲（文件开头的“title”）']],
    ['Publish-Date: 2022-02-14', ['发布日期=2022-02-14（文件开头的“Publish-Date”）']],
    ['document_number: 甲', ['发文字号=甲（文件开头的“document_number”）']],
    ['tags: [甲, 乙, ""]', ['关键词=甲、乙（文件开头的“tags”）']],
    ['authors: [示例区示例局]', ['机构名称=示例区示例局（文件开头的“authors”）']],
    ['author: 张示例', ['author=张示例（文件开头的“author”）']],
    ['co-author: 示例区示例局', ['co-author=示例区示例局（文件开头的“co-author”）']],
    ['toString: 甲', ['toString=甲（文件开头的“toString”）']],
    ['title: ""', []],
    ['自定: 甲', ['自定=甲（文件开头的“自定”）']],
  ])('%s', async (yaml, wanted) => {
    expect(await fields(yaml)).toEqual(wanted);
  });

  it.each([
    ['\n--- \ntitle: 甲\n---', 1],
    ['乙\n\n---\ntitle: 甲\n---', 0],
    ['---\ntitle: 甲', 0],
    ['---\ntitle: 甲\n--- 乙', 0],
    ['----\ntitle: 甲\n----', 0],
  ])('is at the top and closed, or none: %j', async (text, count) => {
    expect((await read(text)).fields).toHaveLength(count);
  });
});

describe('the text of a Markdown file', () => {
  it.each<[string, string[]]>([
    ['# 甲 #\n乙', ['=甲', '乙']],
    ['# *甲*\n\n# 乙', ['=甲', '[## 乙]']],
    ['# 甲\n## 乙\n###### 丙\n# 丁', ['=甲', '[### 乙]', '[#### 丙]', '[## 丁]']],
    ['# 甲\n## 乙', ['=甲', '[## 乙]']],
    ['乙段\n\n# 甲', ['乙段', '=甲']],
    ['- 乙\n\n# 甲', ['[- 乙]', '[# 甲]']],
    ['甲\n===\n\n乙\n---\n\n丙', ['=甲', '[## 乙]', '丙']],
    ['甲\n丙\n---\n\n乙', ['甲', '[## 丙]', '乙']],
    ['> 甲\n===\n\n- 乙\n---', ['[> 甲\n===]', '[- 乙\n---]']],
    ['甲 `乙`\n\n丙', ['[甲 `乙`]', '丙']],
    ['甲\n \t\n\n\n乙 \n\n丙**丁**', ['甲', '乙', '[丙**丁**]']],
    [
      '- 甲\n\n+ 乙\n\n> 丙\n\n: 丁\n\n1. 戊\n\n2) 己\n\n    庚\n\n2022年\n\n1.5%',
      ['[- 甲]', '[+ 乙]', '[> 丙]', '[: 丁]', '[1. 戊]', '[2) 己]', '[    庚]', '2022年', '1.5%'],
    ],
    ['# 甲\n乙\n## 丙', ['=甲', '乙', '[## 丙]']],
    ['甲\n乙\n丙', ['甲', '乙', '丙']],
    ['甲\n- 乙', ['[甲\n- 乙]']],
    ['甲', ['甲']],
  ])('%j', async (text, blocks) => {
    expect((await read(text)).blocks).toEqual(blocks);
  });

  it('has pictures from beside it, and comments that stay behind', async () => {
    expect(
      await read(
        '# 题\n\n![甲](a(1).png "题") ![乙](<b (1).png>) ![](/c.png) ![丁](https://a.cn/d.png)\n\n<!-- 注\n一 --><!-- -->乙*丙*<!-- 丁',
      ),
    ).toMatchObject({
      blocks: ['=题', '[![甲](image:0 "题") ![乙](image:1) ![](image:2) ![丁](image:3)]', '[乙*丙*<!-- 丁]'],
      images: ['甲|a(1).png', '乙|b (1).png', '|absent', '丁|absent'],
      left: ['注\n一'],
    });
  });

  it('may have long hostile lines', async () => {
    const spaces = ' '.repeat(200_000);
    const lines = ['甲*', '![', '![](a', '[\\', '[^', '](', '<!--'].map((signs) => signs.repeat(20_000));
    lines.push(`甲*${spaces}乙`, `甲*${'\u2028'.repeat(100_000)}乙`);
    const { blocks } = await read(`---\n落款: "甲${spaces}乙"\n---\n\n# 题\n\n${lines.join('\n\n')}`);
    expect(blocks.slice(0, 10)).toEqual(['=题', ...lines.map((line) => `[${line}]`)]);
  });

  it('has the documents beside it that it links', async () => {
    const { blocks, files } = await read(
      '# 题\n\n见[**表**一](attachments/表1.csv)、[二](<附件 2（终稿）.pdf>)、[三](https://a.cn/3.pdf)、[四](../甲/index.md)、[五](五(1).xlsx)、[六](六\\(2\\).xlsx)。',
    );
    expect(files).toEqual(['attachments/表1.csv', '附件 2（终稿）.pdf', '五(1).xlsx', '六(2).xlsx']);
    expect(blocks[1]).toContain('[**表**一](attachments/表1.csv)');
  });

  it('has HTML that is read where it is a block, and told where it is not', async () => {
    const page = await read(
      '# 题\n\n<p>甲<a href="a.pdf">乙</a></p>\n\n<TABLE>\n<tr><td>甲<td>1\n\n<tr><td>乙<td>2</TABLE>\n\n<p\n\n</div>',
    );
    expect(page.blocks).toEqual(['=题', '甲乙', '表', '[<p]']);
    expect(page.files).toEqual(['a.pdf']);
    const told = async (text: string) => (await read(`# 题\n\n${text}`)).remarks;
    expect(await told('甲<b>乙</b><b>丙<i class="x">')).toEqual([
      'HTML 标签在报告里不起作用，会照字面显示，请删去或改写：“<b>”、“<i class="x">”',
    ]);
    expect(await told('*甲*<a><b><i><u><s><q>')).toEqual([
      expect.stringMatching(/“<a>”、“<b>”、“<i>”、“<u>”、“<s>”$/u),
    ]);
    for (const text of ['甲`<b>`', '| 甲<br>乙 |\n|---|', '甲 < b > 丙*', 'a<b*', '```\n<b>\n```'])
      expect(await told(text)).toEqual([]);
    expect((await read('```\n甲\n```\n\n<p>乙</p>')).blocks).toEqual(['[```\n甲\n```]', '[<p>乙</p>]']);
  });
});

describe('headings of Markdown', () => {
  const read = async (...lines: string[]) => {
    const { body, remarks } = await importDocument('示例.md', lines.join('\n\n'));
    return { headings: body.match(/^#.*/gmu) ?? [], told: remarks.filter((each) => each.includes('跳了级')) };
  };
  const title = '# 示例区2021年工作报告';

  it('stand one level after the other, whichever are left out between', async () => {
    const { headings, told } = await read(
      title,
      '### 一、甲',
      '正文。',
      '##### （一）乙',
      '正文。',
      '### 二、丙',
      '正文。',
    );
    expect(headings).toEqual(['## 一、甲', '### （一）乙', '## 二、丙']);
    expect(told).toEqual([expect.stringContaining('有 3 个')]);
  });

  it('stay as they are without a gap, without a title, and in code', async () => {
    const sound = ['## 一、甲', '正文。', '### （一）乙', '正文。', '## 二、丙', '正文。'];
    expect(await read(title, ...sound)).toEqual({ headings: [sound[0], sound[2], sound[4]], told: [] });
    expect((await read('## 甲', '正文。', '#### 乙', '正文。')).headings).toContain('#### 乙');
    const { body } = await importDocument('示例.md', `${title}\n\n正文。\n\n\`\`\`\n#### 乙\n\`\`\`\n`);
    expect(body).toContain('#### 乙');
  });
});

describe('Markdown as people type it', () => {
  it('has headings also without a space behind their signs, which is told', async () => {
    const { body, values, remarks } = await importDocument(
      '示例.md',
      '#示例区2021年工作报告\n\n##一、情况\n\n全年工作顺利。\n\n#示例话题#\n',
    );
    expect(values.标题).toBe('示例区2021年工作报告');
    expect(body).toBe('## 一、情况\n\n全年工作顺利。\n\n#示例话题#');
    expect(remarks).toContain('有 2 行“#”后面没有空格，当作小标题，请看一看');
  });

  it('has no marks of other programs in its headings', async () => {
    const { body, values, leftBehind, account } = await importDocument(
      '示例.md',
      '# 示例区2021年工作报告 {#top .x}\n\n## 一、情况 {#a}\n\n集合{#b}顺利。\n',
    );
    expect(values.标题).toBe('示例区2021年工作报告');
    expect(body).toBe('## 一、情况\n\n集合{#b}顺利。');
    expect(leftBehind.map(({ text }) => text)).toEqual(['{#top .x}\n{#a}']);
    expect(account.missing).toEqual([]);
  });

  it('has a paragraph on each line where it has no empty one', async () => {
    const { body, values } = await importDocument(
      '示例.md',
      '**示例区2021年工作报告**\n全年**顺利**。\n**一、情况**\n很长的一行在这里\n接着写完。\n二〇二二年。\n',
    );
    expect(values.标题).toBe('示例区2021年工作报告');
    expect(body).toBe('全年**顺利**。\n\n## 一、情况\n\n很长的一行在这里\n接着写完。\n\n二〇二二年。');
  });

  it.each([
    '甲*一*。\n\n乙。\n丙。',
    '- 甲。\n- 乙。',
    '> 甲。\n> 乙。',
    '甲 | 乙。\n---|---\n1 | 2。',
  ])('keeps its lines in %j', async (text) =>
    expect((await importDocument('示例.md', text)).body).toBe(text));
});
