import { describe, expect, it } from 'vitest';
import { clip } from '../../../src/base/clip.ts';
import { splitFrontMatter } from '../../../src/report/split-front-matter.ts';
import { showProblems } from '../../support/sample-report.ts';

const FIELDS = '标题: 示例报告\n机构名称: 示例区示例局';

function show(text: string): string {
  const split = splitFrontMatter(text);
  return showProblems('rule' in split ? [split] : split.problems);
}

describe('splitFrontMatter', () => {
  it('splits, and knows on which lines the parts begin', () => {
    expect(splitFrontMatter(`---\n${FIELDS}\n---\n\n正文。\n\n---\n\n后文。`)).toEqual({
      frontMatter: FIELDS,
      frontMatterLine: 2,
      body: '\n正文。\n\n---\n\n后文。',
      bodyLine: 5,
      problems: [],
    });
  });

  it('tolerates blank lines before and white space around the fences', () => {
    expect(splitFrontMatter(`\n \n --- \n${FIELDS}\n\t---　\n正文。`)).toEqual({
      frontMatter: FIELDS,
      frontMatterLine: 4,
      body: '正文。',
      bodyLine: 7,
      problems: [],
    });
  });

  it.each([
    '落款: |\n  示例局\n\n  ---\n  2022年',
    '撤回:\n  说明: >-\n    甲\n    ---\n    乙\n  原因: 丙',
    '  落款：|\n    ---',
  ])('takes no rule inside a text for the closing line: %j', (fields) => {
    expect(splitFrontMatter(`---\n${fields}\n---\n正文。`)).toMatchObject({
      frontMatter: fields,
      body: '正文。',
      problems: [],
    });
  });

  it('takes an indented closing line behind a text for what it is', () => {
    const fields = '  标题: 示例\n  落款: |\n    示例局';
    expect(splitFrontMatter(`  ---\n${fields}\n  ---\n正文。`)).toMatchObject({ frontMatter: fields });
  });

  it('keeps comments between the fields', () => {
    expect(splitFrontMatter(`---\n# 必填\n标题: 示例\n## 选填\n关键词: 甲\n---\n正文`)).toMatchObject({
      bodyLine: 7,
    });
  });

  it.each([
    ['', '1:1 error file-empty\n文件是空的\n改法：把报告的字段和正文写进来。'],
    [' \n\t\n　\n', '1:1 error file-empty\n文件是空的\n改法：把报告的字段和正文写进来。'],
    [
      '\n示例区示例局2021年度报告\n\n正文。',
      '2:1 error front-matter-missing\n文件开头没有“---”和字段，第一行是“示例区示例局2021年度报告”\n改法：在最前面加上字段。',
    ],
  ])('explains %j with the form of a file', (text, explanation) => {
    const form = ['---', '标题', '主题分类', '体裁', '发布日期', '公开类别', '机构名称', '---']
      .map((line) => `\n    ${line === '---' ? line : `${line}: …`}`)
      .join('');
    expect(show(text)).toBe(`${explanation}文件开头应当是：${form}`);
  });

  it('explains fields without the opening line, or without the closing one, which a rule in the text is not', () => {
    const texts = [
      `${FIELDS}\n---\n正文。`,
      `---\n${FIELDS}\n`,
      `---\n${FIELDS}\n\n## 一、总体情况\n\n这是正文。\n\n---\n\n后文。`,
    ];
    expect(texts.map(show).join('\n\n')).toMatchInlineSnapshot(`
      "1:1 error front-matter-missing
      字段前面缺少“---”，第一行是“标题: 示例报告”
      改法：在这一行上面加一行：
          ---

      1:1 error front-matter-unclosed
      字段部分从第 1 行的“---”开始，却没有结束的“---”
      改法：在最后一个字段的下一行加上：
          ---

      1:1 error front-matter-unclosed
      字段部分从第 1 行的“---”开始，到第 5 行的标题“## 一、总体情况”还没有结束
      改法：在最后一个字段的下一行加上：
          ---"
    `);
  });

  it.each(['———', '——', '－－－', '----', '--', '—-', '–––'])('explains %s as the opening line', (fence) => {
    const fault = (line: number) =>
      `${line}:1 error front-matter-missing\n字段部分的分隔线写成了“${fence}”\n改法：这一行只写三个英文减号（关闭中文输入法再输入）：\n    ---`;
    const text = `${fence}\n${FIELDS}\n${fence}\n正文`;
    expect(show(text)).toBe(`${fault(1)}\n\n${fault(4)}`);
    // What stands between and below is read all the same.
    expect(splitFrontMatter(text)).toMatchObject({ frontMatter: FIELDS, body: '正文', bodyLine: 5 });
  });

  it.each([
    [`${FIELDS}\n---\n正文。`, { frontMatter: FIELDS, frontMatterLine: 1, body: '正文。', bodyLine: 4 }],
    [`---\n${FIELDS}\n\n## 一、总体情况\n\n正文。`, { body: '## 一、总体情况\n\n正文。', bodyLine: 5 }],
    [`---\n${FIELDS}\n\n这是正文。\n第二行。`, { body: '这是正文。\n第二行。', bodyLine: 5 }],
  ])('reads fields and text of %j', (text, parts) => {
    expect(splitFrontMatter(text)).toMatchObject(parts);
  });

  it('shows no more of a long line than a person reads', () => {
    expect(show('字'.repeat(10_000)).length).toBeLessThan(300);
  });
});

describe('clip', () => {
  it('shortens by characters and keeps to one line', () => {
    expect(clip('𠮷'.repeat(40), 3)).toBe('𠮷𠮷𠮷…');
    expect(clip(' 甲\n乙 ')).toBe('甲 乙');
  });
});
