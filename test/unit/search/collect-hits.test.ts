import { describe, expect, it } from 'vitest';
import { collectReportHits, type ReportText } from '../../../src/search/collect-hits.ts';
import type { ExcerptPiece } from '../../../src/search/cut-excerpt.ts';
import { parseSearchQuery } from '../../../src/search/parse-query.ts';

const report: ReportText = {
  title: '示例区示例局年度报告',
  org: '示例局',
  date: '2022-02-14',
  preamble: '根据要求，现将情况报告如下。',
  sections: [
    { id: 's1', title: '一、主要举措', text: '推进“放管服”改革。\n完善制度。' },
    { id: 's2', title: '二、不足', text: '改革仍需深化。' },
    { id: 's3', title: '三、下一步', text: '继续改革。' },
    { id: 's4', title: '四、其他', text: '改革与制度都要抓。' },
  ],
};

const show = (pieces: readonly ExcerptPiece[]) =>
  pieces.map((piece) => (piece.mark ? `[${piece.text}]` : piece.text)).join('');

function find(query: string, text = report) {
  const hits = collectReportHits(text, parseSearchQuery(query).words);
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

  it('prefers sections with more of the words and counts the rest', () => {
    const found = find('改革 制度');
    expect(found.sections.map(([id]) => id)).toEqual(['s1', 's2', 's4']);
    expect(found.others).toBe(1);
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
