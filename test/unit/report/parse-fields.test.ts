import { describe, expect, it } from 'vitest';
import vocabulary from '../../../_data/vocabulary.json' with { type: 'json' };
import { readFields, readReport, showReport, writeReport } from '../../support/sample-report.ts';

describe('a sound report', () => {
  it('has typed values', () => {
    const text = writeReport({
      发布日期: '2022-02-14 09:30',
      发文日期: '2022-02-11',
      发文字号: '示府发〔2022〕3号',
      索引号: '000014349/2022-00110',
      所属类目: '法治政府',
      信息来源: '示例区示例局办公室',
      摘要: '示例摘要。',
    });
    expect(readFields(text)).toEqual({
      title: '示例区示例局2021年度示例工作报告',
      org: '示例区示例局',
      date: '2022-02-14',
      time: '09:30',
      genre: '报告',
      topic: '科技、教育',
      disclosure: '主动公开',
      category: '法治政府',
      source: '示例区示例局办公室',
      documentNumber: '示府发〔2022〕3号',
      issuedDate: '2022-02-11',
      indexNumber: '000014349/2022-00110',
      corrections: [],
      formerAddresses: [],
      exceptions: [],
      keywords: [],
      summary: '示例摘要。',
      year: 2021,
      signature: [],
      copiedTo: [],
      attachments: [],
      related: [],
      state: '发布',
      reviews: [],
      relations: [],
    });
  });

  it('does without values for optional fields', () => {
    const fields = readFields(writeReport({ 发文字号: '', 发文日期: '', 索引号: '', 附件: '', 年度: '' }));
    expect(Object.keys(fields)).not.toEqual(expect.arrayContaining(['documentNumber']));
    expect(fields).toMatchObject({ attachments: [], year: 2021 });
  });

  it.each(vocabulary.topics)('takes the topic %s as one value', (topic) => {
    expect(readFields(writeReport({ 主题分类: topic })).topic).toBe(topic);
  });
});

describe('required fields', () => {
  it.each(['标题', '机构名称', '发布日期', '体裁', '主题分类', '公开类别'])('%s missing', (key) => {
    const { report, problems } = readReport(writeReport({ [key]: null }));
    expect(report).toBeUndefined();
    expect(problems).toMatchObject([{ level: 'error', rule: 'field-required', line: 1, column: 1 }]);
    expect(problems[0]?.message).toBe(`缺少必填字段“${key}”`);
  });

  it('missing and empty are told apart, each at its place', () => {
    expect(showReport(writeReport({ 标题: '', 体裁: null }))).toMatchInlineSnapshot(`
      "2:4 error field-required
      必填字段“标题”没有值
      改法：在“标题:”后面空一格，写上：网页的大标题，正文里不要再写一遍

      1:1 error field-required
      缺少必填字段“体裁”
      改法：在两行“---”之间加一行“体裁: ”，后面写上：公文的文种，从可选的里选一个
          可选：“决议” “决定” “命令” “公报” “公告” “通告” “意见” “通知” “通报” “报告” “请示” “批复” “议案” “函” “纪要” “条例” “规定” “办法” “细则” “方案” “规划” “计划” “总结” “其他”"
    `);
  });

  it('a value of white space or in empty quotes is none', () => {
    for (const value of ['""', "''", '" "', '\u200b']) {
      expect(readReport(writeReport({ 标题: value })).problems).toMatchObject([
        { rule: 'field-required', line: 2 },
      ]);
    }
  });

  it('all that are missing are told at once', () => {
    expect(readReport('---\n---\n正文').problems.map((problem) => problem.rule)).toEqual(
      Array(6).fill('field-required'),
    );
  });
});

describe('dates', () => {
  it('that are none, have to be guessed, or are written otherwise', () => {
    const dates = { 发布日期: '2022年2月', 发文日期: '22.2.14', 印发日期: '2022-02-30' };
    expect(showReport(writeReport(dates))).toMatchInlineSnapshot(`
      "4:7 error date-format
      发布日期写成“2022年2月”，缺少日
      改法：查看原件，按“年-月-日”写全：四位年、两位月、两位日；知道几点的话，空一格写上“时:分”

      8:7 error date-format
      发文日期写成“22.2.14”，年份要写四位
      改法：可能是 2022-02-14 或 2014-02-22；查看原件，按“年-月-日”写全：四位年、两位月、两位日

      9:7 error date-format
      印发日期写成“2022-02-30”，2022 年 2 月没有 30 日
      改法：查看原件，按“年-月-日”写全：四位年、两位月、两位日"
    `);
    const readable = { 发布日期: '2022-02-14 9:30:00', 发文日期: '2022-02-14 09:30', 印发日期: '2022/2/14' };
    expect(showReport(writeReport(readable))).toMatchInlineSnapshot(`
      "4:7 warning date-format
      发布日期写成“2022-02-14 9:30:00”，写法不是“年-月-日”，已读作 2022-02-14 09:30
      改法：改为：
          发布日期: 2022-02-14 09:30

      8:7 warning date-format
      发文日期写成“2022-02-14 09:30”，这里只写日期，不写时间，已读作 2022-02-14
      改法：改为：
          发文日期: 2022-02-14

      9:7 warning date-format
      印发日期写成“2022/2/14”，写法不是“年-月-日”，已读作 2022-02-14
      改法：改为：
          印发日期: 2022-02-14"
    `);
  });

  it.each(['2022-02-14', '"2022-02-14"', "'2022-02-14'"])('%s is read', (value) => {
    expect(readFields(writeReport({ 发布日期: value }))).toMatchObject({ date: '2022-02-14' });
  });
});

describe('values from a list', () => {
  it.each([
    '教育、科技',
    '科技,教育',
    '科技 、 教育',
    '“科技、教育”',
  ])('the topic %s leaves no doubt', (topic) => {
    const { report, problems } = readReport(writeReport({ 主题分类: topic }));
    expect(report?.fields.topic).toBe('科技、教育');
    expect(problems).toMatchObject([
      {
        level: 'warning',
        rule: 'topic-unknown',
        message: `主题分类写成“${topic}”，已读作“科技、教育”`,
        remedy: '改为：\n    主题分类: 科技、教育',
      },
    ]);
  });

  it('half of a topic', () => {
    expect(showReport(writeReport({ 主题分类: '教育' }))).toContain(
      '可能是“科技、教育”（这是一个值，要照原样写全）',
    );
  });

  it('values like none, and like several', () => {
    const text = writeReport({ 主题分类: '<script>alert(1)</script>', 体裁: '工作报告', 公开类别: '公开' });
    expect(showReport(text).replace(/可选：(?!“主动公开).*/g, '可选：…')).toMatchInlineSnapshot(`
      "6:7 error topic-unknown
      主题分类“<script>alert(1)</script>”不在可选的值里
      改法：可选：…

      5:5 error genre-unknown
      体裁“工作报告”不在可选的值里
      改法：可能是“报告”，请核对
          可选：…

      7:7 error disclosure-unknown
      公开类别“公开”不在可选的值里
      改法：可选：“主动公开” “依申请公开” “不予公开”"
    `);
  });

  it('不予公开 is refused', () => {
    const text = writeReport({ 公开类别: '不予公开' });
    expect(readReport(text).report).toBeUndefined();
    expect(showReport(text)).toMatchInlineSnapshot(`
      "7:7 error disclosure-refused
      公开类别是“不予公开”，这篇报告不能发布
      改法：如果是填错了，照原件改成别的类别；没有公布过的，把整个文件夹移出内容文件夹；公布过的，改回公布时的类别，写上“撤回”，正文写“移除”"
    `);
  });

  it('依申请公开 is known', () => {
    expect(readFields(writeReport({ 公开类别: '依申请公开' })).disclosure).toBe('依申请公开');
  });
});

it('发文字号 with the usual slips and 索引号 in another form are errors', () => {
  const text = writeReport({ 索引号: '2022-1', 发文字号: '示府发(2021)第03号' });
  expect(showReport(text)).toMatchInlineSnapshot(`
    "8:6 error index-number-format
    索引号“2022-1”不合本站的格式
    改法：照信息公开目录里的编号写全；还没有索引号就留空

    9:7 error document-number-format
    发文字号写成“示府发(2021)第03号”，不合规范（年份用六角括号〔〕，序号前不加“第”，也不加 0）
    改法：改为：
        发文字号: 示府发〔2021〕3号"
  `);
});

it('发文字号 of another kind is a warning and stays', () => {
  const text = writeReport({ 发文字号: '示例区人民政府令第12号' });
  expect(readReport(text).report?.fields.documentNumber).toBe('示例区人民政府令第12号');
  expect(showReport(text)).toMatchInlineSnapshot(`
    "8:7 warning document-number-format
    发文字号“示例区人民政府令第12号”不是“机关代字〔年份〕几号”的形式
    改法：对照原件；没有写错可以不改，没有发文字号就留空"
  `);
});

describe('年度', () => {
  it.each([
    ['as written', { 年度: '2019' }, '2021/shili', 2019],
    ['with the word', { 年度: '２０１９年度' }, '2021/shili', 2019],
    ['from the title', {}, '2020/shili', 2021],
    ['from a title in Chinese numbers', { 标题: '示例局二〇一八年度报告' }, '2020/shili', 2018],
    ['from the folder', { 标题: '示例报告' }, '2020/shili', 2020],
    ['from a folder further up', { 标题: '示例报告' }, 'shili/2019/a', 2019],
    ['from the date', { 标题: '示例文化5000年展陈报告' }, 'shili/2', 2022],
  ])('%s', (_, fields, id, year) => {
    expect(readFields(writeReport(fields), id).year).toBe(year);
  });

  it.each(['21', '今年', '0021', '2021-2022'])('%s is no year', (value) => {
    expect(showReport(writeReport({ 年度: value }))).toBe(
      `8:5 error year-format\n年度写成“${value}”，应当是四位年份\n改法：写报告讲的是哪一年，四位数字；标题里有年份就不用写`,
    );
  });
});

describe('关键词', () => {
  it.each([
    ['a list in brackets', '[法治政府, 依法行政]'],
    ['brackets with a Chinese comma', '[法治政府，依法行政]'],
    ['a list of lines', '\n  - 法治政府\n  - 依法行政'],
    ['a line', '法治政府、依法行政'],
    ['a line with commas', '法治政府，依法行政；'],
    ['a line with semicolons', '法治政府; 依法行政'],
    ['lines without marks', '\n  法治政府\n  依法行政'],
  ])('as %s', (_, value) => {
    expect(readFields(writeReport({ 关键词: value })).keywords).toEqual(['法治政府', '依法行政']);
  });

  it('may hold 、 in an entry of a list', () => {
    expect(readFields(writeReport({ 关键词: '[科技、教育]' })).keywords).toEqual(['科技、教育']);
  });
});

describe('版记', () => {
  it('has its parts as they were written', () => {
    const written = { 抄送: '示例区人大、政协，各街道', 印发机关: '示例局办公室', 印发日期: '2022-02-15' };
    expect(readFields(writeReport(written))).toMatchObject({
      copiedTo: ['示例区人大、政协，各街道'],
      printedBy: '示例局办公室',
      printedDate: '2022-02-15',
    });
  });

  it.each([
    [{ 印发日期: '2022-02-30' }, '印发日期写成“2022-02-30”，2022 年 2 月没有 30 日'],
    [{ 印发日期: '2022-02' }, '印发日期写成“2022-02”，缺少日'],
    [{ 印发机关: '[甲, 乙]' }, '“印发机关”应当是一行文字，不能是列表或几个部分'],
    [{ 抄送: '{甲: 乙}' }, '“抄送”应当是一行文字或一个列表'],
    [{ 抄送: '[甲\u202e乙]' }, expect.stringContaining('“抄送”里有看不见的控制字符')],
  ])('refuses %j', (written, message) => {
    const { report, problems } = readReport(writeReport(written));
    expect(report).toBeUndefined();
    expect(problems).toMatchObject([{ level: 'error', message }]);
  });

  it('that is too long is remarked upon', () => {
    const { problems } = readReport(
      writeReport({ 抄送: `[${'甲'.repeat(200)}, ${'乙'.repeat(101)}]`, 印发机关: '丙'.repeat(61) }),
    );
    expect(problems.map(({ level, message }) => `${level} ${message}`)).toEqual([
      'warning 抄送有 301 个字，超过 300 个',
      'warning 印发机关有 61 个字，超过 60 个',
    ]);
  });
});

describe('落款', () => {
  it.each([
    ['a block', '|\n  示例区示例局\n  2022年2月14日'],
    ['lines', '\n  示例区示例局\n  2022年2月14日'],
    ['a list', '\n  - 示例区示例局\n  - 2022年2月14日'],
    ['brackets', '[示例区示例局, 2022年2月14日]'],
  ])('as %s', (_, value) => {
    expect(readFields(writeReport({ 落款: value })).signature).toEqual(['示例区示例局', '2022年2月14日']);
  });

  it('as one line keeps its spaces and commas', () => {
    expect(readFields(writeReport({ 落款: '示例区甲局、乙局 2022年' })).signature).toEqual([
      '示例区甲局、乙局 2022年',
    ]);
  });
});

describe('附件', () => {
  it.each<[string, string, object[]]>([
    [
      'a list of names, with their places',
      '\n  - 附件1.pdf\n  - "附件 #2、表.xlsx"',
      [
        { file: '附件1.pdf', line: 9, column: 5 },
        { file: '附件 #2、表.xlsx', line: 10, column: 5 },
      ],
    ],
    [
      'a list with names to show',
      '\n  - 文件: 附件1.pdf\n    名称: 2021年度统计表\n  - 文件: 附件2.pdf',
      [
        { file: '附件1.pdf', name: '2021年度统计表', line: 9, column: 9 },
        { file: '附件2.pdf', line: 11, column: 9 },
      ],
    ],
    [
      'one name, which may hold marks',
      '附件1、表（一）.pdf',
      [{ file: '附件1、表（一）.pdf', line: 8, column: 5 }],
    ],
    [
      'one file with its name',
      '\n  文件: 附件1.pdf\n  名称: 表',
      [{ file: '附件1.pdf', name: '表', line: 9, column: 7 }],
    ],
    [
      'lines',
      '\n  附件1.pdf\n  附件2.pdf',
      [
        { file: '附件1.pdf', line: 9, column: 3 },
        { file: '附件2.pdf', line: 10, column: 3 },
      ],
    ],
  ])('as %s', (_, value, requests) => {
    expect(readFields(writeReport({ 附件: value })).attachments).toEqual(requests);
  });

  it('without a file', () => {
    expect(readReport(writeReport({ 附件: '\n  - 文件:\n  - [甲.pdf]\n  -' })).problems).toMatchObject([
      { rule: 'attachments-format', line: 9 },
      { rule: 'attachments-format', line: 10 },
      { rule: 'attachments-format', line: 11 },
    ]);
  });
});

it('相关文章 as a line or a list', () => {
  for (const value of ['2020/甲, 2019/乙', '[2020/甲，2019/乙]', '\n  - 2020/甲\n  - 2019/乙']) {
    expect(readFields(writeReport({ 相关文章: value })).related).toEqual(['2020/甲', '2019/乙']);
  }
});

it('a list, pairs and an entry without a file where none belong are explained', () => {
  const text = writeReport({ 主题分类: '[科技, 教育]', 关键词: '\n  甲: 乙', 附件: '\n  - 名称: 表' });
  expect(showReport(text)).toMatchInlineSnapshot(`
    "6:7 error text-format
    “主题分类”应当是一行文字，不能是列表或几个部分
    改法：在“主题分类: ”后面写成一行，不用方括号、花括号和减号；以这些符号开头的文字，给整个值加上英文引号

    9:3 error list-format
    “关键词”应当是一行文字或一个列表
    改法：写成一行，或者每项一行，行首是减号和空格；冒号用中文冒号，或者给整个值加上英文引号

    11:5 error attachments-format
    附件里有一项没有写文件名
    改法：只写文件名，或者分别写文件和要显示的名称，像这样：
        附件:
          - （attachments 文件夹里的文件名）
          - 文件: （attachments 文件夹里的文件名）
            名称: （要显示的名称）"
  `);
});

describe('texts', () => {
  it('written over two lines have no space in the middle of Chinese', () => {
    expect(readFields(writeReport({ 标题: '示例区示例局\n  2021年度报告' })).title).toBe(
      '示例区示例局2021年度报告',
    );
    expect(readFields(writeReport({ 标题: 'Annual\n  report' })).title).toBe('Annual report');
  });

  it.each([
    ['U+0007', '"示例\\u0007"'],
    ['U+0000', '"示例\\0"'],
    ['U+001B', '"\\e[31m示例"'],
    ['U+D800', '"示例\\ud800"'],
    ['U+DC00', '"\\udc00示例"'],
    ['U+202E', '示例\u202e报告'],
    ['U+000B', '示例\u000b报告'],
    ['U+FFFF', '"示例\\uffff"'],
  ])('must not hold %s', (name, value) => {
    for (const key of ['标题', '关键词', '落款', '附件', '相关文章', '发布日期', '体裁']) {
      const { report, problems } = readReport(writeReport({ [key]: value }));
      expect(report).toBeUndefined();
      expect(problems).toMatchObject([
        {
          rule: 'text-format',
          message: `“${key}”里有看不见的控制字符（${name}）`,
          remedy: '删去这个值，用键盘重新输入一遍，不要粘贴',
        },
      ]);
    }
  });

  it('with a rare character or an emoji are sound', () => {
    expect(readFields(writeReport({ 标题: '𠮷示例👨‍👩‍👧2021年' })).title).toBe('𠮷示例👨‍👩‍👧2021年');
  });

  it('a title of 10,000 characters and a long summary are read, with a warning', () => {
    const text = writeReport({ 标题: '示'.repeat(10_000), 摘要: '𠮷'.repeat(101) });
    expect(readReport(text).report?.fields.title).toHaveLength(10_000);
    expect(showReport(text)).toMatchInlineSnapshot(`
      "2:5 warning text-length
      标题有 10000 个字，超过 200 个
      改法：缩短到 200 个字以内

      8:5 warning text-length
      摘要有 101 个字，超过 100 个
      改法：缩短到 100 个字以内"
    `);
    expect(showReport(writeReport({ 摘要: '𠮷'.repeat(100) }))).toBe('');
  });
});

describe('系列', () => {
  it('is one line of text, or nothing', () => {
    expect(readFields(writeReport({ 系列: '法治政府建设年度报告' })).series).toBe('法治政府建设年度报告');
    expect(readFields(writeReport({ 系列: '' })).series).toBeUndefined();
  });

  it.each([
    ['a list', '[甲, 乙]', '应当是一行文字'],
    ['a mark of direction', '甲\u202e乙', '看不见的控制字符'],
    ['far too much', '长'.repeat(10_000), '超过 100 个'],
  ])('is told of as %s', (_what, value, message) => {
    expect(showReport(writeReport({ 系列: value }))).toContain(message);
  });
});
