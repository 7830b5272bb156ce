import { describe, expect, it } from 'vitest';
import { importDocument, readSource } from '../../support/import-document.ts';

const TEXT = '示例局认真履行职责，推进各项工作，现将有关情况报告如下。';
const LINK = '<a href="P01.pdf">附件</a>';
const read = (html: string | Uint8Array) => readSource('a.html', html);

describe('a page that shows a file', () => {
  it.each<[string, string, boolean]>([
    ['has a text with a sentence', `<div id="zoom"><p>办理工作已经全部完成。</p>${LINK}</div>`, true],
    ['has none with a shorter one', `<div id="zoom"><p>见下面附件。</p>${LINK}</div>`, false],
    [
      'has none with a button that reads like one',
      `<div id="zoom"><p>版权所有示例区人民政府办公室。</p>${LINK}</div>`,
      false,
    ],
    [
      'has one with a table of data',
      `<div id="zoom"><table><tr><td>甲<td>1<tr><td>乙<td>2</table>${LINK}</div>`,
      true,
    ],
    [
      'has none with a table that only places',
      `<div id="zoom"><table><tr><td>甲</table>${LINK}</div>`,
      false,
    ],
    [
      'has one where the row of a table is its text',
      `<table><tr><td>甲<td>1<tr><td id="zoom">见附件${LINK}<td>2</table>`,
      true,
    ],
    ['has one with two pictures', `<div id="zoom"><img src="1.png"><img src="2.png">${LINK}</div>`, true],
    ['has none with one picture', `<div id="zoom"><img src="1.png">${LINK}</div>`, false],
    [
      'has none with counters',
      `<div id="zoom"><img src="1.png" width="1"><img src="2.png" width="1">${LINK}</div>`,
      false,
    ],
  ])('%s', async (_, html, ok) => {
    const reading = await read(`<h1>示例区示例通知</h1>${html}`);
    expect(reading.ok).toBe(ok);
    if (!reading.ok) {
      expect(reading.message).toContain('（“P01.pdf”）');
      expect(reading.remedy).toContain('附件发布');
    }
  });

  it('names each once', async () => {
    const reading = await read(`<div id="zoom">${LINK}${LINK}<iframe src="b.ofd"></iframe></div>`);
    expect(reading).toMatchObject({ ok: false, message: expect.stringContaining('（“P01.pdf”、“b.ofd”）') });
  });
});

it('a page whose text a script takes from a file is refused, and the file named', async () => {
  const script = '<script>PDFObject.embed("/P0/示例.pdf", "#zoom"); var a = "b.pdfx";</script>';
  expect(await read(`<h1>示例区示例通知</h1><div id="zoom"></div>${script}`)).toMatchObject({
    ok: false,
    message: expect.stringContaining('（“示例.pdf”）'),
  });
  expect(await read(`<div id="zoom"><p>${TEXT}</p></div>${script}`)).toMatchObject({ ok: true });
});

it('a page that shows a file beside its text says so, once', async () => {
  const frame = '<iframe src="/pdf/viewer.html?file=%2FP01.pdf"></iframe>';
  for (const html of [
    `<div id="zoom"><p>${TEXT}</p></div>${frame}`,
    `<div id="zoom"><p>${TEXT}</p>${frame}</div>`,
  ]) {
    const reading = await read(html);
    const told = reading.ok ? reading.document.leftBehind.filter(({ text }) => text.includes('P01.pdf')) : [];
    expect(told).toHaveLength(1);
  }
});

it('words of no size are told, and not shown', async () => {
  const { body, leftBehind, account } = await importDocument(
    'a.html',
    `<h1>示例区示例通知</h1><div id="zoom"><p>甲<span style="font-size:0">藏起来的</span>乙。</p><div style="font-size:0px"><p style="font-size:14px">${TEXT}</p></div></div>`,
  );
  expect(body).toBe(`甲乙。\n\n${TEXT}`);
  expect(leftBehind.map(({ what, text }) => `${what} ${text}`)).toContain('网页上不显示的文字 藏起来的');
  expect(account.missing).toEqual([]);
});

it.each([
  'class="x"',
  'style="font:14px 宋体"',
  'style="font-size:medium"',
])('words inside of no size are shown where %s may give them one', async (more) => {
  const { body } = await importDocument(
    'a.html',
    `<h1>示例区示例通知</h1><div id="zoom" style="font-size:0"><p ${more}>${TEXT}</p></div>`,
  );
  expect(body).toBe(TEXT);
});

it.each([
  ['<a href="t2_1.html">下一页</a>', true],
  ['<a href="t2_1.html"> 下页 &gt;&gt; </a>', true],
  ['<script>createPageHTML(3, 0, "t2", "html");</script>', true],
  ['<script>createPageHTML(1, 0, "t2", "html");</script>', false],
  ['<a href="#">下一页</a><a href="javascript:void(0)">下一页</a><a>下一页</a>', false],
  ['<a href="t3.html">下一篇</a>', false],
])('a page with %s is told to go on: %s', async (more, isTold) => {
  const reading = await read(`<h1>示例区示例通知</h1><div id="zoom"><p>${TEXT}</p></div>${more}`);
  const told = reading.ok && reading.document.remarks.some((remark) => remark.includes('“下一页”'));
  expect(told).toBe(isTold);
});

it('notes are no losses, whatever their links and marks are called', async () => {
  for (const [mark, name] of [
    ['①', 'n1'],
    ['[1]', 'x'],
    ['*', 'y'],
  ]) {
    const { body, account } = await importDocument(
      'a.html',
      `<h1>示例区示例通知</h1><p>${TEXT}<a href="#${name}" id="r">${mark}</a></p><p id="${name}"><a href="#r">${mark}</a>注一。</p>`,
    );
    expect(body).toBe(`${TEXT}[^1]\n\n[^1]: 注一。`);
    expect(account.missing).toEqual([]);
  }
});

it('a page that a script fills is refused with the way out', async () => {
  const way = {
    ok: false,
    message: expect.stringContaining('没有找到正文'),
    remedy: expect.stringContaining('.txt'),
  };
  expect(await read('<div id="zoom"> \u200b </div><script>x</script>')).toMatchObject(way);
  expect(await read('')).toMatchObject({ ok: false });
  expect(await read(`<p>${TEXT}</p>`)).toMatchObject({ ok: true });
});

it('a page has its titles, its notes, its files, and what it left out', async () => {
  const reading = await read(
    `<title>示例通知 - 示例网</title><h1>示例区示例工作的通知</h1><a href="c.pdf">丙</a><div id="zoom"><p>${TEXT}<a href="#n" id="r">1</a></p><p>见<a href="b.docx">乙</a></p><div id="n"><p>注一<a href="#r">1</a></p><table><tr><td>甲<td>1<tr><td>乙<td>2</table></div><video src="v.mp4"></video></div><div>联系我们</div>`,
  );
  if (!reading.ok) throw new Error(reading.message);
  const { titles, notes, files, leftBehind, remarks, around, blocks } = reading.document;
  expect(titles).toEqual(['示例区示例工作的通知', '示例通知']);
  expect(notes.map(({ id, paragraphs }) => [id, paragraphs.length])).toEqual([['n', 2]]);
  expect(files.map(({ path }) => path)).toEqual(['b.docx', 'c.pdf']);
  expect(leftBehind.map(({ what }) => what.replace(/（.*/u, ''))).toEqual(['视频', '正文以外的网页内容']);
  expect(remarks).toEqual([]);
  expect(around).toEqual(expect.arrayContaining(['示例区示例工作的通知', '丙', '联系我们']));
  expect(blocks).toHaveLength(2);
});

it('a page that names latin-1 keeps its marks of Windows-1252', async () => {
  const page =
    '<meta charset="iso-8859-1"><div id="zoom"><p>Sample of the example office, \x93A\x94\x85 and more.</p></div>';
  const reading = await read(Buffer.from(page, 'latin1'));
  expect(reading.ok && JSON.stringify(reading.document.blocks)).toContain('“A”…');
});
