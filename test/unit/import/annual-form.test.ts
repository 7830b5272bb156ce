import { describe, expect, it } from 'vitest';
import { LINT_RULES } from '../../../src/lint/lint-rules.ts';
import { lintReport } from '../../../src/lint/run-rules.ts';
import { type Figures, inventFigures, writeForm } from '../../support/annual-form.ts';
import { buildDocx, cell, p, row, table } from '../../support/build-docx.ts';
import { importDocument } from '../../support/import-document.ts';
import { ALL_RULES, createLintInput } from '../../support/lint-sample.ts';

const TITLE = '示例区示例局2021年政府信息公开工作年度报告';

/** How a program says that a cell goes on: to the right, and downwards. */
interface Merges {
  readonly right: 'gridSpan' | 'hMerge';
  /** Of a cell that goes on from the one above. */
  readonly below: string;
}

const WORD: Merges = { right: 'gridSpan', below: '<w:vMerge w:val="continue"/>' };
const WPS: Merges = { right: 'hMerge', below: '<w:vMerge/>' };

/** The form as a Word document. @param show how a number is written */
function buildForm(figures: Figures, { right, below }: Merges, show?: (value: number) => string): Uint8Array {
  const lines = writeForm(figures, show).split('\n');
  const blocks: string[] = [];
  let rows: string[][] = [];
  const endTable = () => {
    if (rows.length > 0) blocks.push(table(...rows.map((cells, at) => buildRow(cells, rows[at + 1], at))));
    rows = [];
  };
  const buildRow = (cells: readonly string[], next: readonly string[] | undefined, at: number) => {
    const parts: string[] = [];
    for (let column = 0; column < cells.length; ) {
      let end = column + 1;
      while (cells[end] === '<') end += 1;
      const width = end - column;
      const isOpen = cells[column] === '^^';
      const isRoot = next?.[column] === '^^' && at + 1 < rows.length;
      const down = isOpen ? below : isRoot ? '<w:vMerge w:val="restart"/>' : '';
      const text = isOpen ? '' : (cells[column] ?? '');
      if (right === 'gridSpan') {
        const span = width > 1 ? `<w:gridSpan w:val="${width}"/>` : '';
        parts.push(cell(p(text, '<w:jc w:val="center"/>'), span + down));
      } else {
        for (let part = 0; part < width; part += 1) {
          const merge = width > 1 ? `<w:hMerge w:val="${part === 0 ? 'restart' : 'continue'}"/>` : '';
          parts.push(cell(p(part === 0 ? text : ''), merge + down));
        }
      }
      column = end;
    }
    return row(parts.join(''));
  };
  for (const line of lines) {
    if (line.startsWith('|---')) continue;
    if (line.startsWith('|'))
      rows.push(
        line
          .slice(2, -2)
          .split(' | ')
          .map((text) => text.trim()),
      );
    else {
      endTable();
      if (line !== '') blocks.push(p(line.replace(/^## /u, '')));
    }
  }
  endTable();
  const title = p(TITLE, '<w:jc w:val="center"/>', '<w:b/><w:sz w:val="44"/>');
  return buildDocx({ body: title + blocks.join('') });
}

/** The same as a portal's page has it. */
function buildPage(figures: Figures): string {
  const blocks: string[] = [];
  let rows: string[][] = [];
  const reach = (row: number, column: number, sign: string, [down, right]: readonly [number, number]) => {
    let length = 1;
    while (rows[row + length * down]?.[column + length * right] === sign) length += 1;
    return length;
  };
  const endTable = () => {
    const lines = rows.map((cells, row) =>
      cells.flatMap((text, column) =>
        text === '<' || text === '^^'
          ? []
          : `<td colspan="${reach(row, column, '<', [0, 1])}" rowspan="${reach(row, column, '^^', [1, 0])}"><p>${text}</p></td>`,
      ),
    );
    if (rows.length > 0)
      blocks.push(`<table>${lines.map((cells) => `<tr>${cells.join('')}</tr>`).join('')}</table>`);
    rows = [];
  };
  for (const line of writeForm(figures).split('\n')) {
    if (line.startsWith('|---')) continue;
    if (line.startsWith('|'))
      rows.push(
        line
          .slice(2, -2)
          .split(' | ')
          .map((text) => text.trim()),
      );
    else {
      endTable();
      if (line !== '') blocks.push(`<p>${line.replace(/^## /u, '')}</p>`);
    }
  }
  endTable();
  return `<!DOCTYPE html><html><head><title>示例</title></head><body><h1>${TITLE}</h1><div>${blocks.join('')}</div></body></html>`;
}

const RULES = LINT_RULES.filter(({ code }) => code.startsWith('annual-'));

async function checkImported(content: Uint8Array | string): Promise<string[]> {
  const name = typeof content === 'string' ? '年报.html' : '年报.docx';
  const { body, values, account } = await importDocument(name, content);
  expect(account.missing).toEqual([]);
  const fields = { 标题: values.标题 ?? '', 发布日期: '2022-01-20' };
  return lintReport(createLintInput({ fields, body }), ALL_RULES, RULES).map(({ message }) => message);
}

describe('the Word form of 政府信息公开工作年度报告', () => {
  const figures = inventFigures(11);

  it.each([
    ['Word', WORD],
    ['WPS', WPS],
  ])('filled in by %s comes with its heads and nested rows, and a right one is right', async (_, merges) => {
    const { body } = await importDocument('年报.docx', buildForm(figures, merges));
    const isTable = (line: string) => line.startsWith('|');
    expect(body.split('\n').filter(isTable)).toEqual(writeForm(figures).split('\n').filter(isTable));
    expect(await checkImported(buildForm(figures, merges))).toEqual([]);
  });

  it('comes from a page as well', async () => {
    expect(await checkImported(buildPage(figures))).toEqual([]);
    const wrong = new Map(figures).set('applications handled other', 999);
    expect((await checkImported(buildPage(wrong))).length).toBeGreaterThan(0);
  });

  it('is right with blanks for 0, full-width digits and separators', async () => {
    for (const show of [
      (value: number) => (value === 0 ? '' : String(value)),
      (value: number) => (value === 0 ? '—' : value.toLocaleString('en-US')),
      (value: number) =>
        String(value).replace(/\d/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
    ])
      expect(await checkImported(buildForm(figures, WPS, show))).toEqual([]);
  });

  it('has its slips found', async () => {
    const wrong = new Map(figures);
    wrong.set('applications carried-out natural', (figures.get('applications carried-out natural') ?? 0) + 4);
    wrong.set('disputes cases after-total', 99);
    const found = await checkImported(buildForm(wrong, WORD));
    expect(found).toEqual([
      expect.stringContaining('“自然人”这一列，一＋二＝'),
      expect.stringContaining('“结转下年度继续办理”这一行，总计＝'),
      expect.stringContaining('“复议后起诉”这一组，总计＝99，'),
    ]);
  });

  it('blank is read as it is; only what has to be written is missing', async () => {
    const found = await checkImported(buildForm(new Map(), WORD, () => ''));
    expect(found).toEqual([]);
  });
});
