import { describe, expect, it } from 'vitest';
import vocabulary from '../../../_data/vocabulary.json' with { type: 'json' };
import { parseMetadataLine } from '../../../src/import/labels.ts';
import { findDisclosure, findGenre, resolveFields } from '../../../src/import/resolve-fields.ts';

const resolve = (...pairs: readonly (readonly [string, string])[]) => {
  const { found, doubts, unused } = resolveFields(
    pairs.map(([label, value]) => ({ label, value, origin: '示例' })),
    { vocabulary, indexNumberPattern: /^[0-9A-Z]{9}\/\d{4}-\d{5}$/u },
  );
  return {
    found: Object.fromEntries([...found].map(([key, { values }]) => [key, values.join('/')])),
    doubts: doubts.map(({ key, value }) => `${key} ${value}`),
    unused: unused.map(({ label }) => label),
  };
};

describe('the value of a field', () => {
  it.each([
    ['成文日期', '2018年11月09日', '发文日期', '2018-11-09'],
    ['生成日期', '二〇一八年十一月九日', '发文日期', '2018-11-09'],
    ['发布时间', '2018/11/9 9:05', '发布日期', '2018-11-09 09:05'],
    ['印发日期', '2018年11月12日', '印发日期', '2018-11-12'],
    ['文号', '示局发[2021]08号', '发文字号', '示局发〔2021〕8号'],
    ['主题分类', '科技、教育\\教育', '主题分类', '科技、教育\\教育'],
    ['主题分类', '科技,教育', '主题分类', '科技、教育'],
    ['公开属性', '主动公开', '公开类别', '主动公开'],
    ['发文机关', '示例厅', '机构名称', '示例厅'],
    ['索取号', '000014349/2018-00204', '索引号', '000014349/2018-00204'],
    ['关键词', '甲;乙 丙', '关键词', '甲/乙/丙'],
  ])('%s “%s” is %s “%s”', (label, value, key, read) => {
    expect(resolve([label, value]).found).toEqual({ [key]: read });
  });

  it.each([
    ['信息来源', '无'],
    ['信息来源', '——'],
    ['信息来源', 'N/A'],
    ['信息来源', ' null '],
    ['信息来源', '...'],
    ['关键词', '；，'],
    ['附件', '示例'],
    ['修订', '示例'],
  ])('%s is not “%s”', (label, value) => {
    expect(resolve([label, value]).found).toEqual({});
  });

  it.each([
    ['信息来源', '无锡示例网', '信息来源', '无锡示例网'],
    ['标题', ' 示例　通知 ', '标题', '示例　通知'],
    ['主题分类', '科技、教育>教育>中小学', '主题分类', '科技、教育>教育>中小学'],
    ['主题分类', '科技,教育\\教育；其他', '主题分类', '科技,教育\\教育'],
    ['主题分类', '综合政务\\', '主题分类', '综合政务'],
    ['主题分类', '科技、教育；卫生', '主题分类', '科技、教育'],
    ['体裁', ' 通 知 ', '体裁', '通知'],
    ['文号', '示例文字', '发文字号', '示例文字'],
    ['文号', '示'.repeat(40), '发文字号', '示'.repeat(40)],
    ['关键词', '甲、乙|丙｜丁；戊', '关键词', '甲/乙/丙/丁/戊'],
    ['发文日期', '2018-11-09 09:30', '发文日期', '2018-11-09'],
    ['发布日期', '2018-11-09', '发布日期', '2018-11-09'],
  ])('%s “%s” is, as it is meant, %s “%s”', (label, value, key, read) => {
    expect(resolve([label, value]).found).toEqual({ [key]: read });
  });

  it('is doubted once for one value, with the reason', () => {
    const { doubts, found } = resolveFields(
      [
        ['主题分类', '怪类'],
        ['主题分类', '怪类'],
        ['主题分类', '教育科技>科技、教育'],
        ['文号', '示'.repeat(41)],
        ['标题', '示'.repeat(301)],
        ['体裁', '怪类'],
        ['发布日期', '2022年2月30日'],
        ['公开类别', '全部公开'],
        ['索引号', 'A-1'],
      ].map(([label = '', value = '']) => ({ label, value, origin: '示例' })),
      { vocabulary, indexNumberPattern: /^1$/u },
    );
    expect(found.size).toBe(0);
    expect(
      doubts
        .map(({ key, value, reason }) => `${key} ${value.slice(0, 4)} ${reason}`)
        .filter((doubt) => !doubt.startsWith('标题')),
    ).toEqual([
      '主题分类 怪类 不在可选的主题分类里',
      '主题分类 教育科技 不在可选的主题分类里',
      '发文字号 示示示示 不像发文字号',
      '体裁 怪类 不在可选的体裁里',
      '发布日期 2022 2022 年 2 月没有 30 日',
      '公开类别 全部公开 不在可选的公开类别里',
      '索引号 A-1 不合本站索引号的格式（管网站的人可以在 site.json 里改 indexNumberPattern）',
    ]);
  });

  it('is doubted only where no other is found', () => {
    expect(resolve(['体裁', '示例体'], ['体裁', '通知'])).toMatchObject({
      found: { 体裁: '通知' },
      doubts: [],
    });
  });

  it('keeps what was written beside what was read, and candidates', () => {
    const { found } = resolveFields(
      [
        { label: '文号', value: '示局发[2021]08号', origin: '甲', candidates: ['乙'] },
        { label: '信息来源', value: '示例网', origin: '丙' },
      ],
      { vocabulary, indexNumberPattern: /^1$/u },
    );
    expect([...found.values()]).toEqual([
      {
        key: '发文字号',
        values: ['示局发〔2021〕8号'],
        origin: '甲',
        written: '示局发[2021]08号',
        candidates: ['乙'],
      },
      { key: '信息来源', values: ['示例网'], origin: '丙' },
    ]);
  });

  it('has its time of day only from the same day, and once', () => {
    const date = (...values: string[]) =>
      resolve(...values.map((value) => ['发布日期', value] as const)).found.发布日期;
    expect(date('2022-02-14', '2022-02-15 09:30')).toBe('2022-02-14');
    expect(date('2022-02-14 08:00', '2022-02-14 09:30')).toBe('2022-02-14 08:00');
    expect(date('2022-02-14', '2022-02-14')).toBe('2022-02-14');
    expect(resolve(['发文日期', '2022-02-14'], ['发文日期', '2022-02-14 09:30']).found.发文日期).toBe(
      '2022-02-14',
    );
  });

  it.each([
    ['（此件公开发布）', '主动公开'],
    ['甲\n 此件 主动公开 \n乙', '主动公开'],
    ['(此件不予公开)', '不予公开'],
    ['此件公开发布后', undefined],
    ['说明：此件公开发布', undefined],
    ['（此件内部发布）', undefined],
  ])('公开类别 in “%s” is %s', (text, value) => {
    expect(findDisclosure(text)?.value).toBe(value);
    expect(findDisclosure(text)?.line ?? '').not.toMatch(/^\s|\s$/u);
  });

  it('is the first that is named; only the time of day is added by a later one', () => {
    const { found, unused } = resolve(
      ['机构名称', '甲局'],
      ['发布机构', '乙局'],
      ['发布日期', '2022-02-14'],
      ['发布日期', '2022-02-14 09:30'],
      ['发布日期', '2023-01-01 10:00'],
      ['浏览次数', '12'],
    );
    expect(found).toEqual({ 机构名称: '甲局', 发布日期: '2022-02-14 09:30' });
    expect(unused).toEqual(['浏览次数']);
  });

  it('is the genre that a title ends in', () => {
    const genre = (title: string) => findGenre(title, vocabulary.genres);
    expect(genre('示例局2021年工作情况报告')).toBe('报告');
    expect(genre('关于印发《示例方案》的通知（试行）')).toBe('通知');
    expect(genre('示例区示例条例（修订）')).toBe('条例');
    expect(genre('示例守则')).toBeUndefined();
    expect(genre('通知')).toBeUndefined();
    expect(genre('关于开展示例工作的 通　知')).toBe('通知');
    expect(genre('示例区其他')).toBeUndefined();
    expect(genre('示例区通（试行）知')).toBeUndefined();
    expect(genre('示例区的通知（试行） 〔2022〕 ')).toBe('通知');
    expect(genre(`示例区的通知（${'长'.repeat(25)}）`)).toBeUndefined();
    expect(findGenre('示例区的报告', ['告', '报告'])).toBe('报告');
  });

  it('is not the genre of a document that the title only tells of', () => {
    const genre = (title: string) => findGenre(title, vocabulary.genres);
    for (const told of [
      '多个示例区提交“不同意”决定',
      '示例区示例局印发方案',
      '示例区示例局出台《示例办法》',
      '示例区示例局公开征求意见',
      '示例区人大听取《示例工作》报告',
    ])
      expect(genre(told), told).toBeUndefined();
    expect(genre('示例区示例局关于公布示例名单的通知')).toBe('通知');
    expect(genre('示例区示例局关于征求《示例办法》意见的函')).toBe('函');
    expect(genre('关于修改《示例办法》的决定')).toBe('决定');
  });
});

describe('a line of labels', () => {
  const read = (line: string) =>
    parseMetadataLine(line, '')?.map(({ label, value }) => `${label}=${value}`) ?? 'text';

  it.each([
    ['信息来源: 区教育局 发布时间 2022-02-14', ['信息来源=区教育局', '发布时间=2022-02-14']],
    ['体       裁: 报告', ['体裁=报告']],
    ['【索 引 号】：000014349/2018-00204', ['索引号=000014349/2018-00204']],
    [
      '2018-11-09 17:00来源： 示例网站【字体：大 中 小】打印',
      ['发布日期=2018-11-09 17:00', '来源=示例网站', '字体=大 中 小】打印'],
    ],
    ['来源：示例网站 2022-02-14 17:00', ['来源=示例网站', '发布日期=2022-02-14 17:00']],
    ['2022-02-14', ['发布日期=2022-02-14']],
    ['2022/2/14 9:05:30', ['发布日期=2022/2/14 9:05:30']],
    ['  • · 来源：示例局 • ', ['来源=示例局']],
    ['【来源】：|| 示例局 |', ['来源=示例局']],
    ['来源：示例局 【体裁】：通知', ['来源=示例局', '体裁=通知']],
    ['来源：示例局，体裁：通知', ['来源=示例局', '体裁=通知']],
    ['来源： 2022-02-14', ['来源=2022-02-14']],
    ['来源：示例 网 2022年2月14日', ['来源=示例 网', '发布日期=2022年2月14日']],
    ['体裁：通知 2022-02-14', ['体裁=通知 2022-02-14']],
    ['发文日期：2022年2月14日', ['发文日期=2022年2月14日']],
    [
      '发布时间：2022-02-14浏览次数：作者：来源： 示例局',
      ['发布时间=2022-02-14', '浏览次数=', '作者=', '来源=示例局'],
    ],
    ['发布日期：2022-02-14　来源：示例局　下载　收藏', ['发布日期=2022-02-14', '来源=示例局']],
    ...['点击次数', '浏览', '浏览数', '阅读数', '访问', '人气'].map((label): [string, string[]] => [
      `来源：示例局　${label}：123次`,
      ['来源=示例局', `${label}=123次`],
    ]),
    ...[
      '　已有56人浏览',
      '[打印]',
      ' 【打印】【关闭】',
      '　已有56人浏览 [打印][关闭窗口]',
      '（已有1,024次阅读）',
    ].map((behind): [string, string[]] => [`来源：示例局${behind}`, ['来源=示例局']]),
    [
      '发布时间：2022-02-14来源：示例局文章类型：原创责任编辑：张示例',
      ['发布时间=2022-02-14', '来源=示例局', '文章类型=原创', '责任编辑=张示例'],
    ],
    ['来源：示例局发布日期：2022-02-14', ['来源=示例局', '发布日期=2022-02-14']],
    ['来源：示例局（打印社）', ['来源=示例局（打印社）']],
    ['来源：示例打印', ['来源=示例打印']],
    ['发布日期：2022-02-14 打印本页', ['发布日期=2022-02-14']],
    ['来源：示例下载', ['来源=示例下载']],
    ['发布时间 2022.2.14', ['发布时间=2022.2.14']],
    ['摘要：全年办理示例事项。', ['摘要=全年办理示例事项。']],
    ['来源：第一，示例。第二，样例', ['来源=第一，示例。第二，样例']],
    [`标题：${'长'.repeat(150)}`, [`标题=${'长'.repeat(150)}`]],
  ])('%s', (line, pairs) => {
    expect(read(line)).toEqual(pairs);
  });

  it.each([
    '2021年,示例局推进各项工作',
    '各位代表：',
    '附件：示例名单',
    '2022年2月14日',
    '会议指出，来源：三个方面。',
    `主题：${'长'.repeat(151)}`,
    `来源：${'示例局 体裁：通知 '.repeat(60)}`,
    '适用范围：本办法适用于示例区。',
    '简介：一、示例工作',
    '摘要：1.示例工作。',
    '来源：示例；',
    '发布时间 2022',
    '发布时间',
    '编来源：示例局',
    '2022年2月14日 9:05',
    '2022-02-14起',
    '自2022-02-14',
    '2022-02',
  ])('is not %s', (line) => {
    expect(read(line)).toBe('text');
  });
});
