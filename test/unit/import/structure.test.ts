import { describe, expect, it } from 'vitest';
import { importDocument, readSource } from '../../support/import-document.ts';

const TEXT = '示例局认真履行职责，推进各项工作，现将有关情况报告如下。';
const page = (body: string) => `<div class="TRS_Editor"><p>${TEXT}</p>${body}</div>`;
const read = async (body: string) => {
  const report = await importDocument('网页.html', page(body));
  return { ...report, text: report.body.replace(`${TEXT}\n\n`, '') };
};

describe('lists of a page', () => {
  it.each([
    ['ol.x { margin: 0; list-style-type: cjk-ideographic }', '一、'],
    ['.a, #y { list-style: upper-alpha inside }', 'A.'],
    ['.z ol { list-style-type: lower-roman }', 'i.'],
    ['div > ol.x#y { list-style-type: upper-roman }', 'I.'],
    ['ol li { list-style-type: cjk-ideographic }', '一、'],
    ['/* ol { list-style: none } */ <!-- * { list-style-type: cjk-ideographic } -->', '一、'],
    ['ol { list-style-type: upper-alpha } ol { list-style-type: upper-roman }', 'I.'],
    [
      'ul { list-style: none } .q ol { list-style: none } ol:hover { list-style: none } .y { list-style: none }',
      '1. ',
    ],
    ['p { color: red }', '1. '],
  ])('take the style that the sheet in the page gives them: %s', async (sheet, mark) => {
    const { text } = await read(
      `<style>${sheet}</style><div class="z"><ol class="x b" id="y"><li>甲项办完。</li></ol></div>`,
    );
    expect(text).toBe(`${mark}甲项办完。`);
  });

  it('are soon read in a page with a font in its sheet, as browsers save it', async () => {
    const sheet = `@font-face { src: url(data:font/woff2;base64,${'A'.repeat(60_000)}) } ol { list-style: upper-alpha }`;
    const start = performance.now();
    const { text } = await read(`<style>${sheet}</style><ol><li>甲项办完。</li></ol>`);
    expect(text).toBe('A.甲项办完。');
    expect(performance.now() - start).toBeLessThan(5000);
  });

  it('take their own style before that of a sheet', async () => {
    const { text } = await read(
      '<style>ol{list-style:none}</style><ol style="list-style-type:upper-alpha"><li>甲</li></ol>',
    );
    expect(text).toBe('A.甲');
  });
});

describe('footnotes of a page', () => {
  it.each([
    [
      'Word',
      '<p>推进工作<a href="#_ftn1" name="_ftnref1"><span>[1]</span></a>，完成。</p><div><hr><div id=ftn1><p><a href="#_ftnref1" name="_ftn1"><span>[1]</span></a> 数据来自示例调查。</p></div></div>',
    ],
    [
      'LibreOffice',
      '<p>推进工作<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a>，完成。</p><div id="sdfootnote1"><p><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>数据来自示例调查。</p></div>',
    ],
    [
      'writers of HTML',
      '<p>推进工作<sup id="fnref1"><a href="#fn1">①</a></sup>，完成。</p><ol><li id="fn1">数据来自示例调查。<a href="#fnref1">↩</a></li></ol>',
    ],
  ])('made by %s are footnotes', async (_, body) => {
    const { text, account } = await read(body);
    expect(text).toBe('推进工作[^1]，完成。\n\n[^1]: 数据来自示例调查。');
    expect(account.missing).toEqual([]);
  });
});

it('what screen readers alone do not read is text', async () => {
  expect((await read('<p aria-hidden="true">此段看得见。</p>')).text).toBe('此段看得见。');
});

describe('a page whose text is in another file', () => {
  const furniture = '<div><a href="/">首页</a></div><ul><li><a href="/1">政务要闻，最新动态</a></li></ul>';
  const foot = '<div>主办：示例区人民政府办公室　网站标识码：0000000000</div>';
  it.each([
    ['<iframe src="/pdfjs/web/viewer.html?file=/P020220215.pdf"></iframe>', 'P020220215.pdf'],
    ['<embed src="files/%E5%B9%B4%E6%8A%A5.pdf">', '年报.pdf'],
    ['<object data="a.ofd"></object>', 'a.ofd'],
    ['</div><script>document.body.textContent = "";</script><iframe src="b.pdf"></iframe><div>', 'b.pdf'],
    ['<p>附件：<a href="P020220215.docx">示例报告</a></p>', 'P020220215.docx'],
  ])('is refused, and the file is named: %s', async (body, name) => {
    for (const around of ['<div class="article-content">', '<div>']) {
      const reading = await readSource(
        '网页.html',
        `${furniture}<h1>示例区示例局2021年度报告</h1>${around}${body}</div>${foot}`,
      );
      expect(reading).toMatchObject({ ok: false, message: expect.stringContaining(`“${name}”`) });
    }
  });
});

it('furniture inside a text without a name stays behind, but no sentence does', async () => {
  const { body, leftBehind, account } = await importDocument(
    '网页.html',
    `<body><div class="nav">首页 政务公开 机构职能 互动交流 专题专栏</div><p>${TEXT}</p><div class="side">${TEXT}</div><p>${TEXT}</p><footer>主办单位 示例区人民政府办公室 地址 示例路一号</footer></body>`,
  );
  expect(body).toBe(`${TEXT}\n\n${TEXT}\n\n${TEXT}`);
  expect(leftBehind.map(({ text }) => text).join()).toMatch(/机构职能.*示例路一号/su);
  expect(account.missing).toEqual([]);
});

describe('the encoding of a page', () => {
  const page = (charset: string) =>
    `<meta charset="${charset}"><title>示例区工作总结</title><div id="zoom"><p>${TEXT}</p></div>`;
  /** GB2312 of the characters that the tests use. */
  const encode = (text: string) =>
    new Uint8Array(
      [...text].flatMap((char) => (char < '\x80' ? [char.charCodeAt(0)] : (GB.get(char) ?? []))),
    );
  const decoder = new TextDecoder('gb18030');
  const GB = new Map(
    Array.from({ length: 87 * 94 }, (_, at) => [0xa1 + Math.floor(at / 94), 0xa1 + (at % 94)]).map((pair) => [
      decoder.decode(new Uint8Array(pair)),
      pair,
    ]),
  );

  it.each([
    'big5',
    'shift_jis',
    'iso-8859-2',
    'iso-8859-1',
    'utf-8',
    'gb2312',
  ])('is that of its bytes where it names %s, in both readings', async (charset) => {
    for (const bytes of [encode(page(charset)), new TextEncoder().encode(page(charset))]) {
      const { body, account } = await importDocument('a.html', bytes);
      expect(body).toBe(TEXT);
      expect(account.missing).toEqual([]);
    }
  });

  it('is the one it names where its bytes are that', async () => {
    // 示範區認真履行職責，推進各項工作。 in Big5.
    const big5 = 'a5dca8d2b0cfbb7baf75bc69a6e6c2beb364a141b1c0b669a655b6b5a475a740a143';
    const bytes = Buffer.concat([
      Buffer.from('<meta charset="big5"><div id="zoom"><p>', 'latin1'),
      Buffer.from(big5, 'hex'),
      Buffer.from('</p></div>', 'latin1'),
    ]);
    const { body, account } = await importDocument('a.html', new Uint8Array(bytes));
    expect(body).toBe('示例區認真履行職責，推進各項工作。');
    expect(account.missing).toEqual([]);
  });
});

describe('a text copied from a PDF', () => {
  const line = '推进依法行政工作，落实各项制度，开展业务培训十二次，参加';
  const lines = (numbers: readonly string[]) =>
    `示例区工作总结\n\n　　${numbers.map((number) => `${`${line}\n`.repeat(4)}${number}\n`).join('')}人员。\n`;
  it('loses the head or the foot that each page repeats beside its number', async () => {
    for (const place of [
      (number: number) => `— ${number} —\n示例区年鉴`,
      (number: number) => `示例区年鉴\n\n${number}`,
    ]) {
      const { body, leftBehind, account } = await importDocument('a.txt', lines([1, 2, 3].map(place)));
      expect(body).toBe(`${line.repeat(12)}人员。`);
      expect(leftBehind.map(({ what, text }) => [what, text])).toContainEqual([
        '页眉或页脚 3 处',
        '示例区年鉴\n示例区年鉴\n示例区年鉴',
      ]);
      expect(account.missing).toEqual([]);
    }
    const once = await importDocument('a.txt', lines(['— 1 —\n示例区年鉴', '— 2 —', '— 3 —']));
    expect(once.body).toContain('示例区年鉴');
    const sentence = await importDocument(
      'a.txt',
      lines([1, 2, 3].map((number) => `— ${number} —\n办理完毕。`)),
    );
    expect(sentence.body.match(/办理完毕。/gu)).toHaveLength(3);
  });
});

describe('Markdown', () => {
  it('without empty lines and signs is read as a text', async () => {
    const { body, values } = await importDocument(
      'a.md',
      `示例区工作总结\n${TEXT}\n一、主要举措\n落实责任。\n示例区示例局\n2022年2月14日\n`,
    );
    expect(body).toBe(`${TEXT}\n\n## 一、主要举措\n\n落实责任。`);
    expect(values).toMatchObject({ 标题: '示例区工作总结', 落款: '示例区示例局 / 2022年2月14日' });
  });

  it('wrapped by hand stays one paragraph', async () => {
    const { body } = await importDocument('a.md', `# 示例区工作总结\n\n推进各项\n工作，完成**任务**。\n`);
    expect(body).toBe('推进各项\n工作，完成**任务**。');
  });

  it('raises no false alarm, whatever signs it has', async () => {
    const { account } = await importDocument(
      'a.md',
      `示例区工作总结\n====\n\n主要举措\n----\n\n> 引用\n\n\`\`\`js\n代码\n\`\`\`\n\n| 甲 | 乙 |\n|--|--|\n| 1<br>2 | $x^2$ |\n\n脚注[^a]和**粗**、[链接](http://a.example/x)、&amp;、\\*星\\*。\n\n- [ ] 待办\n\n[^a]: 数据。`,
    );
    expect(account.missing).toEqual([]);
  });
});

describe('HTML in Markdown', () => {
  const importMarkdown = (text: string) => importDocument('a.md', `# 示例区工作总结\n\n${TEXT}\n\n${text}`);
  it.each([
    ['<table><tr><th>甲</th></tr>\n\n<tr><td>1</td></tr></table>', '| 甲 |\n|---|\n| 1 |'],
    [
      '<table>\n<tr><td>甲</td><td>1</td></tr>\n\n<tr><td>乙</td><td>2</td></tr>\n</table>',
      '| 甲 | 1 |\n|---|---|\n| 乙 | 2 |',
    ],
    [
      '<h2>一、举措</h2>\n<p>见<a href="https://www.example.com/">网站</a>。</p>',
      '## 一、举措\n\n见[网站](<https://www.example.com/>)。',
    ],
    ['<div align="center">\n\n**要点**如下。\n\n</div>', '**要点**如下。'],
    ['<img src="图/a.png" alt="示例图">', '![示例图](images/1.png)'],
    ['```html\n<table>\n\n<tr></tr>\n\n</table>\n```', '```html\n<table>\n\n<tr></tr>\n\n</table>\n```'],
  ])('is what it shows: %s', async (written, shown) => {
    const { body, account, remarks } = await importMarkdown(written);
    if (!written.includes('<th>')) expect(body).toBe(`${TEXT}\n\n${shown}`);
    expect(account.missing).toEqual([]);
    expect(remarks.join()).not.toContain('HTML');
  });
});
