import { expect, it } from 'vitest';
import type { Inline } from '../../../src/import/document.ts';
import { listInlines } from '../../../src/import/document-text.ts';
import { partTitleLines } from '../../../src/import/part-title-lines.ts';
import { joinByBreaks } from '../../../src/import/split-at-breaks.ts';
import { importDocument } from '../../support/import-document.ts';

const TEXT = '示例局认真履行职责，推进各项工作，现将有关情况报告如下。';
const TITLE = '示例区示例局关于开展示例工作的通知';
const read = async (first: string) => {
  const { body, values } = await importDocument(
    'a.html',
    `<div id="zoom"><p>${first}</p><p>${TEXT}终。</p></div>`,
  );
  const { 标题: title, 发文字号: number } = values;
  return { title, number, text: body.split('\n\n').slice(0, -1) };
};

it.each([
  [`${TITLE}<br>${TEXT}`, [TEXT], undefined],
  [`${TITLE}<br>各街道、各部门：<br>${TEXT}`, ['各街道、各部门：', TEXT], undefined],
  [`示例区示例局关于开展<br>示例工作的通知<br>${TEXT}`, [TEXT], undefined],
  [`示例发〔2022〕1号<br>${TITLE}<br>${TEXT}`, [TEXT], '示例发〔2022〕1号'],
  [`${TITLE}<br>示例发〔2022〕1号<br>${TEXT}`, ['示例发〔2022〕1号', TEXT], '示例发〔2022〕1号'],
  // What is below is in the next paragraph.
  [`${TITLE}<br>示例发〔2022〕1号`, ['示例发〔2022〕1号'], '示例发〔2022〕1号'],
  [`示例发〔2022〕1号<br>${TITLE}<br>`, [], '示例发〔2022〕1号'],
])('the title in %s is parted from its text', async (first, text, number) => {
  expect(await read(first)).toEqual({ title: TITLE, number, text });
});

it('a picture below the number stays', () => {
  const lines: Inline[][] = [
    [{ kind: 'text', text: '示例发〔2022〕1号' }],
    [{ kind: 'text', text: TITLE }],
    [{ kind: 'image', image: 0 }],
  ];
  const paragraph = { kind: 'paragraph', inlines: joinByBreaks(lines) } as const;
  expect(partTitleLines([paragraph]).flatMap(listInlines)).toContainEqual({ kind: 'image', image: 0 });
});

it.each([
  '现将示例工作的通知<br>印发给你们，请执行。',
  '示例局示例工作的通知<br>印发给你们，请执行。',
  `示例工作的情况，请看通知<br>${TEXT}`,
  `示例区概况<br>${TEXT}`,
])('%s goes on over its break', async (first) => {
  expect((await read(first)).text).toEqual([first.replace('<br>', '\\\n')]);
});
