import { textContent } from 'domutils';
import { describe, expect, it } from 'vitest';
import { parseBody } from '../../../src/markdown/render-body.ts';
import { foldLabel } from '../../../src/profiles/fold-label.ts';
import { readNumber } from '../../../src/profiles/read-number.ts';
import { type ReadTables, readTables } from '../../../src/profiles/read-tables.ts';
import { inventFigures, keyOf, writeForm } from '../../support/annual-form.ts';
import { parseHtml, queryAll } from '../../support/html.ts';
import { PROFILES } from '../../support/profiles.ts';

const FORM = PROFILES.find(({ id }) => id === 'xinxi-gongkai');

function read(body: string) {
  if (!FORM) throw new Error('no profile');
  const found: Partial<ReadTables> = {};
  const { rendered } = parseBody(body, 1).finish(
    (target) => ({ kind: 'local', url: target }),
    (placed) => Object.assign(found, readTables(FORM, placed)).roles,
  );
  return { tables: found.tables ?? [], html: rendered.html };
}

describe('readTables', () => {
  const figures = inventFigures(3);
  const body = writeForm(figures, (value) => (value === 0 ? '' : String(value)));

  it('gives every number its row, its column, its section and its place', () => {
    const { tables } = read(body);
    expect(tables.map(({ id, section, unit }) => `${id} ${section} ${unit}`)).toEqual([
      'regulations s2 件',
      'licences s2 件',
      'penalties s2 件',
      'fees s2 万元',
      'applications s3 件',
      'disputes s4 件',
    ]);
    const lines = body.split('\n');
    let count = 0;
    for (const { id, rows, columns } of tables) {
      for (const row of rows) {
        for (const [at, cell] of row.cells.entries()) {
          const column = columns[at]?.id ?? '';
          expect(cell?.value ?? 0, `${id} ${row.id} ${column}`).toBe(figures.get(keyOf(id, row.id, column)));
          const rest = (lines[(cell?.line ?? 0) - 1] ?? '').slice((cell?.column ?? 0) - 1);
          expect(cell?.text === '' ? /^ *\|/u.test(rest) : rest.startsWith(cell?.text ?? '?')).toBe(true);
          count += 1;
        }
      }
    }
    expect(count).toBe(figures.size);
  });

  it('has each number on the page name the cells that say what it is', () => {
    const { html } = read(body);
    const page = parseHtml(html);
    const [, applications] = queryAll(page, 'section');
    const texts = new Map(queryAll(page, 'th').map((cell) => [cell.attribs.id, textContent(cell)]));
    const cells = queryAll(applications ?? page, 'td').flatMap((cell) => {
      const { headers } = cell.attribs;
      return headers === undefined
        ? []
        : [
            headers
              .split(' ')
              .map((id) => texts.get(id))
              .join('／'),
          ];
    });
    expect(cells).toHaveLength(25 * 7);
    expect(cells).toContain(
      '申请人情况／法人或其他组织／科研机构／三、本年度办理结果／（五）不予处理／2.重复申请',
    );
    const [proactive = page] = queryAll(page, 'section');
    const last = queryAll(proactive, 'td').at(-1);
    const named = last?.attribs.headers?.split(' ') ?? [];
    expect(named.map((id) => texts.get(id))).toEqual([
      '第二十条第（八）项',
      '本年收费金额（单位：万元）',
      '行政事业性收费',
    ]);
    expect(html).toContain('aria-label="收到和处理政府信息公开申请情况"');
  });

  it('reads rows whose borders are not those of the head', () => {
    const ids = ['natural', 'business', 'research', 'charity', 'legal', 'other', 'total'];
    // One grid column more than the form: the second label and 自然人 share it in turn.
    const rows = body.split('\n').map((line) => {
      if (!line.startsWith('|') || line.split(' | ').length !== 10) return line;
      const cells = line.slice(2, -2).split(' | ');
      const isHead = /自然人|申请人情况|商业企业/u.test(line);
      const added = isHead
        ? [...cells.slice(0, 4), '<', ...cells.slice(4)]
        : [...cells.slice(0, 3), '<', ...cells.slice(3)];
      return `| ${added.map((text) => text.trim()).join(' | ')} |`;
    });
    const wider = rows
      .join('\n')
      .replace(/^\|---\|---\|---\|---\|---\|---\|---\|---\|---\|---\|$/mu, `|${'---|'.repeat(11)}`);
    expect(wider).not.toBe(body);
    const table = read(wider).tables.find(({ id }) => id === 'applications');
    expect(table?.rows).toHaveLength(25);
    for (const row of table?.rows ?? [])
      for (const [at, id] of ids.entries())
        expect(row.cells[at]?.value ?? 0, `${row.id} ${id}`).toBe(
          figures.get(keyOf('applications', row.id, id)),
        );
  });

  it('leaves tables as they are that the profile does not know', () => {
    const own = '| 甲 | 总计 |\n|---|---|\n| 1 | 2 |';
    const { tables, html } = read(`## 一、总体情况\n\n${own}`);
    expect(tables).toEqual([]);
    expect(html).not.toMatch(/headers=|form-table/u);
  });
});

it.each([
  ['12', 12],
  ['１２', 12],
  ['1,234', 1234],
  ['1，234，567', 1234567],
  ['1 234', 1234],
  ['12件', 12],
  ['12.50', 12.5],
  ['十二', 12],
  ['〇', 0],
  ['', null],
  [' \u00a0', null],
  ['－', null],
  ['/', null],
  ['无', null],
  ['1,23', undefined],
  ['12,34', undefined],
  ['1.2.3', undefined],
  ['-3', undefined],
  ['12%', undefined],
  ['约12', undefined],
  ['12①', undefined],
  ['12²', undefined],
  ['①', undefined],
  ['<', undefined],
  ['9'.repeat(40), undefined],
])('readNumber: %s is %s', (text, value) => {
  expect(readNumber(text, '件')).toBe(value);
});

it.each([
  ['一、本年新收政府信息公开申请数量', '本年新收政府信息公开申请数量'],
  ['（二）部分公开（区分处理的，只计这一情形，不计其他情形）', '部分公开'],
  ['3.危及“三安全一稳定”', '危及三安全一稳定'],
  ['自 然 人', '自然人'],
  ['本年收费金额（单位：万元）', '本年收费金额'],
  ['（七）总计', '总计'],
])('foldLabel: %s', (text, folded) => {
  expect(foldLabel(text)).toBe(folded);
});
