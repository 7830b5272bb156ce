import { describe, expect, it } from 'vitest';
import { formatOutcome, formatTotal } from '../../../src/import/format-outcome.ts';

describe('what the editor is told', () => {
  const account = { read: 10, written: 8, inFields: 0, missing: [] };
  const base = {
    kind: 'imported' as const,
    label: '示例.docx',
    id: '2021/jia',
    target: 'index.md',
    isDryRun: false,
    fields: { found: new Map(), unused: [], doubts: [] },
    missing: [],
    headings: [],
    account,
    leftBehind: [],
    remarks: [],
    files: [],
  };
  const tell = (more: object = {}) => formatOutcome({ ...base, ...more });
  it('is where it went, and how much of it', () => {
    expect(tell()).toBe('示例.docx\n  写到 index.md\n  小标题 0 个\n  正文读到 10 字，报告里有 8 字');
    expect(tell({ isDryRun: true })).toContain('  将写到 index.md');
    const changes = { summary: '正文改 1 段', lines: ['－ 甲', '＋ 乙'] };
    expect(tell({ changes, missing: ['体裁'] })).toBe(
      '示例.docx\n  已更新 index.md\n  小标题 0 个\n  正文读到 10 字，报告里有 8 字\n  正文改 1 段\n    － 甲\n    ＋ 乙',
    );
    expect(tell({ changes, isDryRun: true })).toContain('  将更新 index.md');
    expect(
      tell({
        account: { ...account, inFields: 3 },
        headings: ['一、甲', '二、乙'],
        files: ['a.png', 'b.pdf'],
        missing: ['体裁', '机构名称'],
        remarks: ['看一看'],
        leftBehind: [{ what: '正文', reason: '没有写进报告', text: '甲乙', isBody: true }],
      }),
    ).toBe(
      [
        '示例.docx',
        '  写到 index.md',
        '  小标题 2 个：一、甲；二、乙',
        '  正文读到 10 字，报告里有 8 字，3 字写进字段（标题等），少了 2 字',
        '  文件：a.png、b.pdf',
        '  提醒：下面这些属于正文，没有带进来，请对照原文补上：',
        '    正文“甲乙”：没有写进报告',
        '  提醒：看一看',
        '  还要填：体裁、机构名称（原文没有写，index.md 里已经留好位置）',
      ].join('\n'),
    );
  });

  it('is each field with its origin, and what was not taken', () => {
    const found = new Map([
      ['标题', { key: '标题', values: ['甲'], origin: '文件名', candidates: ['乙'] }],
      ['体裁', { key: '体裁', values: ['通知'], origin: '标题', candidates: [] }],
      ['关键词', { key: '关键词', values: ['甲', '乙'], origin: '标签', written: '甲;乙' }],
    ]);
    expect(
      tell({
        fields: {
          found,
          unused: [
            { label: '时效性', value: '有效', origin: '' },
            { label: '语种', value: '中文', origin: '' },
          ],
          doubts: [{ key: '体裁', value: '怪体', reason: '不在可选的体裁里' }],
        },
      }),
    ).toBe(
      [
        '示例.docx',
        '  写到 index.md',
        '  标题：甲（可能是，请核对；也可能是“乙”；取自文件名）',
        '  体裁：通知（可能是，请核对；取自标题）',
        '  关键词：甲、乙（取自标签“甲;乙”）',
        '  小标题 0 个',
        '  正文读到 10 字，报告里有 8 字',
        '  没有带进来的：',
        '    时效性：有效；语种：中文：本站没有这样的字段',
        '  提醒：体裁“怪体”没有采用：不在可选的体裁里',
      ].join('\n'),
    );
  });

  it('quotes a place whole if it is the only one, and no menu twice', () => {
    const left = (...texts: string[]) =>
      tell({ leftBehind: texts.map((text) => ({ what: '页眉', reason: '没有', text })) });
    expect(left('甲'.repeat(60))).toContain(`页眉“${'甲'.repeat(60)}”：没有`);
    expect(left('甲'.repeat(31), '乙')).toContain(`页眉 2 处“${'甲'.repeat(30)}…”“乙”：没有`);
    expect(left('', '')).toContain('页眉 2 处：没有');
    expect(
      tell({ leftBehind: [{ what: '网页内容（6 字：首页）', reason: '是导航', text: '首页' }] }),
    ).toContain('    网页内容（6 字：首页）：是导航');
  });

  it('is a refusal with the way out, and the sum of all', () => {
    const refused = { kind: 'refused' as const, label: 'a.pdf', message: '读不了', remedy: '另存' };
    expect(formatOutcome(refused)).toBe('a.pdf\n  没有导入：读不了\n  改法：另存');
    expect(formatTotal([base, base, refused])).toBe('共 3 个文件：导入 2 篇，1 个没有导入');
    expect(formatTotal([base])).toBe('共 1 个文件：导入 1 篇');
  });

  it('is one line for one kind, with its places', () => {
    const page = (text: string) => ({ what: '目录里的页码', reason: '网页不分页', text });
    const lines = tell({
      leftBehind: [page('1'), { what: '页眉', reason: '没有', text: '内部' }, page('2')],
    }).split('\n');
    expect(lines).toContain('    目录里的页码 2 处“1”“2”：网页不分页');
    expect(lines).toContain('    页眉“内部”：没有');
    const many = tell({ leftBehind: Array.from({ length: 9 }, (_, index) => page(String(index))) });
    expect(many).toContain('目录里的页码 9 处“0”“1”“2”“3”“4”“5”……：网页不分页');
  });

  it('names each place of the text that is missing', () => {
    const lost = Array.from({ length: 9 }, (_, index) => ({
      what: '正文',
      reason: '没有写进报告',
      text: `第${index}段`,
      isBody: true,
    }));
    const outcome = tell({ leftBehind: [...lost, { what: '图表', reason: '另存', text: '', isBody: true }] });
    expect(outcome).toContain(`    正文 9 处${lost.map(({ text }) => `“${text}”`).join('')}：没有写进报告`);
    expect(outcome).toContain('    图表：另存');
  });
});
