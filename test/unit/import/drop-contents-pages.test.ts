import { describe, expect, it } from 'vitest';
import { type Block, createParagraph as line } from '../../../src/import/document.ts';
import { readBlock } from '../../../src/import/document-text.ts';
import { dropContentsPages } from '../../../src/import/drop-contents-pages.ts';
import { p, t } from '../../support/build-docx.ts';
import { importDocument } from '../../support/import-document.ts';
import { importWord } from '../../support/import-word.ts';

const TEXT = '示例局认真履行职责，推进各项工作，现将有关情况报告如下。';
const drop = (...lines: string[]) => {
  const { blocks, leftBehind } = dropContentsPages(lines.map((text) => line(text)));
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

  it('is known without a name by numbered lines that come again, whatever is before their numbers', () => {
    const lines = ['一、情况 1', '（一）收入 1', '二、问题　3'];
    const headings = ['一、情况', '（一）收入', '二、问题'];
    expect(drop(...lines, ...headings, TEXT)).toEqual({
      lines: [...headings, ...headings, TEXT],
      left: ['1', '1', '3'],
    });
    expect(drop(...lines, '一、情况', TEXT).left).toEqual([]);
  });

  it('is known in the columns of a table', () => {
    const cells = (...rows: string[][]): Block => ({
      kind: 'table',
      rows: rows.map((row) =>
        row.map((text) => ({ inlines: [{ kind: 'text', text }], colspan: 1, rowspan: 1 })),
      ),
    });
    const read = (...blocks: Block[]) => dropContentsPages(blocks).blocks.map(readBlock);
    const [first, second] = [line('一、情况'), line('二、问题')];
    const [one, two] = [
      ['一、情况', '1'],
      ['二、问题', '—4—'],
    ];
    expect(read(cells(one, two), first, line(TEXT), second).slice(0, 2)).toEqual(['一、情况', '二、问题']);
    const named = cells(['序号', '名称', '页码'], ['1', '甲表', '3'], ['2', '乙表', '5']);
    expect(read(named, line('甲表'), line('乙表')).slice(0, 2)).toEqual(['1 甲表', '2 乙表']);
    expect(read(named, line('丙表'), line('丁表'))[0]).toContain('页码');
    const counts = cells(['甲类', '12'], ['乙类', '36']);
    expect(read(counts, line('甲类'), line('乙类'))[0]).toBe('甲类\t12\n乙类\t36');
    expect(read(cells(one, ['合计', '—']), first)[0]).toBe('一、情况\t1\n合计\t—');
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

  it('is known in Word by the dots of its tabs, without any number', async () => {
    const tabs = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="8000"/></w:tabs>';
    const led = (text: string, page: number, properties = tabs) =>
      `<w:p><w:pPr>${properties}</w:pPr>${t(text)}<w:r><w:tab/></w:r>${t(String(page))}</w:p>`;
    const rest = p('总体情况', '', '<w:b/>') + p(TEXT) + p('存在问题', '', '<w:b/>') + p(TEXT);
    const { body, left, missing } = await importWord(led('总体情况', 1) + led('存在问题', 3) + rest);
    expect(body.split('\n\n').slice(0, 2)).toEqual(['总体情况', '存在问题']);
    expect(left).toEqual(['目录里的页码：1', '目录里的页码：3']);
    expect(missing).toEqual([]);
    const plain = await importWord(led('总体情况', 1, '') + led('存在问题', 3, '') + rest);
    expect(plain.body).toContain('总体情况 1');
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
