import { describe, expect, it } from 'vitest';
import { type Block, readBlock } from '../../../src/import/document.ts';
import { dropContentsPages } from '../../../src/import/drop-contents-pages.ts';
import { importDocument } from '../../support/import-document.ts';

const TEXT = '示例局认真履行职责，推进各项工作，现将有关情况报告如下。';
const line = (text: string): Block => ({ kind: 'paragraph', inlines: [{ kind: 'text', text }] });
const drop = (...lines: string[]) => {
  const { blocks, leftBehind } = dropContentsPages(lines.map(line));
  return { lines: blocks.map(readBlock), left: leftBehind.map(({ text }) => text) };
};

describe('a table of contents that somebody typed', () => {
  it.each([
    '……………%',
    '......%',
    ' . . . . . %',
    '·······（%）',
    '--------%',
    '______%',
    '……………—%—',
    '……………第%页',
    '      %',
    ' %',
    '（第%页）',
  ])('has no numbers of pages such as “%s”', (tail) => {
    const headings = ['一、情况', '二、问题'];
    const written = headings.map((heading, at) => heading + tail.replace('%', String(at + 1)));
    const { lines, left } = drop('目　录', ...written, TEXT, '一、情况', TEXT, '二、问题', TEXT);
    expect(lines.slice(0, 3)).toEqual(['目　录', ...headings]);
    expect(left).toEqual(written.map((text) => text.slice(4).trim()));
  });

  it('is known by its lines that come again, or by its name', () => {
    const led = ['一、情况………1', '二、问题………2'];
    expect(drop(...led, '一、情况', TEXT, '二、问题').lines.slice(0, 2)).toEqual(['一、情况', '二、问题']);
    expect(drop('表目录', '表1 情况……1', '表2 问题……I', TEXT).left).toEqual(['……1', '……I']);
  });

  it.each([
    [['甲类………1', '乙类………2', TEXT]],
    [['目录', '一、情况………2', '二、问题………1', '一、情况', '二、问题']],
    [['目录', '一、情况………1', TEXT, '一、情况']],
    [['甲类 12', '乙类 36', '甲类', '乙类']],
    [['目录', '甲类 12', '乙类 36', TEXT]],
    [['目录', '一、情况………', '二、问题………', '一、情况', '二、问题']],
  ])('is not %j', (lines) => {
    expect(drop(...lines)).toEqual({ lines, left: [] });
  });

  it('loses nothing else, and its lines are no headings', async () => {
    const { body, headings, account } = await importDocument(
      '示例.txt',
      `示例区2021年工作报告\n\n目录\n\n一、情况………1\n\n二、问题………12\n\n一、情况\n\n${TEXT}\n\n二、问题\n\n${TEXT}\n`,
    );
    expect(body).toContain('目录\n\n一、情况\n\n二、问题\n\n## 一、情况\n\n');
    expect(headings).toEqual(['一、情况', '二、问题']);
    expect(account.missing).toEqual([]);
  });
});
