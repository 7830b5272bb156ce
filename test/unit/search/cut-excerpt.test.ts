import { describe, expect, it } from 'vitest';
import { cutExcerpt, formatExcerpt } from '../../../src/search/cut-excerpt.ts';

/** The excerpt around `hit` as one text, the hit in square brackets. */
function excerptOf(text: string, hit: string): string {
  const start = text.indexOf(hit);
  const range = { start, end: start + hit.length };
  const pieces = formatExcerpt(text, cutExcerpt(text, range), [range]);
  return pieces.map((piece) => (piece.mark ? `[${piece.text}]` : piece.text)).join('');
}

describe('cutExcerpt', () => {
  it('shows the whole sentence, without its neighbours', () => {
    expect(excerptOf('前一句。示例局推进法治建设。后一句。', '法治')).toBe('示例局推进[法治]建设。');
  });

  it('leaves closing marks to the sentence before and takes its own', () => {
    expect(excerptOf('他说：“好。”示例局推进“法治。”后句。', '法治')).toBe('示例局推进“[法治]。”');
  });

  it('ends at a line break where a paragraph has no final mark', () => {
    expect(excerptOf('第一段\n示例标题没有句号\n第三段', '标题')).toBe('示例[标题]没有句号');
  });

  it('cuts a long sentence at clauses and says so with an ellipsis', () => {
    const clause = '示例局做了一件事，';
    const text = `${clause.repeat(20)}推进法治建设，${clause.repeat(20)}完。`;
    const excerpt = excerptOf(text, '法治');
    expect(excerpt).toMatch(/^…示例局做了一件事，.*推进\[法治\]建设，.*示例局做了一件事…$/u);
    expect(excerpt.length).toBeLessThanOrEqual(104);
  });

  it('cuts where it must when there is no punctuation, but never inside a character', () => {
    const rare = '𠮷'.repeat(301);
    for (const [before, after] of [
      ['', ''],
      ['字', ''],
      ['', '字'],
      ['字', '字'],
    ]) {
      const excerpt = excerptOf(`${rare}${before}法治${after}${rare}`, '法治');
      expect(excerpt).toMatch(/^…𠮷+字?\[法治\]字?𠮷+…$/u);
    }
  });

  it('limits an excerpt whose hit alone is longer', () => {
    const text = `开头，${'长'.repeat(500)}，结尾`;
    expect(excerptOf(text, '长'.repeat(500)).length).toBeLessThan(110);
  });

  it('manages an empty text', () => {
    expect(formatExcerpt('', cutExcerpt('', { start: 0, end: 0 }), [])).toEqual([]);
  });
});

describe('formatExcerpt', () => {
  const whole = (text: string) => ({ start: 0, end: text.length, cutBefore: false, cutAfter: false });

  it('leaves no space where a line broke between Han characters', () => {
    const text = '推进\n  法治，\n建设 rule\nof  law\n依法';
    expect(formatExcerpt(text, whole(text), [])).toEqual([
      { text: '推进法治，建设 rule of law依法', mark: false },
    ]);
  });

  it('leaves the spaces of Chinese headings as they are on the page', () => {
    const text = '第一章　附　　则\u00a0甲';
    expect(formatExcerpt(text, whole(text), [])).toEqual([{ text, mark: false }]);
  });

  it('joins overlapping hits and cuts those that reach out', () => {
    const text = '甲乙丙丁';
    const range = { ...whole(text), start: 1 };
    const hits = [
      { start: 2, end: 9 },
      { start: 0, end: 3 },
    ];
    expect(formatExcerpt(text, range, hits)).toEqual([{ text: '乙丙丁', mark: true }]);
  });
});
