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

type Rows = readonly (readonly string[])[];

/** The form as blocks of another format, from its Markdown. */
function convertForm(
  markdown: string,
  formats: { paragraph(text: string): string; table(rows: Rows): string },
): string {
  return markdown
    .split('\n\n')
    .map((block) => {
      if (!block.startsWith('|')) return formats.paragraph(block.replace(/^## /u, ''));
      const [head = '', , ...lines] = block.split('\n');
      const read = (line: string) =>
        line
          .slice(2, -2)
          .split(' | ')
          .map((text) => text.trim());
      return formats.table([head, ...lines].map(read));
    })
    .join('');
}

/** How many places a merged cell reaches on in a direction. */
function reach(rows: Rows, row: number, column: number, sign: '<' | '^^'): number {
  let length = 1;
  while ((sign === '<' ? rows[row]?.[column + length] : rows[row + length]?.[column]) === sign) length += 1;
  return length;
}

/** The form as a Word document. @param show how a number is written */
function buildForm(figures: Figures, { right, below }: Merges, show?: (value: number) => string): Uint8Array {
  const buildRow = (rows: Rows, at: number) => {
    const cells = (rows[at] ?? []).flatMap((written, column) => {
      if (written === '<') return [];
      const width = reach(rows, at, column, '<');
      const isOpen = written === '^^';
      const isRoot = !isOpen && reach(rows, at, column, '^^') > 1;
      const down = isOpen ? below : isRoot ? '<w:vMerge w:val="restart"/>' : '';
      const text = isOpen ? '' : written;
      if (width === 1) return [cell(p(text), down)];
      if (right === 'gridSpan') return [cell(p(text), `<w:gridSpan w:val="${width}"/>${down}`)];
      return Array.from({ length: width }, (_, part) =>
        cell(p(part === 0 ? text : ''), `<w:hMerge w:val="${part === 0 ? 'restart' : 'continue'}"/>${down}`),
      );
    });
    return row(cells.join(''));
  };
  const body = convertForm(writeForm(figures, show), {
    paragraph: (text) => p(text),
    table: (rows) => table(...rows.map((_, at) => buildRow(rows, at))),
  });
  return buildDocx({ body: p(TITLE, '<w:jc w:val="center"/>', '<w:b/><w:sz w:val="44"/>') + body });
}

/** The same as a portal's page has it. */
function buildPage(figures: Figures): string {
  const body = convertForm(writeForm(figures), {
    paragraph: (text) => `<p>${text}</p>`,
    table: (rows) => {
      const lines = rows.map((cells, at) =>
        cells.map((text, column) => {
          const spans = `colspan="${reach(rows, at, column, '<')}" rowspan="${reach(rows, at, column, '^^')}"`;
          return text === '<' || text === '^^' ? '' : `<td ${spans}><p>${text}</p></td>`;
        }),
      );
      return `<table>${lines.map((cells) => `<tr>${cells.join('')}</tr>`).join('')}</table>`;
    },
  });
  return `<!DOCTYPE html><html><head><title>示例</title></head><body><h1>${TITLE}</h1><div>${body}</div></body></html>`;
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
