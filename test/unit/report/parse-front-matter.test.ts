import { describe, expect, it } from 'vitest';
import { REPORT_FIELD_NAMES } from '../../../src/report/fields.ts';
import { type FrontMatterValue, parseFrontMatter } from '../../../src/report/parse-front-matter.ts';
import { showProblems } from '../../support/sample-report.ts';

/** The text stands from line 2 of its file on. */
const parse = (text: string) => parseFrontMatter(text, 2);
const show = (text: string) => showProblems(parse(text).problems);

function plain(value: FrontMatterValue | undefined): unknown {
  if (value?.kind === 'list') return value.items.map(plain);
  if (value?.kind === 'map')
    return Object.fromEntries([...value.entries].map(([key, item]) => [key, plain(item)]));
  return value?.text;
}

describe('values', () => {
  it('are texts, lists and maps with their places', () => {
    const { entries, problems } = parse(
      '标题: 示例\n关键词: [甲, 乙]\n附件:\n  - 文件: 甲.pdf\n    名称: 表',
    );
    expect(problems).toEqual([]);
    expect(entries.get('标题')).toEqual({ kind: 'scalar', text: '示例', line: 2, column: 5 });
    expect(entries.get('关键词')).toMatchObject({
      kind: 'list',
      line: 3,
      items: [{ column: 7 }, { text: '乙', column: 10 }],
    });
    expect(entries.get('附件')).toMatchObject({ items: [{ kind: 'map', line: 5 }] });
    expect(plain(entries.get('附件'))).toEqual([{ 文件: '甲.pdf', 名称: '表' }]);
  });

  it('stay texts, whatever YAML would make of them', () => {
    const { entries } = parse(
      '发布日期: 2022-02-14\n索引号: 001\n年度: 2021\n标题: yes\n摘要: null\n落款: 0x1F',
    );
    expect([...entries.values()].map(plain)).toEqual(['2022-02-14', '001', '2021', 'yes', 'null', '0x1F']);
  });

  it('may be empty', () => {
    expect(parse('发文字号:\n标题: 示例').entries.get('发文字号')).toMatchObject({ text: '', line: 2 });
  });

  it('keep the lines that they are written on', () => {
    const { entries } = parse('落款:\n  示例区示例局\n  2022年2月14日\n摘要: 第一行\n  第二行');
    expect(plain(entries.get('落款'))).toBe('示例区示例局\n2022年2月14日');
    expect(plain(entries.get('摘要'))).toBe('第一行\n第二行');
  });

  it.each([
    ['"第一行\n  第二行 \n\n  第三行"', '第一行\n第二行\n\n\n第三行'],
    ["'“第一行”''\n  第二行'", "“第一行”'\n第二行"],
    ['>\n  第一行\n  第二行', '第一行\n第二行'],
    ['"第一\\\n  行\\n第二行"', '第一行\n第二行'],
    ['"甲\\\\\n  乙"', '甲\\\n乙'],
  ])('get no spaces between their lines: %j', (value, text) => {
    expect(plain(parse(`摘要: ${value}`).entries.get('摘要'))).toBe(text);
  });

  it('lose invisible characters at their ends, and padding inside their names', () => {
    const { entries, problems } = parse('体  裁: \u200b报告\u200b\n　标题: 示例\ufeff\n\u200b年度: 2021');
    expect(problems.map(({ level, message }) => `${level} ${message}`)).toEqual([
      'warning “标题”前面有全角空格，已读作“示例”',
      'warning “年度”前面有看不见的字符，已读作“2021”',
    ]);
    expect([...entries].map(([key, value]) => [key, plain(value)])).toEqual([
      ['体裁', '报告'],
      ['标题', '示例'],
      ['年度', '2021'],
    ]);
  });

  it('may be in quotes, with what needs them', () => {
    const { entries, problems } = parse(`标题: "示例: 副题 #1"\n摘要: '“甲”和"乙"' # 备注`);
    expect(problems).toEqual([]);
    expect([...entries.values()].map(plain)).toEqual(['示例: 副题 #1', '“甲”和"乙"']);
  });

  it('can be none at all', () => {
    for (const text of ['', '\n\n', '# 只有备注'])
      expect(parse(text)).toEqual({ entries: new Map(), problems: [], unread: new Set() });
  });
});

describe('slips of the pen', () => {
  it('Chinese colons, no space behind a colon, a tab: in fields and in entries of 附件', () => {
    const text =
      '标题：示例报告\n机构名称: 示例区示例局\n体  裁 ： 报告\n年度:2021\n附件:\n  - 文件：甲.pdf\n    名称：表\n\t- 乙.pdf';
    expect(show(text)).toMatchInlineSnapshot(`
      "2:3 warning front-matter-form
      “标题”后面用了中文冒号“：”，已读作“示例报告”
      改法：改为（行首不空格，英文冒号后面空一格）：
          标题: 示例报告

      4:6 warning front-matter-form
      “体裁”后面用了中文冒号“：”，已读作“报告”
      改法：改为（行首不空格，英文冒号后面空一格）：
          体裁: 报告

      5:3 warning front-matter-form
      “年度”后面的冒号和值之间没有英文空格，已读作“2021”
      改法：改为（行首不空格，英文冒号后面空一格）：
          年度: 2021

      7:7 warning front-matter-form
      “文件”后面用了中文冒号“：”，已读作“甲.pdf”
      改法：改为（英文冒号、减号后面各空一格，行首用英文空格）：
          - 文件: 甲.pdf

      8:7 warning front-matter-form
      “名称”后面用了中文冒号“：”，已读作“表”
      改法：改为（英文冒号、减号后面各空一格，行首用英文空格）：
          名称: 表

      9:1 warning front-matter-form
      “乙.pdf”前面用了制表符（Tab 键），已读作“乙.pdf”
      改法：改为（英文冒号、减号后面各空一格，行首用英文空格）：
          - 乙.pdf"
    `);
  });

  it('a Chinese colon inside a value is text, and a tab behind the colon does no harm', () => {
    expect(show('标题: 示例：副题\n摘要: 标题：示例')).toBe('');
    expect(plain(parse('标题:\t示例').entries.get('标题'))).toBe('示例');
  });

  it('unclosed quotation marks and brackets, reported where they begin', () => {
    expect(show('标题: "示例\n机构名称: "示例区示例局"\n关键词: [甲, 乙\n体裁: 报告')).toMatchInlineSnapshot(`
      "2:5 error front-matter-syntax
      “标题”的值以 " 开头，却没有结尾的 "
      改法：补上：
          标题: "示例"

      4:6 error front-matter-syntax
      “关键词”的值以 [ 开头，却没有结尾的 ]
      改法：补上：
          关键词: [甲, 乙]
          如果它只是文字，给整个值加上英文引号"
    `);
  });

  it('a field written twice, also with padding', () => {
    expect(show('标题: 示例\n体裁: 报告\n标题: 又一个\n体  裁: 通知')).toMatchInlineSnapshot(`
      "4:1 error front-matter-syntax
      字段“标题”写了两次
      改法：只留一行“标题”，删去另一行

      5:1 error front-matter-syntax
      字段“体裁”写了两次
      改法：只留一行“体裁”，删去另一行"
    `);
  });

  it('a value with a colon and a space, and one that goes on without being indented', () => {
    expect(show('摘要: 示例: 副题\n标题: 示例区示例局\n2021年度报告\n体裁: 报告')).toMatchInlineSnapshot(`
      "2:5 error front-matter-syntax
      “摘要”的值里有符号 : ，会被当作格式，读不懂：“示例: 副题”
      改法：给整个值加上英文引号：
          摘要: "示例: 副题"

      4:1 error front-matter-syntax
      这一行不是“字段: 值”的形式：“2021年度报告”
      改法：如果它接着上一行，就和上一行连成一行；如果它是字段，冒号用英文冒号，后面空一格；如果它是正文，移到第二个“---”下面"
    `);
  });

  it('lines of 落款 that are not indented are told once, as they have to be written', () => {
    const remedy =
      '改法：如果它是“落款”的一行，改为：\n    落款: |\n      示例区示例局\n      示例区示例办\n      2022年2月10日\n' +
      '    如果它是字段，冒号用英文冒号，后面空一格；如果它是正文，移到第二个“---”下面';
    for (const first of ['落款: 示例区示例局\n', '落款: |\n示例区示例局\n']) {
      const shown = show(`${first}示例区示例办\n2022年2月10日\n体裁: 报告`);
      expect(shown.match(/不是“字段: 值”的形式/g)).toHaveLength(1);
      expect(shown).toContain(remedy);
    }
    const mended = parseFrontMatter('落款: |\n  示例区示例局\n  2022年2月10日\n体裁: 报告', 2);
    expect(mended.problems).toEqual([]);
    expect(mended.entries.get('落款')).toMatchObject({ text: '示例区示例局\n2022年2月10日' });
  });

  it.each([
    '[转发]示例',
    '{甲}示例',
    '"示例"报告',
    '> 示例',
    '|示例',
    '@示例',
    '%示例',
    '`示例`',
    '? 示例',
    '- 示例',
    '!重要 示例',
  ])('the value %s is explained with a remedy that works', (value) => {
    const { problems } = parse(`体裁: 报告\n标题: ${value}`);
    expect(problems).toMatchObject([{ level: 'error', rule: 'front-matter-syntax', line: 3 }]);
    expect(problems[0]?.message).toContain(value);
    const remedy = problems[0]?.remedy.split('\n')[1] ?? '';
    expect(plain(parse(remedy.trim()).entries.get('标题'))).toBe(value);
  });

  it.each([
    '*重要*示例',
    '&报告 示例',
    '!!str 示例',
    '! 示例',
  ])('the value %s does not lose its first word', (value) => {
    const { problems } = parse(`体裁: 报告\n标题: ${value}`);
    expect(problems).toMatchObject([{ level: 'error', rule: 'front-matter-syntax', line: 3, column: 5 }]);
    const remedy = problems[0]?.remedy.split('\n')[1] ?? '';
    expect(plain(parse(remedy.trim()).entries.get('标题'))).toBe(value);
  });
});

describe('what would be lost', () => {
  it('a number sign in a value, in an entry of a list, and at the beginning', () => {
    expect(show('标题: 示例 #1 报告\n附件:\n  - 附件 #1.pdf\n摘要: #1 报告')).toMatchInlineSnapshot(`
      "2:8 warning front-matter-comment
      “标题”的值里，“#”和它后面的“1 报告”会被当作备注，网页上没有，“附件下载”的原文（.md）里有
      改法：如果它是内容，给整个值加上英文引号：
          标题: "示例 #1 报告"
          如果它是备注，移到单独的一行

      4:8 warning front-matter-comment
      “附件”的值里，“#”和它后面的“1.pdf”会被当作备注，网页上没有，“附件下载”的原文（.md）里有
      改法：如果它是内容，给整个值加上英文引号：
          - "附件 #1.pdf"
          如果它是备注，移到单独的一行

      5:5 warning front-matter-comment
      “摘要”的值里，“#”和它后面的“1 报告”会被当作备注，网页上没有，“附件下载”的原文（.md）里有
      改法：如果它是内容，给整个值加上英文引号：
          摘要: "#1 报告"
          如果它是备注，移到单独的一行"
    `);
  });

  it('an unknown field, an unknown part of an entry, and a value without a name', () => {
    const text = '发布时间: 2022-02-14\nlayout: post\n附件:\n  - 文件: 甲.pdf\n    名字: 表\n: 示例';
    expect(show(text).replace(REPORT_FIELD_NAMES.keys.join('、'), '（全部字段）')).toMatchInlineSnapshot(`
      "2:1 warning field-unknown
      没有名为“发布时间”的字段，它的内容网页上没有，“附件下载”的原文（.md）里有
      改法：如果指的是“发布日期”，把“发布时间”改为：发布日期

      3:1 warning field-unknown
      没有名为“layout”的字段，它的内容网页上没有，“附件下载”的原文（.md）里有
      改法：可用的字段：（全部字段）

      6:5 warning field-unknown
      没有名为“名字”的字段，它的内容网页上没有，“附件下载”的原文（.md）里有
      改法：如果指的是“名称”，把“名字”改为：名称

      7:1 warning field-unknown
      这一行没有字段名，它的内容网页上没有，“附件下载”的原文（.md）里有
      改法：在冒号前面写上字段名，或者删去这一行"
    `);
  });

  it('a mark of secrecy is no slip', () => {
    const levels = (text: string) => parse(text).problems.map(({ level, rule }) => `${level} ${rule}`);
    for (const line of ['密级: 机密★5年', '密级和保密期限: 秘密', '密級: 機密'])
      expect(levels(`标题: 示例\n${line}`)).toContain('error secrecy-mark');
    expect(levels('标题: 示例\n密级: 无\n密级和保密期限: 不涉密')).not.toContain('error secrecy-mark');
  });

  it('comments on lines of their own are meant as such', () => {
    expect(show('# 必填\n标题: 示例\n# 选填\n关键词: [甲]\n# 完')).toBe('');
  });
});

describe('slips that leave no doubt are read', () => {
  const read = (text: string) => {
    const { entries, problems } = parse(text);
    return {
      values: Object.fromEntries([...entries].map(([key, value]) => [key, plain(value)])),
      levels: problems.map(({ level, line, column }) => `${level} ${line}:${column}`),
    };
  };

  it.each([
    ['标题：示例', { 标题: '示例' }, ['warning 2:3']],
    ['标题:示例', { 标题: '示例' }, ['warning 2:3']],
    ['标题:　示例', { 标题: '示例' }, ['warning 2:3']],
    ['标题﹕ 示例', { 标题: '示例' }, ['warning 2:3']],
    ['\ufeff标题: 示例', { 标题: '示例' }, ['warning 2:1']],
    ['  标题: 示例\n  体裁: 报告', { 标题: '示例', 体裁: '报告' }, ['warning 2:1', 'warning 3:1']],
    ['　标题：示例\n　体裁：报告', { 标题: '示例', 体裁: '报告' }, ['warning 2:1', 'warning 3:1']],
    ['\t标题: 示例', { 标题: '示例' }, ['warning 2:1']],
    ['标题: 示例\n  体裁: 报告', { 标题: '示例', 体裁: '报告' }, ['warning 3:1']],
    ['标题：示例：副题', { 标题: '示例：副题' }, ['warning 2:3']],
    ['标题：', { 标题: '' }, ['warning 2:3']],
    ['附件:\n　- 甲.pdf\n　- 乙.pdf', { 附件: ['甲.pdf', '乙.pdf'] }, ['warning 3:1', 'warning 4:1']],
    [
      '修订:\n\t- 日期：2022-03-01\n\t\t内容:更正\n\t\t原因: 笔误',
      { 修订: [{ 日期: '2022-03-01', 内容: '更正', 原因: '笔误' }] },
      ['warning 3:6', 'warning 4:5', 'warning 5:1'],
    ],
  ])('%j', (text, values, levels) => {
    expect(read(text)).toEqual({ values, levels });
  });

  it.each([
    '落款: |\n  标题：示例\n  体裁: 报告',
    '摘要: "甲\n  标题: 乙"',
    '抄送:\n  抄送：示例局',
    '落款: >\n  日期：2022年',
  ])('%j is a text of its own', (text) => {
    expect(read(text).levels).toEqual([]);
    expect(Object.keys(read(text).values)).toHaveLength(1);
  });

  it.each([
    '说明: |\n    原因：笔误\n    -其二\n    日期:另定',
    '说明: >-\n    原因：笔误\n\n    -其二\n\n    日期:另定',
    '说明: "原因：笔误\n    -其二\n    日期:另定"',
  ])('%j is a text of an entry', (lines) => {
    const { values, levels } = read(`撤回:\n  日期: 2022-03-01\n  ${lines}\n  原因：笔误`);
    const { 说明: text = '', ...others } = values.撤回 as Record<string, string>;
    expect(text.split(/\s+/)).toEqual(['原因：笔误', '-其二', '日期:另定']);
    expect(others).toEqual({ 日期: '2022-03-01', 原因: '笔误' });
    expect(levels).toHaveLength(1);
  });

  it('lines below a bar, whatever they are indented with', () => {
    expect(read('落款: |\n　　示例局\n\n\t2022年\n年度: 2021')).toEqual({
      values: { 落款: '示例局\n\n2022年', 年度: '2021' },
      levels: ['warning 3:1', 'warning 5:1'],
    });
    expect(read('撤回:\n　　说明: |\n　　　　原因：笔误\n　　原因: 笔误').values).toEqual({
      撤回: { 说明: '原因：笔误', 原因: '笔误' },
    });
    const copied = parse('落款: |\n　　示例局').problems[0]?.remedy.split('\n    ')[1];
    expect(read(`落款: |\n${copied}`)).toEqual({ values: { 落款: '示例局' }, levels: [] });
  });

  it('what may be the next field or more of the last one is for the editor to say', () => {
    expect(show('标题: 示例\n  机构名称：示例局')).toMatchInlineSnapshot(`
      "3:3 error front-matter-form
      看不出“机构名称：示例局”是字段“机构名称”，还是接着上面的“标题”
      改法：是字段，删去行首的空格，改为：
          机构名称: 示例局
          是“标题”的内容，和上一行连成一行"
    `);
  });

  it('places stay those of the file', () => {
    const { entries } = parse('　标题：　示例\n修订:\n\t- 日期：2022-03-01');
    expect(entries.get('标题')).toMatchObject({ line: 2, column: 6 });
    expect(entries.get('修订')).toMatchObject({
      items: [{ entries: new Map([['日期', expect.objectContaining({ line: 4, column: 7 })]]) }],
    });
  });

  it('a fault in one field hides no other', () => {
    const { entries, problems, unread } = parse('标题: "示例\n体裁: [报告\n年度: 2021\n摘要: 甲: 乙');
    expect(problems.map(({ line }) => line)).toEqual([2, 3, 5]);
    expect([...entries.keys()]).toEqual(['年度']);
    expect([...unread]).toEqual(['标题', '体裁', '摘要']);
    // A title that is read as a reference is there, and not to be told as missing.
    expect([...parse('标题: *示例*报告').unread]).toEqual(['标题']);
  });
});

describe('hostile front matter', () => {
  it.each([
    ['brackets 100,000 deep', `标题: ${'['.repeat(100_000)}`],
    ['maps 10,000 deep', `标题: ${'{a: '.repeat(10_000)}`],
    ['a bomb of aliases', 'a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n标题: *c'],
    ['a merge key', '<<: {标题: 示例}'],
    ['a list as a key', '? [标题]\n: 示例'],
    ['a second document', '标题: 示例\n...\n---x\n'],
    ['a directive', '%TAG ! tag:x\n标题: 示例'],
    ['a colon alone', ':'],
    ['a control character', '标题: \u0007示例\u0000'],
    ['a lone surrogate', '标题\ud800: 示例'],
    ['a fault in a line that was mended', '旧网址:\n　　- "示例'],
    ['a prototype', '__proto__: 示例\nconstructor: 示例'],
  ])('%s is a problem, not a crash', (_, text) => {
    const { problems } = parse(text);
    for (const { line, column, message, remedy } of problems) {
      expect(line).toBeGreaterThanOrEqual(2);
      expect(column).toBeGreaterThanOrEqual(1);
      expect(message.length + remedy.length).toBeLessThan(700);
    }
  });

  it('counts columns in characters', () => {
    expect(parse('标题: 𠮷𠮷 #1').problems).toMatchObject([{ column: 8 }]);
  });
});

describe('a field under the name that other portals use', () => {
  it.each([
    ['发布机构', '机构名称'],
    ['成文日期', '发文日期'],
    ['文号', '发文字号'],
  ])('%s suggests %s', (written, meant) => {
    const { problems } = parseFrontMatter(`${written}: 示例`, 2);
    expect(problems).toMatchObject([
      {
        level: 'warning',
        rule: 'field-unknown',
        remedy: `如果指的是“${meant}”，把“${written}”改为：${meant}`,
      },
    ]);
  });
});
