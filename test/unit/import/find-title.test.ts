import { describe, expect, it } from 'vitest';
import { type Block, createParagraph as line, type Paragraph } from '../../../src/import/document.ts';
import { guessTitle, locateTitle } from '../../../src/import/find-title.ts';
import { namesGenre } from '../../../src/import/genre-words.ts';
import { formatTitle, isNumberLine, isTitleText } from '../../../src/import/title-lines.ts';

const TEXT = '示例局认真履行职责，推进各项工作，现将有关情况报告如下。';
const TABLE: Block = { kind: 'table', rows: [] };
const many = (count: number) => Array.from({ length: count }, () => line('短行'));
const guess = (...lines: (string | Block)[]) =>
  guessTitle(lines.map((each) => (typeof each === 'string' ? line(each) : each)));

describe('a title that is known', () => {
  const locate = (title: string, blocks: readonly Block[], isNamed = true) => {
    const place = isNamed ? locateTitle(blocks, title) : locateTitle(blocks, title, false);
    return place && [place.start, place.end];
  };
  it.each<[string, readonly Block[], number[] | undefined]>([
    ['示例通知', [line('示例通知'), line(TEXT)], [0, 1]],
    ['示例通知', [line('版头'), line('示例'), line(' 通 知 '), line(TEXT)], [1, 3]],
    ['《示例》通知(试行)', [line('示例通知（试行）')], [0, 1]],
    ['〈甲〉乙', [line('<甲>'), line('乙')], [0, 2]],
    ['甲乙丙丁戊己', [...'甲乙丙丁戊己'].map((sign) => line(sign)), [0, 6]],
    ['甲乙丙丁戊己庚', [...'甲乙丙丁戊己庚'].map((sign) => line(sign)), undefined],
    ['示例通知', [line('示例'), line(''), line('通知')], undefined],
    ['示例通知', [line('示例通知', { item: { marker: '-', depth: 0 } })], undefined],
    ['示例通知', [line('示例通知', { role: 'contents' })], undefined],
    ['示例通知', [TABLE, line('示例通知')], [1, 2]],
    ['示例通知', [...many(59), line('示例通知')], [59, 60]],
    ['示例通知', [...many(60), line('示例通知')], undefined],
    ['示例通知', [line(TEXT), line('示例通知')], [1, 2]],
    ['', [line(''), line('示例')], undefined],
    ['《》', [line('《》')], undefined],
  ])('“%s”', (title, blocks, place) => {
    expect(locate(title, blocks)).toEqual(place);
  });

  it('for the page only is believed above the first sentence', () => {
    expect(locate('示例通知', [line('短句。'), line('示例通知'), line(TEXT)], false)).toEqual([1, 2]);
    expect(locate('示例通知', [line(TEXT), line('示例通知')], false)).toBeUndefined();
    expect(locate('示例通知', [line('示'.repeat(121)), line('示例通知')], false)).toBeUndefined();
    expect(locate('示例通知', [line(`${'示'.repeat(19)}；`), line('示例通知')], false)).toBeUndefined();
    expect(locate('示例通知', [line(`${'示'.repeat(18)}。`), line('示例通知')], false)).toEqual([1, 2]);
  });
});

describe('a title of several lines', () => {
  const big = (text: string) => line(text, { align: 'center', size: 22 });
  const title = (...lines: (string | Block)[]) => guess(...lines)?.place.title;
  it.each<[string, (string | Block)[]]>([
    ['2021年度示例区示例局部门决算', [big('2021年度'), big('示例区示例局'), big('部门决算')]],
    ['示例区示例局2021年部门决算', [big('示例区示例局'), big('2021年'), big('部门决算'), big('2022年')]],
    [
      '2021年度示例区示例局部门决算',
      ['2021年度', '示例区示例局', '部门决算'].map((text) => line(text, { rank: 0 })),
    ],
    ['示例区示例局2021年度工作报告', ['示例区示例局2021年度', '工作报告']],
    ['示例区示例局二〇二一年工作报告', ['示例区示例局二〇二一年', '工作报告']],
    ['示例区示例工作通知', [big('2022年'), line('示例区示例工作通知', { align: 'center', size: 16 })]],
    [
      '凝心聚力——示例区2021年工作总结',
      [big('凝心聚力'), line('——示例区2021年工作总结', { align: 'center' })],
    ],
    [
      '示例区2021年政府工作报告',
      [big('示例区2021年政府工作报告'), line('——2022年1月5日在示例区人民代表大会上', { align: 'center' })],
    ],
    ['示例区示例规划（2021—2025年）', [big('示例区示例规划'), line('（2021—2025年）', { align: 'center' })]],
    [
      '2021年度示例项目—示例区示例体验计划申请表',
      [
        line('2021年度示例项目—', { align: 'center', size: 18, rank: 2 }),
        line('示例区示例体验计划申请表', { align: 'center', size: 18 }),
      ],
    ],
    [
      '示例区示例局关于开展示例体验的通知',
      [
        line('示例区示例局关于', { align: 'center', size: 22 }),
        line('开展示例体验的通知', { align: 'center', size: 22, rank: 0 }),
      ],
    ],
    // Whole, it has another below it.
    [
      '示例区示例手册',
      [
        line('示例区示例手册', { align: 'center', size: 22, rank: 0 }),
        line('内部资料汇集', { align: 'center', size: 22 }),
      ],
    ],
    ['如何办理示例卡？', [big('如何办理示例卡？')]],
    ['答　复', [big('答　复')]],
  ])('“%s” is whole', (whole, lines) => {
    expect(title(...lines, TEXT)).toBe(whole);
  });
});

describe('a title beside a line of another look that stands as it does', () => {
  const at = (size: number, text: string, look: Partial<Paragraph> = {}) =>
    line(text, { align: 'center', size, ...look });
  it.each<[string, (string | Block)[], string, string[]]>([
    [
      'goes on with it, if that names its genre',
      [at(26, '示例系统'), at(18, '接口规范说明书')],
      '示例系统接口规范说明书',
      ['示例系统'],
    ],
    [
      'goes on over two of them',
      [at(26, '示例区示例服务'), at(22, '综合管理示例项目'), at(42, '招标文件')],
      '示例区示例服务综合管理示例项目招标文件',
      ['示例区示例服务'],
    ],
    [
      'ends with it, if it is the larger one',
      [at(18, '示例系统'), at(26, '接口规范说明书')],
      '示例系统接口规范说明书',
      ['接口规范说明书'],
    ],
    [
      'goes on with it at the side, too, if both are as large as no text',
      [line('示例区示例平台', { size: 26 }), line('需求规格说明书', { size: 41 })],
      '示例区示例平台需求规格说明书',
      ['需求规格说明书'],
    ],
    [
      'may end with it, if it is not right above',
      [at(28, '示例区示例竞赛'), at(28, '作品设计报告', { gap: 2 })],
      '作品设计报告',
      ['示例区示例竞赛作品设计报告', '示例区示例竞赛'],
    ],
    [
      'may go on, if it names no genre either',
      [at(26, '示例区示例系统'), at(18, '需求分析')],
      '示例区示例系统',
      ['示例区示例系统需求分析', '需求分析'],
    ],
    [
      'may go on, though what it is about ends in the name of a genre',
      [at(26, '示例区行政审批制度'), at(18, '示例改革工作总结')],
      '示例区行政审批制度',
      ['示例区行政审批制度示例改革工作总结', '示例改革工作总结'],
    ],
    [
      'may begin with its year',
      [at(36, '2021年度'), at(26, '政府信息公开工作报告')],
      '2021年度政府信息公开工作报告',
      ['政府信息公开工作报告'],
    ],
  ])('%s', (_, lines, title, others) => {
    const found = guess(...lines, TEXT);
    expect(found).toMatchObject({ isSure: false, others });
    expect(found?.place.title).toBe(title);
  });

  it.each<[string, Block]>([
    ['a body', at(18, '示例区示例局')],
    ['a day', at(18, '2022年10月')],
    ['what has a label', at(18, '编制单位：示例局')],
    ['small', at(12, '示例区示例概况一览')],
    ['at the side', line('示例区示例概况一览', { size: 16 })],
    ['a numbered heading', at(18, '第一章　总则')],
  ])('is a fact where that is %s', (_, below) => {
    const found = guess(at(26, '示例区示例情况'), below, line(TEXT, { size: 12 }));
    expect(found).toMatchObject({ isSure: true, place: { title: '示例区示例情况', end: 1 } });
  });

  it('is a fact where that is how headings look in the text', () => {
    const heading = (text: string) => at(16, text, { rank: 2 });
    const found = guess(at(26, '示例区概况'), heading('示例历史'), TEXT, heading('示例地理'), TEXT);
    expect(found).toMatchObject({ isSure: true, place: { title: '示例区概况' } });
  });
});

describe('a title that is guessed', () => {
  it.each<[string, (string | Block)[], string | undefined, boolean?]>([
    ['by its last word', ['版头', '示例区示例工作通知', TEXT], '示例区示例工作通知', true],
    ['by a word in brackets behind it', ['示例区示例办法（试行）', TEXT], '示例区示例办法（试行）', true],
    ['by its style', [line('示例区概况', { rank: 0 }), TEXT], '示例区概况', true],
    ['by a heading only as a guess', [line('示例区概况', { rank: 1 }), TEXT], '示例区概况', false],
    ['large in the middle', [line('示例区概况', { align: 'center', size: 22 }), TEXT], '示例区概况', true],
    [
      'larger than the text',
      [line('示例区概况', { align: 'center', size: 16 }), line(TEXT, { size: 12 })],
      '示例区概况',
      true,
    ],
    [
      'of the size of the text only as a guess',
      [line('示例区概况', { align: 'center', size: 12 }), line(TEXT, { size: 12 })],
      '示例区概况',
      false,
    ],
    [
      'that only goes on as a guess',
      [line('——示例区示例情况', { align: 'center', size: 22 }), TEXT],
      '——示例区示例情况',
      false,
    ],
    [
      'that goes on with a numbered line not at all',
      ['2.4 示例', line('——示例区示例情况', { align: 'center', size: 22 }), TEXT],
      undefined,
    ],
    [
      'large in the middle as a guess, where another line says its genre',
      [
        line('示例区年度大事记', { align: 'center', size: 36 }),
        line('年度报告', { size: 16 }),
        line(TEXT, { size: 12 }),
      ],
      '示例区年度大事记',
      false,
    ],
    ['large at the side only as a guess', [line('示例区概况', { size: 22 }), TEXT], '示例区概况', false],
    [
      'that names a body only as a guess',
      [line('示例区示例局', { align: 'center', size: 22 }), TEXT],
      '示例区示例局',
      false,
    ],
    [
      'with a label only as a guess',
      [line('项目名称：示例区示例服务', { align: 'center', size: 22 }), TEXT],
      '项目名称：示例区示例服务',
      false,
    ],
    [
      'with a label in brackets, whatever it ends in',
      [line('【示例名称】示例区示例情况和示例公约', { size: 11 }), TEXT],
      '【示例名称】示例区示例情况和示例公约',
      false,
    ],
    ['not of a part', [line('第一部分示例公告', { align: 'center', size: 22 }), TEXT], undefined],
    ['of one word', ['公　告', TEXT], '公　告', false],
    ['of four characters, without doubt from five on', ['示例通知', TEXT], '示例通知', false],
    ['not of three', ['示例甲', TEXT], undefined],
    ['of 120 characters', ['示'.repeat(120), TEXT], '示'.repeat(120), false],
    ['of forty that end in 文件', [`${'示'.repeat(38)}文件`, TEXT], `${'示'.repeat(38)}文件`, false],
    ['with 文件 inside', ['示例区文件管理情况', TEXT], '示例区文件管理情况', false],
    ['with 附件 inside', ['示例区附件情况', TEXT], '示例区附件情况', false],
    [
      'below a line with a stop inside',
      [`示例区甲。${'示'.repeat(20)}`, '示例区示例工作通知', TEXT],
      '示例区示例工作通知',
      true,
    ],
    ['not of 121', ['示'.repeat(121), TEXT], undefined],
    ['with 关于 before one without', ['示例区样例情况', '关于示例区的情况', TEXT], '关于示例区的情况', false],
    [
      'with a year before one without',
      ['示例区的情况', '示例区年度示例报告', TEXT],
      '示例区年度示例报告',
      true,
    ],
    ['the upper of two alike', ['示例区甲情况', '示例区乙情况', TEXT], '示例区甲情况', false],
    ['not below the first sentence', [TEXT, '示例区示例工作通知'], undefined],
    ['not a sentence', ['示例区办理完毕。', '示例区办理完毕；', '示例区包括：', TEXT], undefined],
    ['not a line of metadata', ['来源：示例区示例局', TEXT], undefined],
    ['not furniture', ['打印本页 关闭窗口', TEXT], undefined],
    ['not 发文字号', ['示例发〔2022〕3号', '示例发[2022]03号', TEXT], undefined],
    ['not an annex', ['附件示例名单', '附 件 2', TEXT], undefined],
    ['not a date', ['2022年10月10日', '二〇二二年十月', '（2022年度）', TEXT], undefined],
    ['not a number or a note', ['第一百二十三号', '第3期', '（某某会议通过）', TEXT], undefined],
    ['not 红头', ['示例区人民政府文件', '示例区法规文件汇编', TEXT], undefined],
    ['not a numbered line', ['一、示例区概况', '（二）示例区概况', TEXT], undefined],
    [
      'but a numbered one in the style of titles',
      [line('一、示例区概况', { rank: 0 }), TEXT],
      '一、示例区概况',
    ],
    [
      'but not where more lines have that style',
      ['示例区示例概况', line('一、示例区概况', { rank: 0 }), TEXT, line('二、示例区情况', { rank: 0 })],
      '示例区示例概况',
      false,
    ],
    ['not a guess behind a numbered line', ['示例', '一、示例区概况', '示例区情况', TEXT], undefined],
    ['but what says itself what it is', ['一、示例区概况', '示例区示例方案', TEXT], '示例区示例方案', true],
    [
      'not what a table of contents is called',
      [line('目　录', { rank: 0 }), line('文章目录', { rank: 1 }), line('目次', { rank: 1 }), TEXT],
      undefined,
    ],
    ['but a document that is a list', ['示例区信息公开目录', TEXT], '示例区信息公开目录', true],
    ['not 函 at the side', ['函', TEXT], undefined],
    ['but in the middle', [line('令', { align: 'center' }), TEXT], '令', false],
  ])('%s', (_, lines, title, isSure) => {
    const found = guess(...lines);
    expect(found?.place.title).toBe(title);
    if (isSure !== undefined) expect(found?.isSure).toBe(isSure);
  });

  it.each<[string, Partial<Paragraph>]>([
    ['with a look', { align: 'center' }],
    ['without one', {}],
  ])('does not go on in or above a line that is a whole title itself, %s', (_, look) => {
    const lines = ['示例区示例局关于', '示例局工作报告', '关于示例工作的年度报告'];
    expect(guess(...lines.map((text) => line(text, look)), TEXT)?.place).toEqual({
      title: '关于示例工作的年度报告',
      start: 2,
      end: 3,
    });
  });

  it('has others that are nearly as good, three at most', () => {
    expect(guess('示例甲概况', '示例乙概况', '示例丙概况', '示例丁概况', '示例戊概况', TEXT)?.others).toEqual(
      ['示例乙概况', '示例丙概况', '示例丁概况'],
    );
    expect(guess(line('示例甲概况', { rank: 0 }), '示例乙概况', TEXT)?.others).toEqual([]);
  });

  const large = { align: 'center', size: 22 } as const;
  it.each<[string, (string | Block)[], string]>([
    [
      'down to its last word',
      [line('示例区关于', large), line('示例的通知', large), line('示例区某某', large)],
      '示例区关于示例的通知',
    ],
    [
      'with a space where words or numbers meet',
      [line('示例区落实GB', large), line('9704的情况', large)],
      '示例区落实GB 9704的情况',
    ],
    [
      'not into another look',
      [line('示例区概况', large), line('示例区情况', { align: 'center', size: 16 })],
      '示例区概况',
    ],
    [
      'not over an empty line',
      [line('示例区概况', large), line('示例区情况', { ...large, gap: 1 })],
      '示例区概况',
    ],
    [
      'up to a whole one',
      [line('示例区通知', large), line('示例区关于', large), line('示例的办法', large)],
      '示例区通知',
    ],
    [
      'over six lines',
      [...'甲乙丙丁戊己庚'].map((sign) => line(`示例区${sign}`, large)),
      [...'甲乙丙丁戊己'].map((sign) => `示例区${sign}`).join(''),
    ],
    [
      'to （试行） of another look',
      [line('示例区示例办法', large), line('（试行）', { align: 'center' })],
      '示例区示例办法（试行）',
    ],
    ['to 的通知', ['示例区关于印发《示例办法》', '的通知'], '示例区关于印发《示例办法》的通知'],
    [
      'down from its better half',
      ['关于2021年度报告编制', '有关事项的通知'],
      '关于2021年度报告编制有关事项的通知',
    ],
    [
      'over a line that is not its end',
      ['关于2021年度报告编制', '和示例公布工作', '的通知'],
      '关于2021年度报告编制和示例公布工作的通知',
    ],
    ['not to a line that never ends it', ['关于2021年度报告编制', '示例工作安排'], '关于2021年度报告编制'],
    [
      'not over more than six lines',
      ['关于2021年度报告编制', ...'甲乙丙丁戊'.split('').map((sign) => `示例区${sign}`), '的通知'],
      '关于2021年度报告编制',
    ],
    ['while 《 is open', ['示例区关于印发《示例', '办法》的通知'], '示例区关于印发《示例办法》的通知'],
    ['while its words go on', ['示例区示例局关于', '示例工作的报告'], '示例区示例局关于示例工作的报告'],
    ['from the body above', ['示例区示例局', '关于示例工作的报告'], '示例区示例局关于示例工作的报告'],
    [
      'from several bodies above',
      ['示例区示例局、示例区样例局', '关于示例工作的报告'],
      '示例区示例局、示例区样例局关于示例工作的报告',
    ],
    [
      'over lines that do not show it',
      ['示例区示例局关于同意以示例街道名义', '申办2021年示例运动会', '示例赛事的函'],
      '示例区示例局关于同意以示例街道名义申办2021年示例运动会示例赛事的函',
    ],
    [
      'behind the name of what it is about',
      ['示例区示例局关于推行', '示例公示制度', '示例审核制度的意见'],
      '示例区示例局关于推行示例公示制度示例审核制度的意见',
    ],
    [
      'from 文件 that it is about',
      ['示例区示例局关于推行规范性文件', '合法性审核的意见'],
      '示例区示例局关于推行规范性文件合法性审核的意见',
    ],
    ['but not from what is no body', ['示例区概况', '关于示例工作的报告'], '关于示例工作的报告'],
    ['not to a line that begins another', ['示例区示例工作报告', '示例区样例情况'], '示例区示例工作报告'],
  ])('goes on %s', (_, lines, title) => {
    expect(guess(...lines, TEXT)?.place.title).toBe(title);
  });
});

it.each([
  ['示例区的通知 ', true],
  ['示例区办法（2022年修订）', true],
  ['示例区办法〔试行〕', true],
  ['示例区办法（）', false],
  ['示例区读书', false],
  ['示例系统接口规范说明书', true],
  ['示例区示例补贴申请表', true],
  ['示例区示例承诺书（样表）', true],
  ['示例区行政处罚决定书', true],
  ['示例区示例服务指南', true],
  ['示例区示例项目招标文件', true],
  ['示例区示例局文件', false],
  ['示例区示例代表', false],
  ['示例流程日益规范', false],
])('“%s” names its genre: %s', (text, names) => {
  expect(namesGenre(text)).toBe(names);
});

it.each([
  ['示例区工作总结', true],
  ['甲，乙', true],
  ['办理完毕。', false],
  ['甲；乙', false],
  ['真的吗？好', false],
  ['各单位： ', false],
  ['甲、', false],
])('“%s” may be a title: %s', (text, isTitle) => {
  expect(isTitleText(text)).toBe(isTitle);
});

it.each([
  ['怎么办理示例卡？', true],
  ['好消息！示例卡可以网上办了', true],
  ['办理完毕。', false],
  ['各单位：', false],
])('“%s”, named as the title, may be one: %s', (text, isTitle) => {
  expect(isTitleText(text, true)).toBe(isTitle);
});

it('发文字号 is one also with slips and spaces', () => {
  expect(['示例发〔2022〕3号', '示例发 [2022] 03 号'].map(isNumberLine)).toEqual([true, true]);
  expect(isNumberLine('示例发文')).toBe(false);
});

it('a title is one line, with the wide spaces that it has', () => {
  expect(formatTitle('  示例区 \n 通　告  2022 ')).toBe('示例区通　告 2022');
  expect(formatTitle('Notice on\nISO\n9001\n认证的通知')).toBe('Notice on ISO 9001认证的通知');
  expect(formatTitle(`示例${' '.repeat(200_000)}通知`)).toBe('示例 通知');
});
