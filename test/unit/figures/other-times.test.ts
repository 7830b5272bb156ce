import { expect, it } from 'vitest';
import { isOfOtherTime } from '../../../src/figures/other-times.ts';

it('knows headings of one year from those of several and of plans', () => {
  for (const heading of ['近三年情况', '“十三五”期间', '下一步工作', '2026年工作', '重点工作安排'])
    expect(isOfOtherTime(heading, 2025), heading).toBe(true);
  for (const heading of ['二〇二五年来信来访情况', '重点工作安排落实情况', '2025年工作', '总体情况'])
    expect(isOfOtherTime(heading, 2025), heading).toBe(false);
});

it('takes long hostile headings in its stride', () => {
  for (const heading of ['推进'.repeat(100_000), `${'目标'.repeat(100_000)}甲`])
    expect(isOfOtherTime(heading, 2025)).toBe(false);
});
