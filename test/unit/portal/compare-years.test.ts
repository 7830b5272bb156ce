import { expect, it } from 'vitest';
import { compareYears } from '../../../src/portal/compare-years.ts';
import type { PortalReport } from '../../../src/portal/portal.ts';
import type { TextBlock } from '../../../src/report/report.ts';
import { createReport } from './sample-portal.ts';

/** A report of sections with a paragraph each, or a row of a table where there are tabs. */
function report(year: number, preamble: string, ...parts: [title: string, text: string][]): PortalReport {
  const sections = parts.map(([title], index) => ({ id: `s${index + 1}`, title, level: 2, depth: 1 }));
  const blocks: TextBlock[] = [
    { kind: 'paragraph', text: preamble },
    ...parts.map(
      ([, text], index): TextBlock => ({
        kind: text.includes('\t') ? 'row' : 'paragraph',
        text,
        section: `s${index + 1}`,
      }),
    ),
    { kind: 'note', text: `${year}年的脚注`, isFootnote: true },
  ];
  return createReport({
    id: `${year}/a`,
    fields: { year },
    blocks,
    sections: sections.map((section, index) => ({ ...section, text: parts[index]?.[1] ?? '' })),
  });
}

const compare = (before: PortalReport, after: PortalReport) =>
  compareYears({
    path: '',
    url: '',
    name: '',
    seriesUrl: '',
    before: { year: 2020, report: before },
    after: { year: 2021, report: after },
  });

/** A line for each row, with what is taken out in brackets and what is put in in braces. */
const show = ({ sections }: ReturnType<typeof compareYears>) => {
  const text = (cells: readonly (readonly { change: string; text: string }[])[] | undefined) =>
    cells
      ?.map((pieces) =>
        pieces
          .map(
            (piece) =>
              ({ same: piece.text, removed: `[${piece.text}]`, added: `{${piece.text}}` })[piece.change],
          )
          .join(''),
      )
      .join('/') ?? '—';
  return sections.flatMap(({ before, after, texts }) => [
    `# ${text(before && [before.title])} | ${text(after && [after.title])}`,
    ...texts.map((pair) => `${text(pair.before?.cells)} | ${text(pair.after?.cells)}`),
  ]);
};

it('holds section against section and marks what differs on its own side', () => {
  const result = compare(
    report(2020, '现将2020年情况报告如下。', ['一、成效', '办理12项。'], ['二、数字', '甲\t1\t2']),
    report(2021, '现将2021年情况报告如下。', ['一、成效', '办理15项。'], ['二、数字', '甲\t1\t3']),
  );
  expect(show(result)).toEqual([
    '# — | —',
    '现将[2020]年情况报告如下。 | 现将{2021}年情况报告如下。',
    '# 一、成效 | 一、成效',
    '办理[12]项。 | 办理{15}项。',
    '# 二、数字 | 二、数字',
    '甲/1/[2] | 甲/1/{3}',
  ]);
  expect(result).toMatchObject({ same: 0, changed: 3 });
});

it('says what a year lacks by nothing, and does not mark what stands alone or is quite another', () => {
  const result = compare(
    report(2020, '相同。', ['一、甲甲', '这里说的是文件清理和备案审查。'], ['二、只有从前', '从前的话。']),
    report(
      2021,
      '相同。',
      ['一、甲甲', '另一回事，与之前完全没有关系的几句。'],
      ['二、新的一节', '新的话。'],
    ),
  );
  expect(show(result).join('\n')).not.toMatch(/[[\]{}]/);
  expect(show(result)).toEqual(
    expect.arrayContaining(['# — | 二、新的一节', '# 二、只有从前 | —', '从前的话。 | —']),
  );
  expect(result.same).toBe(1);
  expect(show(result).join('')).not.toContain('脚注');
});
