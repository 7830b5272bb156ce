import { describe, expect, it } from 'vitest';
import { collectReportHits, prepareReport, type ReportText } from '../../../src/search/collect-hits.ts';
import type { ExcerptPiece } from '../../../src/search/cut-excerpt.ts';
import { parseSearchQuery } from '../../../src/search/parse-query.ts';

const report: ReportText = {
  title: '示例区示例局年度报告',
  preamble: '根据要求，现将情况报告如下。',
  sections: [
    { id: 's1', title: '一、主要举措', text: '推进“放管服”改革。\n完善制度。' },
    { id: 's2', title: '二、不足', text: '改革仍需深化。' },
    { id: 's3', title: '三、下一步', text: '继续改革。' },
    { id: 's4', title: '四、其他', text: '改革与制度都要抓。' },
  ],
  footnotes: '',
  attachments: [{ id: 'file-1', title: '附件：统计表.csv', text: '示例事项,办件量\n甲,三件' }],
};

const show = (pieces: readonly ExcerptPiece[]) =>
  pieces.map((piece) => (piece.mark ? `[${piece.text}]` : piece.text)).join('');

function find(query: string, text = report) {
  const hits = collectReportHits(prepareReport(text), parseSearchQuery(query).words);
  return {
    title: show(hits.title),
    sections: hits.sections.map((section) => [section.id, show(section.title), show(section.excerpt)]),
    others: hits.otherSections,
  };
}

describe('collectReportHits', () => {
  it('names the section of a hit and marks it in its sentence as it is written', () => {
    expect(find('放管服改革')).toEqual({
      title: '示例区示例局年度报告',
      sections: [['s1', '一、主要举措', '推进“[放管服”改革]。']],
      others: 0,
    });
  });

  it('puts sections with more of the words first and counts the rest', () => {
    const found = find('改革 制度');
    expect(found.sections.map(([id]) => id)).toEqual(['s1', 's4', 's2']);
    expect(found.others).toBe(1);
  });

  it('puts a section whose heading has the words before those that only speak of them, then more hits', () => {
    const sections = [
      { id: 's1', title: '一、总体情况', text: '教育培训工作有序。' },
      { id: 's2', title: '二、教育培训工作', text: '工作推进。' },
      { id: 's3', title: '三、教育培训', text: '。' },
      { id: 's4', title: '四、其他', text: '教育培训与教育培训。' },
    ];
    expect(find('教育培训', { ...report, sections }).sections.map(([id]) => id)).toEqual(['s3', 's2', 's4']);
  });

  it('shows the place where most hits stand together', () => {
    const text = `改革开始。${'其他事项。'.repeat(40)}改革制度，再改革。`;
    const [section] = find('改革 制度', {
      ...report,
      sections: [{ id: 's1', title: '一、', text }],
    }).sections;
    expect(section?.[2]).toBe('[改革][制度]，再[改革]。');
  });

  it('finds the text of an attached file and leads to its view', () => {
    expect(find('办件量').sections).toEqual([['file-1', '附件：统计表.csv', '示例事项,[办件量]']]);
  });

  it('marks the title, and a heading with the beginning of its text', () => {
    expect(find('年度报告').title).toBe('示例区示例局[年度报告]');
    expect(find('不足').sections).toEqual([['s2', '二、[不足]', '改革仍需深化。']]);
  });

  it('finds text before the first heading, where there is nothing to link to', () => {
    expect(find('现将情况').sections).toEqual([[undefined, '', '根据要求，[现将情况]报告如下。']]);
  });

  it('shows a hit that begins in a heading and ends in the text below', () => {
    expect(find('举措推进').sections).toEqual([['s1', '一、主要[举措]', '[推进]“放管服”改革。']]);
  });

  it('shows a hit that runs over two paragraphs', () => {
    expect(find('改革完善').sections).toEqual([['s1', '一、主要举措', '推进“放管服”[改革。完善]制度。']]);
  });

  it('marks nothing for words that stand elsewhere', () => {
    expect(find('公开')).toEqual({ title: '示例区示例局年度报告', sections: [], others: 0 });
  });

  it('keeps markup as text', () => {
    const hostile = { ...report, title: '<script>报告</script>' };
    expect(find('报告', hostile).title).toBe('<script>[报告]</script>');
  });
});
