import { describe, expect, it } from 'vitest';
import { importDocument } from '../../support/import-document.ts';

const TEXT = '示例局认真履行职责，推进各项工作，现将有关情况报告如下。';
const read = async (sheet: string, text: string, head = '') => {
  const report = await importDocument(
    'a.html',
    `<html><head>${head}<style>${sheet}</style></head><body><h1>示例区示例通知</h1><div id="zoom"><p>${TEXT}</p>${text}</div></body></html>`,
  );
  const told = report.leftBehind.filter(({ what }) => what === '网页上不显示的文字').map(({ text }) => text);
  return { ...report, text: report.body.replace(`${TEXT}\n\n`, ''), told };
};
const SPAN = '<p>甲<span class="a b" id="c">藏起来的</span>乙。</p>';

describe('words that the page hides are told, and not shown', () => {
  it.each([
    ['.a{display:none}', SPAN],
    ['#c { DISPLAY : NONE !important }', SPAN],
    ['span.a{visibility:hidden}', SPAN],
    ['q,.x,.a.b{font-size:0px}', SPAN],
    ['@media screen{.a{display:none}}', SPAN],
    ['@import "b.css"; .a{display:none}', SPAN],
    ['.a{display:block} .a{display:none}', SPAN],
    ['.a{position:absolute;left:-9999px}', SPAN],
    ['.a{position:absolute;top:-1000em}', SPAN],
    ['.a{text-indent:-9999px}', SPAN],
    ['.a{position:absolute;clip:rect(0, 0, 0, 0)}', SPAN],
    ['.a{position:fixed;clip-path:inset(50%)}', SPAN],
    ['.a{color:#FFF}', SPAN],
    ['/* .a{display:block} */ <!-- .a{display:none} -->', SPAN],
    ['.a{display:inline} #c{display:none}', SPAN],
    ['.a span{display:none} .a{display:none}', SPAN],
    ['', '<p>甲<span hidden>藏起来的</span>乙。</p>'],
    ['', '<p>甲<span style="visibility:hidden">藏起来的</span>乙。</p>'],
    ['', '<p>甲<font color="#ffffff">藏起来的</font>乙。</p>'],
    ['', '<p>甲<span style="color:white;background:#fff">藏起来的</span>乙。</p>'],
    ['', '<p>甲<span style="position:absolute;left:-999px">藏起来的</span>乙。</p>'],
  ])('%s', async (sheet, html) => {
    const { text, told, account } = await read(sheet, html);
    expect(text).toBe('甲乙。');
    expect(told).toEqual(['藏起来的']);
    expect(account.missing).toEqual([]);
  });
});

describe('words are shown where the page may show them', () => {
  it.each([
    ['on paper only', '@media print{.a{display:none}}'],
    ['below an element of another', '.t .a{display:none}'],
    ['in a state', '.a:hover{display:none}'],
    ['by another rule', '.a{display:none} .t .a{display:inline}'],
    ['in a state again', '.a{display:none} .a.on{display:inline} .a[open]{display:inline}'],
    ['by a stronger rule', '#c{display:inline} .a{display:none}'],
    ['by a rule that is important', '.a{display:inline !important} #c{display:none}'],
    ['as a tab', '.a{display:none} p>.b{display:block}'],
    ['not far off', '.a{position:absolute;left:-99px}'],
    ['where they stand', '.a{left:-9999px}'],
    ['on a ground', '.a{color:#fff;background:#00f}'],
    ['on a ground around', '.a{color:#fff} p{background-color:navy}'],
    ['before or behind', '.a::after{display:none} .a:before{display:none}'],
    ['with a value that is none', '.a{display:nonesuch;font-size:0.8em;color:#fffff}'],
  ])('%s', async (_, sheet) => {
    const { text, told } = await read(sheet, SPAN);
    expect(text).toBe('甲藏起来的乙。');
    expect(told).toEqual([]);
  });

  it('with a size of their own within one of none', async () => {
    const { text } = await read('.g{font-size:0}', '<div class="g"><p>甲。</p></div>');
    expect(text).toBe('甲。');
  });

  it('on paper only, by the style sheet as a whole', async () => {
    const { text } = await read('', SPAN, '<style media="print">.a{display:none}</style>');
    expect(text).toBe('甲藏起来的乙。');
  });

  it.each([
    '#zoom{visibility:hidden}',
    '#zoom{display:none}',
    'body{color:#fff}',
  ])('in the whole text, which a script will show or a sheet beside the page: %s', async (sheet) => {
    const { body } = await read(sheet, '');
    expect(body).toBe(TEXT);
  });
});

it('white words whose ground only a sheet beside the page knows are shown, and told', async () => {
  const link = '<link rel="stylesheet" href="a.css">';
  const remark = expect.stringContaining('白色的字');
  const doubtful = await read('.a{color:#fff}', SPAN, link);
  expect(doubtful.text).toBe('甲藏起来的乙。');
  expect(doubtful.remarks).toContainEqual(remark);
  const known = await read('.a{color:#fff;background:#00f}', SPAN, link);
  expect(known.remarks).not.toContainEqual(remark);
});

it('a page with more rules than any site has is read to its end', async () => {
  const sheet = '*{display:block}.a.x{display:none}'.repeat(20_000);
  const { text } = await read(sheet, '<p class="a">甲。</p>'.repeat(5000));
  expect(text).toContain('甲。');
});
