import { describe, expect, it } from 'vitest';
import { findSentenceFigures } from '../../../src/figures/find-sentence-figures.ts';

const read = (text: string, year = 2021) =>
  findSentenceFigures(text, year).map(
    ({ label, text: number, value, unit }) => `${label} = ${number} → ${value} ${unit}`,
  );

describe('what is certain', () => {
  it.each([
    ['全年办理12项。', ['办理 = 12项 → 12 项']],
    ['受理行政复议申请 1,203 件，', ['受理行政复议申请 = 1,203 件 → 1203 件']],
    ['共接听电话1.2万个。', ['接听电话 = 1.2万个 → 12000 个']],
    ['国内生产总值达到56.9万亿元。', ['国内生产总值 = 56.9万亿元 → 56900000000000 元']],
    ['规模以上工业企业利润增长１２．２％。', ['规模以上工业企业利润增长 = １２．２％ → 12.2 %']],
    ['居民满意度提高2.3个百分点。', ['居民满意度提高 = 2.3个百分点 → 2.3 个百分点']],
    ['2021年，我局开展执法检查12次。', ['开展执法检查 = 12次 → 12 次']],
    ['2021年以来，受理案件12件。', ['受理案件 = 12件 → 12 件']],
    ['新建3所学校、2所医院（含分院）。', ['新建…学校 = 3所 → 3 所']],
    ['新建3所学校。', ['新建…学校 = 3所 → 3 所']],
    ['用水量下降百分之十二点五。', ['用水量下降 = 百分之十二点五 → 12.5 %']],
    ['办结信访事项一百二十件。', ['办结信访事项 = 一百二十件 → 120 件']],
    ['12345市民服务热线受理诉求386件。', ['12345市民服务热线受理诉求 = 386件 → 386 件']],
    ['行政处罚案件（含简易程序）120件。', ['行政处罚案件（含简易程序） = 120件 → 120 件']],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it('says what a change is a change of', () => {
    expect(read('全年办理12项，同比增长 83.7%，共接听电话1.2万个。')).toEqual([
      '办理 = 12项 → 12 项',
      '办理，同比增长 = 83.7% → 83.7 %',
      '接听电话 = 1.2万个 → 12000 个',
    ]);
    expect(read('粮食产量900吨，比上年增产50吨。登记失业率3.2%，低于控制目标1.3个百分点。')).toEqual([
      '粮食产量 = 900吨 → 900 吨',
      '粮食产量，比上年增产 = 50吨 → 50 吨',
      '登记失业率 = 3.2% → 3.2 %',
    ]);
    expect(read('财政收入5亿元，为预算的98%，比上年增收2亿元。')).toEqual([
      '财政收入 = 5亿元 → 500000000 元',
    ]);
    expect(read('受理申请318件（比上年减少27件）。')).toEqual([
      '受理申请 = 318件 → 318 件',
      '受理申请，比上年减少 = 27件 → 27 件',
    ]);
  });

  it('says what a part is a part of', () => {
    expect(read('制作解读材料142份，其中图解58份、视频21份。')).toEqual([
      '制作解读材料 = 142份 → 142 份',
      '制作解读材料，其中图解 = 58份 → 58 份',
      '制作解读材料，其中视频 = 21份 → 21 份',
    ]);
    expect(read('共有监管事项49项，包括行政检查12项、行政强制1项。')).toEqual([
      '共有监管事项 = 49项 → 49 项',
      '共有监管事项，包括行政检查 = 12项 → 12 项',
      '共有监管事项，包括行政强制 = 1项 → 1 项',
    ]);
    expect(read('办理援助案件120件（其中民事80件、刑事40件），挽回损失300万元。')).toEqual([
      '办理援助案件 = 120件 → 120 件',
      '办理援助案件，其中民事 = 80件 → 80 件',
      '办理援助案件，其中刑事 = 40件 → 40 件',
      '挽回损失 = 300万元 → 3000000 元',
    ]);
    expect(read('其中：公务接待费257万元。')).toEqual(['其中公务接待费 = 257万元 → 2570000 元']);
  });

  it('carries the verb over a list, and takes a list of subjects for one', () => {
    expect(read('新建学校3所、医院2所。')).toEqual(['新建学校 = 3所 → 3 所', '新建医院 = 2所 → 2 所']);
    expect(read('化学需氧量、氨氮排放量下降2%。')).toEqual(['化学需氧量、氨氮排放量下降 = 2% → 2 %']);
    expect(read('接待来访35批、120人次。')).toEqual([
      '接待来访 = 35批 → 35 批',
      '接待来访 = 120人次 → 120 人次',
    ]);
  });

  it('names what is done to something by the topic in front', () => {
    expect(read('行政复议方面，受理35件。')).toEqual(['行政复议：受理 = 35件 → 35 件']);
  });
});

describe('what is not taken', () => {
  it.each([
    ['a year, a date, a document', '2021年3月5日印发示例府发〔2021〕12号。'],
    ['a telephone number', '咨询电话021-56601234。'],
    ['an ordinal', '第3批、第12次会议。'],
    ['a section number', '（一）一是坚持依法行政。'],
    ['a percentage of nothing', '同比增长83.7%。'],
    ['about and more than', '减轻负担1500多亿元，超过10万公里，约30件，近百人，覆盖80%以上的村，不少于4次。'],
    ['more than and several, in other words', '零售总额破200亿元，产值过3亿元，受理数百件，走访几百户。'],
    ['a unit of two words', '开展执法检查1.2万人（次），建设住房12套（户）。'],
    ['half of an object', '推动20个县（市、区）整改，培育6个世界级、国家级集群，办好50人论坛等活动。'],
    ['a range', '建设3—5个站点，用时10至15天。'],
    ['the ends of a change', '用时由20个工作日减到11个工作日。'],
    ['each of several', '排放量分别下降3.5%、2.9%。'],
    ['a rate', '每生每月补助120元，每100人配备2名医生。'],
    ['a number word that may be a name', '落实“三项制度”，推出十条措施，办好一件事。'],
    ['a number inside a name', '《示例区12条规定》，“1+3项”。'],
    ['what only counts a list', '示例河整治、北桥医院迁建等6个项目。'],
    ['what begins with its number', '38个项目完成评价。'],
    ['what a preposition leads in', '对38个项目开展评价，在12所学校试行。'],
    ['a value of another year', '2019年受理案件12件。'],
    ['a rest that says of what', '评价为“优”的11个。'],
    ['all day', '实行24小时值班，公布二十四小时服务电话。'],
    ['what is only supposed', '若已受理案件36件，应当并案；如果双方约定，办理案件12件。'],
    [
      'a short word whose subject is elsewhere',
      '国有企业好转，利润增长23.5%。启动改造计划，今年开工580万套。继续退耕，拟安排500万亩。',
    ],
    ['what did not happen', '没有发生1起事故。未再出现2起事故。无造成3人死亡。'],
    ['one of several side by side', '办理建议、提案12件、15件。受理甲类、乙类申请12件和15件。'],
    ['an amount of nothing', '支出139.2亿元。'],
    ['the time since another year', '2019年以来，受理案件300件；党的二十大以来，受理案件500件。'],
    ['five years', '五年来，受理案件300件，办结案件280件；新建学校12所。拆除违建30处。'],
    ['a day', '12月4日，接受咨询300人次。'],
    ['a part of the year', '上半年，受理案件30件。截至2021年6月，办结案件20件。'],
    ['a time to come', '下一步，新建学校3所。'],
    ['one of several aims', '主要预期目标是：生产总值增长5%；一般公共预算收入增长2%；城镇新增就业28万人。'],
    ['an aim that is called so before', '主要预期目标是：一般公共预算收入增长5%。'],
    ['a value of a year to come', '到2026年，老年助餐点达到150个。'],
    ['a price for each', '收费标准为5元/平方米。'],
    ['other words that begin with a measure word', '涉及3个人信息，12人才公寓。'],
  ])('%s', (_what, text) => {
    expect(read(text)).toEqual([]);
  });
});

it('leaves out what says too little of itself', () => {
  expect(read('收到申请120件（自然人110件，法人10件），比法定时限少3天，总投资12亿元。')).toEqual([
    '收到申请 = 120件 → 120 件',
  ]);
  expect(read('常住人口125万人，其中城镇人口80万人，城镇化率64%。')).toEqual([
    '常住人口 = 125万人 → 1250000 人',
    '常住人口，其中城镇人口 = 80万人 → 800000 人',
  ]);
  expect(read('审议通过法规12件，参加人数300人。')).toHaveLength(2);
});

it('says what is told of the year before', () => {
  expect(read('去年受理案件300件，今年受理案件320件。')).toEqual([
    '去年受理案件 = 300件 → 300 件',
    '受理案件 = 320件 → 320 件',
  ]);
  expect(read('国有企业好转，去年利润增长23.5%。')).toEqual([]);
  expect(read('上半年受理案件30件，全年受理案件60件。')).toContain('受理案件 = 60件 → 60 件');
});

it('leaves out a verb whose object is elsewhere, and a change of one of several', () => {
  expect(read('新开工保障房666万套，基本建成544万套。')).toHaveLength(1);
  expect(read('完成投资5亿元，新建学校3所，同比增长20%。')).toHaveLength(2);
});

it('is at its place, whatever is around it', () => {
  const text = '　　𠮷地，受理 12 件；同日，接听电话１．２万个（比上年增长５％）。办结一百二十件。';
  const figures = findSentenceFigures(text, 2021);
  expect(figures.length).toBeGreaterThan(2);
  for (const { index, text: number } of figures)
    expect(text.slice(index, index + number.length)).toBe(number);
});

it('takes a long hostile text in its stride', () => {
  for (const text of [
    '1'.repeat(100_000),
    '（'.repeat(50_000),
    `${'甲、'.repeat(20_000)}3件`,
    '12件'.repeat(20_000),
    '其中示例案件12件（甲），'.repeat(15_000),
  ])
    expect(findSentenceFigures(text, 2021).length).toBeLessThan(3);
});
