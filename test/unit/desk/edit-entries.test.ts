import { describe, expect, it } from 'vitest';
import { describeFields } from '../../../src/desk/describe-fields.ts';
import type { DeskEntry } from '../../../src/desk/desk-api.ts';
import { editField } from '../../../src/desk/edit-field.ts';
import { FIELDS } from '../../../src/report/fields.ts';

const VOCABULARY = { topics: [], genres: [], disclosures: [] } as never;
const frame = (lines: string) => `---\n# 开头的备注\n标题: 甲\n${lines}关键词: [乙]\n---\n\n正文。\n`;
const read = (text: string, key: string) =>
  describeFields(text, VOCABULARY).fields.find((field) => field.key === key);

/** Fields that consist of entries, all that there are. */
const WITH_PARTS = FIELDS.filter(({ parts }) => parts);
/** An entry of each, with something in every part that is no layout of YAML. */
const invent = (field: (typeof FIELDS)[number], n: number): Record<string, string> =>
  Object.fromEntries(
    (field.parts ?? []).map(({ key, type }) => [
      key,
      type === 'lines' ? `第一行${n}\n- 第二行: #` : `${key}${n}: “甲” #乙`,
    ]),
  );

describe.each(WITH_PARTS.map((field) => [field.key, field] as const))('entries of %s', (key, field) => {
  const isOne = field.type === 'withdrawal';
  const entries = isOne ? [invent(field, 1)] : [invent(field, 1), invent(field, 2), invent(field, 3)];
  const edit = (text: string, ...values: DeskEntry[]) => {
    const edited = editField(text, key, values);
    if (edited === undefined) throw new Error('not written');
    return edited;
  };

  it('are read back as they were written, and all other lines stay', () => {
    const text = edit(frame(''), ...entries);
    expect(read(text, key)?.entries).toEqual(entries);
    expect(edit(text)).toBe(frame(''));
    for (const line of frame('').split('\n')) expect(text.split('\n')).toContain(line);
  });

  it('change a part in its own lines', () => {
    const text = edit(frame(''), ...entries);
    for (const { key: part } of field.parts ?? []) {
      const [first = {}, ...rest] = entries;
      const changed = edit(text, { ...first, [part]: '改了' }, ...rest);
      expect(read(changed, key)?.entries[0]).toEqual({ ...first, [part]: '改了' });
      const gone = text.split('\n').filter((line) => !changed.split('\n').includes(line));
      expect(gone.length).toBe(first[part]?.includes('\n') ? 3 : 1);
      const without = edit(text, { ...first, [part]: '' }, ...rest);
      const { [part]: _, ...left } = first;
      expect(read(without, key)?.entries).toEqual([left, ...rest]);
      expect(
        edit(without, first, ...rest)
          .split('\n')
          .sort(),
      ).toEqual(text.split('\n').sort());
    }
  });

  it('come, go and change places with their lines', () => {
    if (isOne) return;
    const [one = {}, two = {}, three = {}] = entries;
    const text = edit(frame(''), one, two);
    expect(edit(text, one, two, three)).toBe(edit(frame(''), one, two, three));
    expect(edit(edit(text, one, two, three), one, three)).toBe(edit(frame(''), one, three));
    expect(edit(text, two, one)).toBe(edit(frame(''), two, one));
    expect(edit(text, three, one, two)).toBe(edit(frame(''), three, one, two));
  });
});

describe('entries of a file that somebody wrote by hand', () => {
  const HAND = `修订:   # 最新的在前
# 谁写的：示例甲
-   日期:  '2022-05-20'   # 核对过
    # 内容见台账
    内容： 补上一段

    原因: 排版时遗漏 # 见记录
  # 下面是第一次

-
    原因: "原文: 笔误"
    日  期: 2022-03-01
    内容: 更正
`;
  const text = frame(HAND);
  const [first, second] = read(text, '修订')?.entries ?? [];
  const edit = (...values: DeskEntry[]) => editField(text, '修订', values);

  it('are read', () => {
    expect(first).toEqual({ 日期: '2022-05-20', 内容: '补上一段', 原因: '排版时遗漏' });
    expect(second).toEqual({ 原因: '原文: 笔误', 日期: '2022-03-01', 内容: '更正' });
  });

  it('keep the remark behind a value', () => {
    expect(edit({ ...first, 日期: '2022-05-21' }, second as DeskEntry)).toBe(
      text.replace("-   日期:  '2022-05-20'   # 核对过", '-   日期: 2022-05-21   # 核对过'),
    );
  });

  it('keep all lines but the one that changes', () => {
    expect(edit({ ...first, 原因: '漏排' }, second as DeskEntry)).toBe(
      text.replace('    原因: 排版时遗漏 # 见记录', '    原因: 漏排 # 见记录'),
    );
    expect(edit(first as DeskEntry, { ...second, 日期: '2022-03-02' })).toBe(
      text.replace('    日  期: 2022-03-01', '    日期: 2022-03-02'),
    );
    expect(edit(first as DeskEntry, { ...second, 原因: '笔误' })).toBe(
      text.replace('    原因: "原文: 笔误"', '    原因: 笔误'),
    );
  });

  it('that go leave the remarks above and below', () => {
    expect(edit(first as DeskEntry)).toBe(text.replace(/-\n {4}原因: "[\s\S]*内容: 更正\n/, ''));
    expect(edit(second as DeskEntry)).toContain('# 谁写的：示例甲\n  # 下面是第一次\n\n-\n');
  });

  it('that are new come as the others are indented', () => {
    const entry = { 日期: '2022-06-01', 内容: '又改', 原因: '又错' };
    expect(edit(first as DeskEntry, second as DeskEntry, entry)).toBe(
      text.replace('    内容: 更正\n', '    内容: 更正\n- 日期: 2022-06-01\n  内容: 又改\n  原因: 又错\n'),
    );
  });

  it('keep their form where they are written otherwise, or are written anew as a whole', () => {
    const entry = { 日期: '2022-06-01', 内容: '又改', 原因: '又错' };
    const single = frame('修订:\n   日期: 2022-03-01\n   内容: 更正\n   原因: 笔误\n');
    const [only = {}] = read(single, '修订')?.entries ?? [];
    expect(editField(single, '修订', [{ ...only, 原因: '漏' }])).toBe(single.replace('笔误', '漏'));
    expect(editField(single, '修订', [only, entry])).toContain('修订:\n  - 日期: 2022-03-01\n');
    const flow = frame('修订: [{日期: 2022-03-01, 内容: 更正, 原因: 笔误}]\n');
    expect(read(editField(flow, '修订', [entry, only]) ?? '', '修订')?.entries).toEqual([entry, only]);
    const remarked = frame('修订: [\n  # 备注\n  {日期: 2022-03-01, 内容: 更正, 原因: 笔误}]\n');
    expect(editField(remarked, '修订', [only, entry])).toBeUndefined();
  });

  it('keep their lines also where a part has no value yet', () => {
    const lines = ['  - 日期:', '    内容: 甲 # 待核', '  - 日期: 2022-03-01', '    内容: 乙'];
    const open = frame(`修订:\n${lines.join('\n')}\n`);
    const [one, two] = read(open, '修订')?.entries ?? [];
    const turned = frame(`修订:\n${[...lines.slice(2), ...lines.slice(0, 2)].join('\n')}\n`);
    expect(editField(open, '修订', [two, one] as DeskEntry[])).toBe(turned);
    expect(editField(open, '修订', [{ ...one, 内容: '丙' }, two] as DeskEntry[])).toBe(
      open.replace('甲 #', '丙 #'),
    );
  });

  it.each([
    '修订:\n  - 日期: "2022-03-01\n    内容: 补上一段\n',
    '修订:\n  - 日期: 2022-03-01\n   内容: 补上一段\n',
    '信息来源: "示例局\n',
  ])('that cannot be read are not shown as none, and not written over: %j', (lines) => {
    const key = lines.startsWith('修订') ? '修订' : '信息来源';
    expect(read(frame(lines), key)?.input).toEqual({ kind: 'text' });
    expect(editField(frame(lines), key, key === '修订' ? [{ 日期: '2022-05-01' }] : ['乙'])).toBeUndefined();
  });

  it('with keys that nobody knows keep them', () => {
    const odd = frame('审核:\n  - 审次: 一审\n    备注: 甲\n    人: 示例甲\n    日期: 2022-02-10\n');
    const [entry = {}] = read(odd, '审核')?.entries ?? [];
    expect(editField(odd, '审核', [{ ...entry, 人: '示例乙' }])).toBe(odd.replace('示例甲', '示例乙'));
  });

  it('of lists keep their lines', () => {
    const list = frame('旧网址:\n  - 2020/jia # 原来的\n\n  # 更早\n  - https://www.example.org/a.html\n');
    expect(editField(list, '旧网址', ['2020/jia', '2020/yi'])).toBe(
      list.replace('https://www.example.org/a.html', '2020/yi'),
    );
    const remarked = frame('相关文章: [2020/jia, 2019/yi]  # 先看\n');
    expect(editField(remarked, '相关文章', ['2020/jia'])).toBe(remarked.replace(', 2019/yi', ''));
    expect(editField(frame(''), '旧网址', ['2020/jia'])).toBe(
      frame('旧网址: [2020/jia]\n').replace(/(旧.*\n)(关.*\n)/, '$2$1'),
    );
    expect(read(frame('相关文章: 2020/jia，2019/yi\n'), '相关文章')?.values).toEqual(['2020/jia', '2019/yi']);
    const files = frame('附件:\n  - 甲.pdf\n  - 文件: 乙.xlsx\n    名称: 表.xlsx\n');
    expect(read(files, '附件')?.entries).toEqual([{ 文件: '甲.pdf' }, { 文件: '乙.xlsx', 名称: '表.xlsx' }]);
    expect(editField(files, '附件', [{ 文件: '乙.xlsx', 名称: '表.xlsx' }, { 文件: '甲.pdf' }])).toBe(
      frame('附件:\n  - 文件: 乙.xlsx\n    名称: 表.xlsx\n  - 甲.pdf\n'),
    );
    expect(
      editField(files, '附件', [
        { 文件: '甲.pdf', 名称: '正文' },
        { 文件: '乙.xlsx', 名称: '表.xlsx' },
      ]),
    ).toBe(files.replace('  - 甲.pdf', '  - 文件: 甲.pdf\n    名称: 正文'));
  });

  it.each([
    '修订: 改过一次\n',
    '修订:\n  - 改过一次\n',
    '修订:\n  - 日期: [a]\n',
    '撤回:\n  - 日期: 2022-01-01\n',
  ])('are left to the text where %j is no entry', (lines) => {
    expect(read(frame(lines), lines.slice(0, 2))?.input).toEqual({ kind: 'text' });
  });
});
