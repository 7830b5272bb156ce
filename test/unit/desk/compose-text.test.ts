import { expect, it } from 'vitest';
import { escapeHtml } from '../../../src/base/escape-html.ts';
import {
  findFreeNote,
  formatLink,
  formatNote,
  formatPicture,
  formatReportTarget,
  separate,
  toggleHeading,
} from '../../../src/desk/compose-text.ts';
import { renderBody } from '../../../src/markdown/render-body.ts';

const render = (body: string) =>
  renderBody(body, { bodyLine: 1, resolveTarget: (url) => ({ kind: 'local', url }) });

it('a line becomes a heading with the number that comes next, and text again', () => {
  const lines = ['## 一、甲', '', '### （一）乙', '', '丙', '', '丁', '', '## 二、戊', '', '己'];
  expect(toggleHeading(lines, 4, 3)).toBe('### （二）丙');
  expect(toggleHeading(lines, 6, 2)).toBe('## 二、丁');
  expect(toggleHeading(lines, 10, 3)).toBe('### （一）己');
  expect(toggleHeading(lines, 10, 4)).toBe('#### 1.己');
  expect(toggleHeading(lines, 2, 3)).toBe('（一）乙');
  expect(toggleHeading(lines, 2, 2)).toBe('## 二、乙');
  expect(toggleHeading(['三、已有编号'], 0, 2)).toBe('## 三、已有编号');
  expect(toggleHeading(['2023年的工作'], 0, 2)).toBe('## 一、2023年的工作');
});

it('a footnote gets a number that nothing has', () => {
  expect(findFreeNote('甲')).toBe(1);
  expect(findFreeNote('甲[^2]。\n\n[^7]: 乙')).toBe(8);
  const text = '甲[^1]。\n';
  const body = text + formatNote(text, 1, '第一段\n第二段');
  expect(body).toBe('甲[^1]。\n\n[^1]: 第一段\n\n    第二段');
  const { problems, html } = render(body);
  expect(problems).toEqual([]);
  expect(html).toContain('第二段');
  for (const words of ['1. 甲', '- 甲', '# 甲', '2*3*4', '[甲](乙)', '<甲>', '[^1]'])
    expect(render(text + formatNote(text, 1, words)).html).toContain(`</span> ${escapeHtml(words)}<a `);
});

it('links and pictures show the words that were given, whatever these are', () => {
  for (const words of [
    '办法',
    '办法[试行]',
    '甲\\乙',
    '“甲”',
    '"甲"',
    '甲[^乙`',
    '`甲`',
    'A&amp;B',
    '2*3*4',
    '_甲_',
    '<b>',
  ]) {
    const { problems, blocks } = render(formatLink(words, 'https://www.example.org/a b(c)'));
    expect([problems, blocks[0]?.text]).toEqual([[], words]);
    const picture = render(
      formatPicture({ path: 'images/图 1(终).png', alt: words, caption: `图1 ${words}` }),
    );
    expect(picture.problems).toEqual([]);
    expect(picture.html).toContain('<figcaption>');
    expect(picture.html).toContain(`alt="${escapeHtml(words)}"`);
  }
});

it('names another report from its own folder', () => {
  expect(formatReportTarget('2021/shili', '2020/jia')).toBe('../../2020/jia/index.md');
});

it('parts a block from what is around it by one empty line', () => {
  expect(separate('', '表', '')).toBe('表\n');
  expect(separate('甲', '表', '\n乙')).toBe('\n\n表\n');
  expect(separate('甲\n\n', '表', '\n\n乙')).toBe('表');
  expect(separate('甲\n', '表', '乙')).toBe('\n表\n\n');
});

it('takes long hostile words as they are', () => {
  const words = `甲${' '.repeat(100_000)}乙`;
  expect(formatLink(words, 'a.pdf')).toBe(`[${words}](a.pdf)`);
  expect(formatNote(`甲${'\n'.repeat(100_000)}乙`, 1, words)).toBe(`\n\n[^1]: ${words}`);
});
