import { describe, expect, it } from 'vitest';
import { planAttachmentEntries, readAttachmentEntries } from '../../../src/desk/plan-attachment-entries.ts';

const plan = (paths: readonly (string | [string, string])[], listed: readonly string[] = []) =>
  planAttachmentEntries(
    paths.map((one) => (typeof one === 'string' ? { path: one } : { path: one[0], title: one[1] })),
    new Set(listed),
  );

describe('the entries of 附件', () => {
  it('are none where the files come in that order without, else those of all', () => {
    expect(plan(['附件1.pdf', '附件2.pdf', '附件10.pdf'])).toEqual([]);
    expect(plan(['附件2.pdf', '附件1.pdf', '附件3.pdf'])).toEqual(['附件2.pdf', '附件1.pdf', '附件3.pdf']);
    expect(plan(['附件3.pdf', '附件1.pdf', '附件2.pdf'])).toEqual(['附件3.pdf', '附件1.pdf', '附件2.pdf']);
    expect(plan(['附件1.pdf', '附件3.pdf', '附件2.pdf'])).toEqual(['附件1.pdf', '附件3.pdf', '附件2.pdf']);
  });

  it('keep those that there are, and names', () => {
    expect(plan(['a.pdf', 'b.pdf', 'c.pdf'], ['b.pdf'])).toEqual(['a.pdf', 'b.pdf', 'c.pdf']);
    expect(plan(['a.pdf', ['b.pdf', '乙'], 'c.pdf'])).toEqual([
      'a.pdf',
      { 文件: 'b.pdf', 名称: '乙' },
      'c.pdf',
    ]);
  });

  it('are read in all forms that a report may have them in', () => {
    const read = (yaml: string) => [...readAttachmentEntries(`---\n${yaml}\n---\n正文\n`)];
    expect(read('附件:\n  - 甲.pdf\n  - 文件: 乙.pdf\n    名称: 第二个')).toEqual([
      ['甲.pdf', undefined],
      ['乙.pdf', '第二个'],
    ]);
    expect(read('附件: 甲.pdf')).toEqual([['甲.pdf', undefined]]);
    expect(read('标题: 没有附件')).toEqual([]);
  });
});
