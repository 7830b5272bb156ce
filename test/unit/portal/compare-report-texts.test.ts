import { expect, it } from 'vitest';
import { compareReportTexts } from '../../../src/portal/compare-report-texts.ts';
import { renderPieces } from '../../../src/portal/render-pieces.ts';
import type { TextBlock } from '../../../src/report/report.ts';
import { createReport } from './sample-portal.ts';

const text = (blocks: readonly (readonly [TextBlock['kind'], string])[], signature = ['示例区示例局']) =>
  createReport({ fields: { signature }, blocks: blocks.map(([kind, words]) => ({ kind, text: words })) });

const same = Array.from({ length: 8 }, (_, at) => ['paragraph', `第${at}段没有改`] as const);

it('folds what is the same, but for what stands around a change', () => {
  const before = text([...same, ['paragraph', '共12件。'], ...same]);
  const after = text([...same, ['paragraph', '共15件。'], ...same]);
  const { parts, ...counts } = compareReportTexts(before, after);
  expect(counts).toEqual({ changes: 1, added: 2, removed: 2 });
  expect(parts.map((part) => (part.kind === 'same' ? part.blocks.length : part.kind))).toEqual([
    8,
    'block',
    'block',
    'block',
    8,
  ]);
});

it('keeps the rows of a table together, and marks the cell', () => {
  const table = (count: string) =>
    text([
      ['heading', '一、总体情况'],
      ['row', '项目\t件数'],
      ['row', `来信\t${count}`],
      ['row', '来访\t7'],
    ]);
  const { parts } = compareReportTexts(table('5'), table('8'));
  const shown = parts.find((part) => part.kind === 'table');
  expect(shown?.rows.map(({ cells, change }) => [cells.map(renderPieces), change])).toEqual([
    [['项目', '件数'], undefined],
    [
      [
        '来信',
        '<del><span class="visually-hidden">（删去：</span>5<span class="visually-hidden">）</span></del><ins><span class="visually-hidden">（加上：</span>8<span class="visually-hidden">）</span></ins>',
      ],
      1,
    ],
    [['来访', '7'], undefined],
  ]);
});

it('takes title, signature and imprint for text, and writes none of it as markup', () => {
  const { changes, parts } = compareReportTexts(
    text([], ['<b>示例局的一行落款']),
    text([], ['<b>示例局的一行落款<script>']),
  );
  expect(changes).toBe(1);
  expect(JSON.stringify(parts)).toContain('<script>');
  const html = parts.map((part) => ('pieces' in part ? renderPieces(part.pieces) : '')).join('');
  expect(html).toContain('&lt;b&gt;示例局的一行落款');
  expect(html).toContain('&lt;script&gt;');
});

it('of equal texts everything is folded', () => {
  const report = text(same);
  expect(compareReportTexts(report, report)).toMatchObject({ changes: 0, parts: [{ kind: 'same' }] });
});
