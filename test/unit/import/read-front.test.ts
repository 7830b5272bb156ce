import { describe, expect, it } from 'vitest';
import {
  type Block,
  type Cell,
  createDocument,
  type Inline,
  type Paragraph,
} from '../../../src/import/document.ts';
import { clipLine } from '../../../src/import/document-text.ts';
import { readFront } from '../../../src/import/read-front.ts';
import { readMetadataTable } from '../../../src/import/read-metadata-table.ts';
import { splitTail } from '../../../src/import/split-tail.ts';

const line = (text: string, look: Partial<Paragraph> = {}): Block => ({
  kind: 'paragraph',
  inlines: text
    .split('\n')
    .flatMap((part, index): Inline[] => [
      ...(index > 0 ? [{ kind: 'break' } as const] : []),
      { kind: 'text', text: part },
    ]),
  ...look,
});
const image: Block = { kind: 'paragraph', inlines: [{ kind: 'image', image: 0 }] };
const cell = (text: string): Cell => ({ inlines: [{ kind: 'text', text }], colspan: 1, rowspan: 1 });
const table = (...rows: string[][]) => ({ kind: 'table' as const, rows: rows.map((row) => row.map(cell)) });
const shown = (block: Block) =>
  block.kind === 'paragraph'
    ? block.inlines
        .map((inline) => (inline.kind === 'text' ? inline.text : inline.kind === 'break' ? '/' : '图'))
        .join('')
    : '表';
const TITLE = '示例区示例局2022年工作总结';
const TEXT = '示例局认真履行职责，推进各项工作，现将有关情况报告如下。';

const front = (
  blocks: readonly (string | Block)[],
  titles: string[] = [],
  metadata: [string, string][] = [],
) => {
  const found = readFront(
    createDocument({
      titles,
      metadata: metadata.map(([label, value]) => ({ label, value, origin: '示例' })),
      blocks: blocks.map((block) => (typeof block === 'string' ? line(block) : block)),
    }),
    '文件',
  );
  return {
    title: found.title.value,
    text: found.blocks.map(shown),
    fields: found.metadata.map(({ label, value }) => `${label} ${value}`),
    left: found.leftBehind.map(({ what, text }) => `${what} ${text}`),
    moved: found.moved,
    candidates: found.title.candidates,
  };
};

describe('above a text', () => {
  it('发文字号 goes where it stands above the title, and stays where it stands below', () => {
    expect(front(['示例发〔2022〕3号', TITLE, TEXT])).toMatchObject({
      text: [TEXT],
      fields: ['发文字号 示例发〔2022〕3号'],
      moved: ['示例发〔2022〕3号', TITLE],
    });
    expect(front([TITLE, '示例发 〔2022〕 3号', TEXT])).toMatchObject({
      text: ['示例发 〔2022〕 3号', TEXT],
      fields: ['发文字号 示例发〔2022〕3号'],
      moved: [TITLE],
    });
  });

  it.each([
    '2022-02-14',
    '2022/2/14',
    '日期：2022.2.14',
    '日 期：2022年2月14日',
  ])('the day “%s” is that of publication only on a page', (day) => {
    expect(front([TITLE, day, TEXT])).toMatchObject({ fields: [], text: [day, TEXT] });
    expect(front([TITLE, '发文机关：甲局', day, TEXT])).toMatchObject({ fields: ['发文机关 甲局'] });
    for (const page of ['来源：示例网', '浏览次数：3', '打印本页'])
      if (!day.includes('年') || day.includes('期'))
        expect(front([TITLE, day, page, TEXT]).text, page).toEqual([TEXT]);
    expect(front([TITLE, day, TEXT], [], [['信息来源', '示例网']]).text).toEqual([TEXT]);
  });

  it('a second 发文字号 is text, the same once more is not', () => {
    const known: [string, string][] = [['文号', '示例发〔2022〕3号']];
    expect(front([TITLE, '示例发〔2022〕4号', TEXT], [], known)).toMatchObject({
      text: ['示例发〔2022〕4号', TEXT],
      fields: [],
    });
    expect(front(['示例发〔2022〕4号', TITLE, TEXT], [], [['发文字号', '']]).fields).toEqual([
      '发文字号 示例发〔2022〕4号',
    ]);
    expect(front(['示例发 〔2022〕 3号', TITLE, TEXT], [], known).text).toEqual([TEXT]);
    expect(front(['示例发〔2022〕4号 签发人：张示例', TITLE, TEXT], [], known).text).toEqual([
      '示例发〔2022〕4号 签发人：张示例',
      TEXT,
    ]);
  });

  it('signers go on below 签发人 only', () => {
    expect(front(['签发人：张示例', '王示例 李示例', '赵示例', TITLE, TEXT]).left).toEqual([
      '签发人 签发人：张示例',
      '签发人 王示例 李示例',
      '签发人 赵示例',
    ]);
    expect(front(['王示例 李示例', TITLE, TEXT]).text).toEqual(['王示例 李示例', TEXT]);
    expect(front(['签发人：张示例', '示例区概述', '王示例', TITLE, TEXT]).text).toEqual([
      '示例区概述',
      '王示例',
      TEXT,
    ]);
    expect(front(['签发人：张示例', TITLE, '王示例', TEXT]).text).toEqual(['王示例', TEXT]);
    // Where the text does not say its title, all of it may stand below or above.
    expect(front(['签发人：张示例', '王示例', TEXT], [], [['标题', '示例办法']]).text).toEqual([TEXT]);
  });

  it('one 题注 stands right below the title', () => {
    const note = (year: number) => `（${year}年1月1日公布）`;
    expect(front([TITLE, note(2010), note(2020), TEXT])).toMatchObject({
      fields: ['题注 （2010年1月1日公布）'],
      text: [note(2020), TEXT],
    });
    expect(front([TITLE, '示例发〔2022〕3号', note(2010), TEXT])).toMatchObject({
      fields: ['发文字号 示例发〔2022〕3号'],
      text: ['示例发〔2022〕3号', note(2010), TEXT],
    });
  });

  it('红头 names the body', () => {
    expect(front(['示例区示例局 文 件', TITLE, TEXT])).toMatchObject({
      fields: ['机构名称 示例区示例局'],
      left: ['公文版头 示例区示例局 文 件'],
      text: [TEXT],
    });
    expect(front([TITLE, '示例区示例局文件', TEXT]).text).toEqual(['示例区示例局文件', TEXT]);
    expect(front(['甲文件', TITLE, TEXT]).fields).toEqual([]);
    // What kind of document it is: no body, and not to be left out.
    for (const kind of ['招标文件', '规范性文件', '附件文件'])
      expect(front([kind, TITLE, TEXT])).toMatchObject({ fields: [], left: [], text: [kind, TEXT] });
  });

  it('红头 may have its characters set apart, and that of a joint document names nobody alone', () => {
    expect(front(['示 例 区 示 例 局 文 件', TITLE, TEXT])).toMatchObject({
      fields: ['机构名称 示例区示例局'],
      text: [TEXT],
    });
    expect(front(['示例区甲局', '示例区乙局', '文 件', TITLE, TEXT])).toMatchObject({
      fields: [],
      left: ['公文版头 示例区甲局\n示例区乙局\n文 件'],
      text: [TEXT],
    });
    expect(front(['示例', '文件', TITLE, TEXT]).text).toEqual(['示例', '文件', TEXT]);
  });

  it('a table that sets 发文字号 and 签发人 beside each other goes, and no other', () => {
    const number = '示例发〔2022〕3号';
    for (const rows of [
      [[number, '签发人：张示例\n李示例']],
      [['示例区示例局文件'], ['', ''], [number, '签发人：', '张示例']],
      [['000012', '特急'], [number]],
    ]) {
      const { fields, text, left } = front([table(...rows), TITLE, TEXT]);
      expect(fields).toContain(`发文字号 ${number}`);
      expect(text).toEqual([TEXT]);
      expect(left.join()).toMatch(/示例\n李示例|：　张示例|特急/u);
    }
    expect(front([table([number, '甲类']), TITLE, TEXT]).text).toEqual(['表', TEXT]);
    expect(front([TITLE, table([number, '签发人：张示例']), TEXT]).text).toEqual(['表', TEXT]);
    expect(front([table([number, '签发人：张示例'], ['示例函〔2022〕4号']), TITLE, TEXT]).left).toContain(
      '另一个发文字号 示例函〔2022〕4号',
    );
  });

  it('the head of a letter names its bodies, right above 发文字号', () => {
    const number = '示例函〔2022〕1号';
    const TITLE = '关于示例工作的函';
    for (const [head, bodies] of [
      [['示例区示例局'], ['机构名称 示例区示例局']],
      [['示 例 区 示 例 局'], ['机构名称 示例区示例局']],
      [['示例区示例局便函'], ['机构名称 示例区示例局']],
      [['示例区示例局函'], ['机构名称 示例区示例局']],
      [['示例区示例局（函）', '特急'], ['机构名称 示例区示例局']],
      [['000001', '示例区甲局', '示例区乙局'], []],
    ] as const) {
      const found = front([...head, number, TITLE, TEXT]);
      expect(found).toMatchObject({ title: TITLE, text: [TEXT], fields: [...bodies, `发文字号 ${number}`] });
      expect(found.left.join()).toContain(`公文版头 ${head.find((text) => text.includes('局'))}`);
    }
  });

  it.each([
    [
      'a title that ends like a body',
      ['关于成立示例委员会', '示例发〔2022〕1号', TEXT],
      '关于成立示例委员会',
    ],
    [
      'the first line of a title',
      ['示例区示例局', '关于示例的通知', '示例发〔2022〕1号', TEXT],
      '示例区示例局关于示例的通知',
    ],
    ['no title below', ['全区示例工作会', '示例发〔2022〕1号', TEXT], '全区示例工作会'],
  ])('%s is no head of a letter', (_, lines, title) => {
    const { left, title: found } = front(lines);
    expect(found).toBe(title);
    expect(left).toEqual([]);
  });

  it('what is only for the office does not become text, in lines and tables of its head', () => {
    const rows = [
      ['类别：', 'A'],
      ['签发人', '张示例'],
      ['拟稿人：李示例', '印数：30份'],
      ['文号', '示例函〔2022〕1号'],
    ];
    const { text, left, fields } = front([table(...rows), 'B1类　　签发人：王示例', TITLE, TEXT]);
    expect(text).toEqual([TEXT]);
    expect(fields).toEqual(['文号 示例函〔2022〕1号']);
    for (const told of ['类别：　A', '签发人：张示例', '拟稿人：李示例', '印数：30份', 'B1类', '王示例'])
      expect(left.join()).toContain(told);
    expect(front([TITLE, '拟稿人：李示例', TEXT]).text).toEqual(['拟稿人：李示例', TEXT]);
  });

  it('lines and tables of metadata go, over several lines too', () => {
    expect(
      front([TITLE, '来源：示例网\n体裁：总结', table(['索引号', '1'], ['公开类别', '主动公开']), TEXT]),
    ).toMatchObject({
      text: [TEXT],
      fields: ['来源 示例网', '体裁 总结', '索引号 1', '公开类别 主动公开'],
      moved: [TITLE, '来源：示例网\n体裁：总结', '索引号\t1\n公开类别\t主动公开'],
    });
    expect(front([TITLE, '来源：示例网\n另一行', TEXT])).toMatchObject({
      text: ['来源：示例网/另一行', TEXT],
      fields: [],
    });
    expect(front([TITLE, TEXT, '来源：示例网']).text).toEqual([TEXT, '来源：示例网']);
  });

  it('empty lines go, pictures do not', () => {
    const beside: Block = {
      kind: 'paragraph',
      inlines: [
        { kind: 'text', text: ' ' },
        { kind: 'image', image: 0 },
      ],
    };
    expect(front([TITLE, beside, TEXT]).text).toEqual([' 图', TEXT]);
    expect(front([line(' '), TITLE, line(''), TEXT]).text).toEqual([TEXT]);
    expect(front([image, TITLE, image, TEXT]).text).toEqual(['图', '图', TEXT]);
  });

  it('a menu goes where the page names metadata, and all of it is short and plain', () => {
    const menu = (above: string | Block) =>
      front([above, TITLE, '来源：示例网', TEXT], [], [['标题', TITLE]]).text;
    expect(menu('工作动态')).toEqual([TEXT]);
    expect(menu(' 工作动态 ')).toEqual([TEXT]);
    expect(menu('示'.repeat(20))).toEqual([TEXT]);
    for (const kept of [
      '示'.repeat(21),
      '各单位，请看',
      '各单位：',
      line('工作动态', { align: 'center' }),
      line('工作动态', { size: 22 }),
      table(['甲', '1'], ['乙', '2']),
    ]) {
      expect(menu(kept)).toHaveLength(2);
    }
    expect(front(['工作动态', '各单位：', TITLE, '来源：示例网', TEXT]).text).toEqual([
      '工作动态',
      '各单位：',
      TEXT,
    ]);
    expect(front(['工作动态', TITLE, TEXT]).text).toEqual(['工作动态', TEXT]);
    expect(front(['工作动态', TITLE, '来源：示例网', TEXT]).left).toEqual(['网页栏目 工作动态']);
  });

  it('the title for browsers goes', () => {
    for (const sign of ['_', ' - ', '——', '|'])
      expect(front([`示例区概况${sign}示例区政府网`, '示例区概况', TEXT])).toMatchObject({
        title: '示例区概况',
        text: [TEXT],
        left: [`网页标题 示例区概况${sign}示例区政府网`],
      });
    expect(front([line(' '), '示例区概况_示例网', '另一行', '示例区概况', TEXT]).title).toBe('示例区概况');
    expect(front([TITLE, `${TITLE}_示例网`, TEXT]).text).toEqual([`${TITLE}_示例网`, TEXT]);
    expect(front([TITLE, '打印本页', TEXT]).left).toEqual(['网页按钮或栏目 打印本页']);
    const order = ['示例区人民政府令', '《示例条例》已经2021年1月4日会议通过，现予公布。', '区长　张三'];
    expect(front([...order, '示例条例', TEXT], [], [['标题', '示例条例']])).toMatchObject({
      text: [...order, TEXT],
      left: [],
    });
  });
});

describe('the title', () => {
  it('is the one that is named, if it is a title', () => {
    expect(front(['另一行', TEXT], [], [['标题', '示例区通知']])).toMatchObject({
      title: '示例区通知',
      text: ['另一行', TEXT],
    });
    expect(front([TITLE, TEXT], [], [['标题', '办理完毕。']]).title).toBe(TITLE);
    expect(front([TITLE, TEXT], [], [['标题', '']]).title).toBe(TITLE);
    expect(
      front(
        ['乙通知', TEXT],
        [],
        [
          ['标题', '甲通知'],
          ['标题', '乙通知'],
        ],
      ).title,
    ).toBe('乙通知');
    expect(front([table(['标题', '示例区通知'], ['体裁', '通知']), '另一行', TEXT]).title).toBe('示例区通知');
    expect(
      front([table(['标题', '示例区的通知'], ['体裁', '通知']), '示例区', '的通知', TEXT]),
    ).toMatchObject({
      title: '示例区的通知',
      text: [TEXT],
    });
    expect(
      front([
        ...Array.from({ length: 8 }, () => '短行'),
        table(['标题', '示例区通知'], ['体裁', '通知']),
        TEXT,
      ]).title,
    ).toBe('文件');
  });

  it('is a heading of the first rank, if it is the only one and has no number', () => {
    const h1 = (text: string) => line(text, { rank: 1 });
    expect(front([h1('示例区概况'), TITLE, TEXT]).title).toBe('示例区概况');
    expect(front([h1('示例区概况'), TEXT], ['示例区样例报告']).title).toBe('示例区概况');
    expect(front([h1('示例区概况'), TEXT, h1('示例区情况')], ['示例区样例报告']).title).toBe(
      '示例区样例报告',
    );
    expect(front([h1('一、概况'), TITLE, TEXT]).title).toBe(TITLE);
    expect(front([h1('概况：'), TITLE, TEXT]).title).toBe(TITLE);
    expect(front([TITLE, h1('目　录'), TEXT]).title).toBe(TITLE);
    expect(front([line('示例区概况', { rank: 2 }), TITLE, TEXT]).title).toBe(TITLE);
    expect(front([TITLE, TEXT, h1('示例区概况')]).title).toBe(TITLE);
  });

  it.each<[string, (string | Block)[], string, string[] | undefined]>([
    ['示例区召开会议', [TEXT], '示例区召开会议', undefined],
    ['示例区召开会议', [TITLE, TEXT], TITLE, undefined],
    ['关于示例的通知', [TITLE, TEXT], '关于示例的通知', undefined],
    [
      '示例区召开会议',
      [line('示例区概况', { align: 'center', size: 22 }), TEXT],
      '示例区召开会议',
      ['示例区概况', '文件'],
    ],
    ['示例区门户', ['示例区概况', TEXT], '示例区概况', ['示例区门户', '文件']],
    ['示例区门户', [TEXT], '示例区门户', ['文件']],
    ['示例区政府网', ['示例区概况', TEXT], '示例区概况', ['示例区政府网', '文件']],
    ['示例区示例局', ['示例区概况', TEXT], '示例区概况', ['示例区示例局', '文件']],
    ['通知公告', ['示例区概况', TEXT], '示例区概况', ['通知公告', '文件']],
    ['信息公开', ['示例区概况', TEXT], '示例区概况', ['信息公开', '文件']],
    ['示例区示例局政府信息公开', ['示例区概况', TEXT], '示例区示例局政府信息公开', undefined],
    ['详情', ['示例区概况', TEXT], '示例区概况', ['详情', '文件']],
  ])('of a page called “%s” above %j is %s', (page, blocks, title, candidates) => {
    expect(front(blocks, [page])).toMatchObject({ title, ...(candidates ? { candidates } : {}) });
    expect(front(blocks, [page]).candidates).toEqual(candidates);
  });

  it('is that of the file where there is nothing else', () => {
    expect(front([TEXT])).toMatchObject({ title: '文件', candidates: [] });
    expect(front(['示例区概况', TEXT]).candidates).toEqual(['文件']);
  });

  it('may stand in a table that only sets the lines of a cover', () => {
    const cover = (...rows: string[][]) => front([table(...rows), TEXT]);
    expect(cover(['示例区示例局', ''], ['', '工作总结'])).toMatchObject({
      title: '示例区示例局工作总结',
      text: [TEXT],
    });
    expect(cover(['示例区示例局', '工作总结']).title).toBe('文件');
    expect(cover(['示例区工作总结'], ['示'.repeat(160)]).title).toBe('文件');
    expect(front([TEXT, table(['示例区工作总结'])]).title).toBe('文件');
  });
});

describe('a table of metadata', () => {
  const read = (...rows: string[][]) =>
    readMetadataTable(table(...rows), '示例')?.map(({ label, value }) => `${label}=${value}`);
  it.each([
    [[['索引号', '1', '体裁', '通知']], ['索引号=1', '体裁=通知']],
    // A label with its colon and without a value is a cell to fill in.
    [
      [
        ['索引号', '1', '体裁：　发布时间：'],
        ['甲', '乙'],
      ],
      undefined,
    ],
    [[['【索 引 号】：', ' 1 ']], ['索引号=1']],
    [
      [
        ['来源', '时效性'],
        ['', ''],
      ],
      ['来源=', '时效性='],
    ],
    [[['来源', '时效性', '有效']], ['来源=', '时效性=有效']],
    [[['来源：示例网', '体裁：通知']], ['来源=示例网', '体裁=通知']],
    [[['来源']], ['来源=']],
    [[['', '来源', '示例网']], ['来源=示例网']],
    [
      [
        ['来源', '示例网'],
        ['甲', '1'],
      ],
      undefined,
    ],
    [[['来源：', '示例网']], ['来源=示例网']],
    // Nobody has called it the day of publication.
    [
      [
        ['索引号', '1', '体裁', '通知'],
        ['听证日期', '2023-02-03'],
        ['来源', '示例网'],
      ],
      ['索引号=1', '体裁=通知', '听证日期=2023-02-03', '来源=示例网'],
    ],
    [
      [
        ['索引号：', '1'],
        ['时效：', '长期有效'],
        ['来源：', '示例网'],
      ],
      ['索引号=1', '时效=长期有效', '来源=示例网'],
    ],
    [
      [['基本信息'], ['索引号', '1', '体裁', '通知']],
      ['信息表里的一格=基本信息', '索引号=1', '体裁=通知'],
    ],
    [[['来源：示例网', '2024-05-01 09:30']], ['来源=示例网', '发布日期=2024-05-01 09:30']],
    [
      [
        ['甲', '1'],
        ['乙', '2'],
      ],
      undefined,
    ],
    [[['', '']], undefined],
    [[], undefined],
  ])('%j', (rows, pairs) => {
    expect(read(...rows)).toEqual(pairs);
  });
});

describe('below a text', () => {
  const tail = (...blocks: (string | Block)[]) => {
    const found = splitTail([
      line(TEXT),
      ...blocks.map((block) => (typeof block === 'string' ? line(block) : block)),
    ]);
    return {
      text: found.blocks.slice(1).map(shown),
      fields: found.metadata.map(({ label, value }) => `${label} ${value}`),
      left: found.leftBehind.map(({ what, text }) => `${what} ${text}`),
      imprint: found.imprint.map(({ key, values }) => `${key} ${values.join('/')}`),
      signature: found.signature,
      moved: found.moved,
    };
  };
  const EMPTY = { text: [], fields: [], left: [], imprint: [], signature: [], moved: [] };

  it('the foot of a site goes with its hosts and its address', () => {
    const foot = ['主办：示例局　承办：示例中心', '地址：示例路1号', '邮编：000000'];
    for (const site of ['版权所有：示例区', '示ICP备00000000号', '您是第 123 位访客', '技术支持：示例公司'])
      expect(tail('分享到：微信 微博', ...foot, site)).toMatchObject({
        text: [],
        left: [`网页的页脚 ${['分享到：微信 微博', ...foot, site].join('\n')}`],
      });
    // Without what only a site says, an address is the text's, as is one above that.
    expect(tail('联系人：张示例', ...foot.slice(1)).text).toEqual(['联系人：张示例', ...foot.slice(1)]);
    expect(tail(...foot.slice(1), '版权所有：示例区').text).toEqual(foot.slice(1));
  });

  it.each<[string, object]>([
    ['责任编辑：张示例', { fields: ['责任编辑 张示例'], moved: ['责任编辑：张示例'] }],
    [
      '来源：示例网 发布日期：2022-02-14',
      { fields: ['来源 示例网', '发布日期 2022-02-14'], moved: ['来源：示例网 发布日期：2022-02-14'] },
    ],
    ['信息公开选项：主动公开 ', { fields: ['公开类别 主动公开'], moved: ['信息公开选项：主动公开'] }],
    ['公开方式: 依申请公开', { fields: ['公开类别 依申请公开'], moved: ['公开方式: 依申请公开'] }],
    ['索引号：1', { fields: ['索引号 1'], moved: ['索引号：1'] }],
    ['打印本页', { left: ['网页按钮或栏目 打印本页'] }],
    ['抄报：示例区甲局', { left: ['版记 抄报：示例区甲局'] }],
    ['主 送 : 示例区甲局', { left: ['版记 主 送 : 示例区甲局'] }],
    ['共印 30 份', { left: ['版记 共印 30 份'] }],
    ['印30份存档', { left: ['版记 印30份存档'] }],
    ['示例区示例局印制', { left: ['版记 示例区示例局印制'] }],
    ['示例区示例局 2022年2月30日印发', { left: ['版记 示例区示例局 2022年2月30日印发'] }],
    ['经区政府同意，2022年3月2日印发', { left: ['版记 经区政府同意，2022年3月2日印发'] }],
    ['抄送：。', { left: ['版记 抄送：。'] }],
    [
      '抄送：示例区甲局。\n示例区乙局办公室 2022年2月15日印发',
      { imprint: ['抄送 示例区甲局', '印发机关 示例区乙局办公室', '印发日期 2022-02-15'] },
    ],
    [' ', {}],
  ])('“%s” goes', (text, found) => {
    expect(tail(text)).toMatchObject({ text: [], ...found });
  });

  it.each([
    '标题：示例工作',
    '施行日期：2022年3月1日',
    '日期：2022年2月14日',
    '日期：　年　月　日　　　日期：　年　月　日',
    '来源：示例网 机构名称：示例区示例局',
    '本作品集收录示例。',
    '公开选项：',
    '本次信息公开选项：主动公开',
    '适用范围：示例区',
    '我们印发了三十份',
    '已印 30 份完毕',
    '抄送示例区甲局',
    `抄报：${'示'.repeat(198)}`,
    image,
    {
      ...image,
      inlines: [{ kind: 'text', text: '打印' }, ...(image.kind === 'paragraph' ? image.inlines : [])],
    } as Block,
    { kind: 'verbatim', source: '抄送：示例区甲局' } as Block,
    table(['抄报：示例区甲局'], ['甲']),
    table(['打印本页 关闭窗口']),
  ])('%j stays', (block) => {
    const found = tail(block as string | Block);
    expect(found.text).toHaveLength(1);
    expect({ ...found, text: [] }).toEqual(EMPTY);
  });

  it('what goes keeps its order, and ends at the first line that stays', () => {
    expect(
      tail('来源：甲网', '下一步打算', '打印本页', line(''), '责任编辑：甲', '抄报：甲局', '来源：乙网'),
    ).toMatchObject({
      text: ['来源：甲网', '下一步打算'],
      fields: ['责任编辑 甲', '来源 乙网'],
      left: ['网页按钮或栏目 打印本页', '版记 抄报：甲局'],
    });
  });

  it('the source of a picture, of a table or of an annex is no source of the report', () => {
    const data = table(['甲', '1'], ['乙', '2']);
    for (const above of [
      [image],
      [data],
      [image, '图1 示例'],
      [data, line('表一　示例')],
      ['附件1', '示例名单'],
    ])
      expect(tail(...above, '来源：示例年鉴'), JSON.stringify(above)).toMatchObject({
        fields: [],
        moved: [],
      });
    expect(tail(image, '甲', '来源：示例网').fields).toEqual(['来源 示例网']);
    expect(tail('图1 示例', '来源：示例网').fields).toEqual(['来源 示例网']);
    expect(tail('附件：示例名单', '来源：示例网').fields).toEqual(['来源 示例网']);
    expect(tail(image, '来源：示例网 发布日期：2022-02-14').fields).toHaveLength(2);
  });

  it('版记 may be a table, and names each part once', () => {
    expect(tail(table(['抄送：示例区甲局。'], ['示例区示例局办公室 2022年2月15日印发'])).text).toEqual([]);
    expect(tail('抄送：甲局', '示例区示例局办公室 2022年2月15日印发').imprint).toEqual([
      '抄送 甲局',
      '印发机关 示例区示例局办公室',
      '印发日期 2022-02-15',
    ]);
    expect(tail('抄送：甲局', '抄送：乙局')).toMatchObject({
      imprint: ['抄送 乙局'],
      left: ['版记 抄送：甲局'],
    });
  });

  it('a table of labels goes, one of data stays', () => {
    expect(tail(table(['索引号', '1'], ['体裁', '通知']))).toMatchObject({
      text: [],
      fields: ['索引号 1', '体裁 通知'],
    });
    expect(tail(table(['甲', '1'], ['乙', '2'])).text).toEqual(['表']);
  });

  it('pictures set beside each other in a table stay, also below 版记 and the source of a page', () => {
    const picture: Cell = { ...cell(''), inlines: [{ kind: 'image', image: 0 }] };
    const pictures: Block = { kind: 'table', rows: [[picture, picture]] };
    expect(tail('甲', pictures).text).toEqual(['甲', '表']);
    expect(tail('甲', pictures, '').text).toEqual(['甲', '表']);
    expect(tail('甲', pictures, '来源：示例年鉴')).toMatchObject({ fields: [], moved: [] });
    const printed: Block = { kind: 'table', rows: [[cell('抄送：甲局')], [picture]] };
    expect(tail('甲', printed)).toMatchObject({ text: ['甲', '表'], imprint: [] });
    expect(tail('甲', table(['', ''])).text).toEqual(['甲']);
  });

  it('the notice of a site goes with all below it, the last sixty lines only', () => {
    const notice = '本站转载的文章版权归原作者所有';
    expect(tail('示例区说明', notice, '说明')).toMatchObject({
      text: ['示例区说明'],
      left: [`网站附在文后的说明 ${notice}\n说明`],
    });
    const below = (count: number) => Array.from({ length: count }, () => '短行');
    expect(tail('甲', notice, ...below(59)).text).toEqual(['甲']);
    expect(tail('甲', notice, ...below(60)).text).toHaveLength(62);
    expect(splitTail([line(notice), line(TEXT)]).blocks).toHaveLength(2);
  });

  it('落款 goes, without the empty lines below it', () => {
    expect(tail('示例区示例局', '2022年2月14日', '')).toEqual({
      ...EMPTY,
      signature: ['示例区示例局', '2022年2月14日'],
    });
  });
});

it('a line is clipped for a message', () => {
  expect(clipLine(' 示例 \n 工作 ')).toBe('示例 工作');
  expect(clipLine('示'.repeat(24))).toBe('示'.repeat(24));
  expect(clipLine('示'.repeat(25))).toBe(`${'示'.repeat(24)}…`);
  expect(clipLine('示例工作', 2)).toBe('示例…');
});
