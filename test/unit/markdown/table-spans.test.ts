import { HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import { renderSample } from '../../support/parse-body.ts';

/** The table without what is the same in every table. */
const cells = (body: string) =>
  renderSample(body)
    .html.replace(/<\/?(?:section|table)[^>]*>| scope="col"|\n/g, '')
    .replaceAll('</td>', '')
    .replaceAll('</th>', '');

describe('merged cells', () => {
  it('belong to the cell above or on the left', () => {
    expect(cells('| 甲 | 乙 | 丙 |\n|--|--|--|\n| 一 | 二 | < |\n| ^^ | 三 | 四 |')).toBe(
      '<thead><tr><th>甲<th>乙<th>丙</tr></thead><tbody><tr><td rowspan="2">一<td colspan="2">二</tr><tr><td>三<td>四</tr></tbody>',
    );
  });

  it('may fill a rectangle', () => {
    expect(cells('| 甲 | 乙 |\n|--|--|\n| 大 | < |\n| ^^ | < |')).toContain('<td colspan="2" rowspan="2">大');
  });

  it('of the head take the rows beside them into the head', () => {
    expect(cells('| 序号 | 情况 | < |\n|--|--|--|\n| ^^ | 计划 | 实际 |\n| 1 | 2 | 3 |')).toBe(
      '<thead><tr><th rowspan="2">序号<th colspan="2">情况</tr><tr><th>计划<th>实际</tr></thead><tbody><tr><td>1<td>2<td>3</tr></tbody>',
    );
  });

  it('are one text each in the report’s text', () => {
    const { blocks } = renderSample('| 甲 | < |\n|--|--|\n| 1 | 2 |');
    expect(blocks).toEqual([
      { kind: 'row', text: '甲' },
      { kind: 'row', text: '1\t2' },
    ]);
  });

  it('make valid HTML', () => {
    const { html } = renderSample(
      '| 序号 | 情况 | < |\n|--|:-:|--|\n| ^^ | 计划 | |\n| 1 | 2 | < |\n| ^^ | 3 | 4 |',
    );
    const report = new HtmlValidate({ extends: ['html-validate:standard'] }).validateStringSync(html);
    expect(report.results.flatMap(({ messages }) => messages.map(({ message }) => message))).toEqual([]);
  });
});

describe('signs that cannot merge', () => {
  it.each([
    ['^^ in the first row', '| ^^ | 甲 |\n|--|--|\n| 1 | 2 |', 1],
    ['< in the first column', '| 甲 | 乙 |\n|--|--|\n| < | 2 |', 3],
    ['what is no rectangle', '| 甲 | 乙 |\n|--|--|\n| 大 | < |\n| ^^ | 3 |', 3],
  ])('are told and stay as text: %s', (_, body, line) => {
    const { problems, blocks } = renderSample(body);
    expect(problems).toMatchObject([{ level: 'error', rule: 'table-span', line }]);
    expect(problems[0]?.remedy).toContain('\\^^');
    expect(blocks.map(({ text }) => text).join()).toMatch(/\^\^|</);
  });

  it('are text where they are escaped, or not alone', () => {
    const { blocks, problems } = renderSample('| 甲 | 乙 | 丙 |\n|--|--|--|\n| \\< | \\^^ | a < b |');
    expect(blocks.at(-1)?.text).toBe('<\t^^\ta < b');
    expect(problems).toEqual([]);
  });
});
