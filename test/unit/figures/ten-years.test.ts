import { expect, it } from 'vitest';
import { inventSeries } from '../../../scripts/bench/invent-series.ts';
import { anchorFigures } from '../../../src/figures/anchor-figures.ts';
import { collectFigures } from '../../../src/figures/collect-figures.ts';
import { joinFigures } from '../../../src/figures/join-figures.ts';
import { renderPlacedBody, SAMPLE_CONTEXT } from '../../support/parse-body.ts';

const YEARS = 10;

function read(seed: number) {
  return inventSeries(seed, 2012, YEARS).map(({ year, title, body, planted }) => {
    const { rendered, document } = renderPlacedBody(body, SAMPLE_CONTEXT);
    const figures = collectFigures(rendered.blocks, document, year);
    const report = {
      url: `reports/${year}/a.html`,
      title,
      org: '示例区示例局',
      year,
      sections: rendered.sections,
    };
    return { report, rendered, planted, figures };
  });
}

it.each([
  1, 2, 3,
])('finds in ten years what was put there, each at its place, and nothing else (seed %i)', (seed) => {
  for (const { rendered, planted, figures } of read(seed)) {
    expect(figures.map(({ section, label, text }) => ({ section, label, text }))).toEqual(planted);
    for (const { section, offset, text } of figures) {
      const own = rendered.sections.find(({ id }) => id === section)?.text ?? '';
      expect([...own].slice(offset, offset + [...text].length).join('')).toBe(text);
    }
    expect(anchorFigures(rendered.html, rendered.blocks, figures)).toBeDefined();
  }
});

it('lines the numbers up over all ten years, where every year says them alike', () => {
  const indicators = joinFigures(read(1));
  const whole = indicators.filter(({ values }) => values.length === YEARS);
  expect(whole.map(({ label }) => label)).toEqual([
    ...[
      '受理申请',
      '办理行政许可',
      '办理行政许可，其中新办',
      '办理行政许可，其中变更',
      '接听电话',
      '按期办结率',
    ],
    ...['一般公共服务', '教育', '卫生健康', '农林水', '交通运输'].flatMap((subject) => [
      `${subject} › 支出 › 2020年`,
      `${subject} › 支出 › 2021年`,
      `${subject} › 完成率`,
    ]),
    ...['新建学校', '新建医院', '改造…老旧小区'],
  ]);
  // What went up one year and down another is told twice.
  expect(indicators.filter(({ label }) => label.startsWith('受理申请，比上年'))).toHaveLength(2);
});
