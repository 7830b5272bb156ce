import { describe, expect, it } from 'vitest';
import type { LeftBehind } from '../../../src/import/document.ts';
import { formatOutcome } from '../../../src/import/format-outcome.ts';

const tell = (leftBehind: readonly LeftBehind[]) =>
  formatOutcome({
    kind: 'imported',
    label: '示例.docx',
    target: 'index.md',
    isDryRun: false,
    fields: { found: new Map(), unused: [], doubts: [] },
    missing: [],
    headings: [],
    account: { read: 0, written: 0, inFields: 0, missing: [] },
    leftBehind,
    remarks: [],
    files: [],
  } as unknown as Parameters<typeof formatOutcome>[0]);

describe('what the editor is told of an import', () => {
  it('is one line for one kind, with its places', () => {
    const page = (text: string) => ({ what: '目录里的页码', reason: '网页不分页', text });
    const lines = tell([page('1'), { what: '页眉', reason: '没有', text: '内部' }, page('2')]).split('\n');
    expect(lines).toContain('    目录里的页码 2 处“1”“2”：网页不分页');
    expect(lines).toContain('    页眉“内部”：没有');
    const many = tell(Array.from({ length: 9 }, (_, index) => page(String(index))));
    expect(many).toContain('目录里的页码 9 处“0”“1”“2”“3”“4”“5”……：网页不分页');
  });

  it('names each place of the text that is missing', () => {
    const lost = Array.from({ length: 9 }, (_, index) => ({
      what: '正文',
      reason: '没有写进报告',
      text: `第${index}段`,
      isBody: true as const,
    }));
    const outcome = tell([...lost, { what: '图表', reason: '另存', text: '', isBody: true }]);
    expect(outcome).toContain(`    正文 9 处${lost.map(({ text }) => `“${text}”`).join('')}：没有写进报告`);
    expect(outcome).toContain('    图表：另存');
  });
});
