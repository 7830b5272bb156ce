import { describe, expect, it } from 'vitest';
import { lintBody } from '../../support/lint-sample.ts';

const rules = (body: string, fields = {}) => lintBody(body, fields).map(({ rule }) => rule);
const places = (body: string) => lintBody(body).map(({ rule, line, column }) => `${line}:${column} ${rule}`);
const shown = (body: string) => lintBody(body).map(({ message, remedy }) => `${message}\n改法：${remedy}`);

/** What looks like a slip and is none. */
const quiet = (code: string, texts: readonly string[]) =>
  it.each(texts)('leaves %s alone', (text) => {
    expect(rules(text)).not.toContain(code);
  });

describe('final-mark', () => {
  quiet('final-mark', [
    '示例局加强组织领导，推进各项工作，成效如下：',
    '示例局说：“加强组织领导，推进各项工作。”',
    '示例局加强组织领导，推进各项工作（见附表）。',
    '示例局加强组织领导，推进各项工作。（示例局提供）',
    '2010年7月30日 示例市第三届人民代表大会常务委员会第十八次会议《关于修改〈示例条例〉的决定》修正',
    '（2010年7月30日示例市人民代表大会常务委员会通过，自公布之日起施行）',
    '各区人民政府，市政府各委、办、局：',
    '示例市、示例区、示例县',
    '示例市市长作报告，代表们认真听取。本报记者 张示例 摄',
    '1.用于示例工作的设备，含配件一套\n\n2.用于示例工作的软件，含说明书一份',
    '| 项目，内容 | 说明，示例一二三四五六七八九十 |\n|---|---|\n| 甲，乙 | 丙，丁戊己庚辛壬癸子丑寅卯辰 |',
  ]);

  it('finds a long paragraph whatever marks it lacks, and one that ends with something invisible', () => {
    expect(rules('示例'.repeat(45))).toEqual(['final-mark']);
    expect(rules('示例局加强组织领导，推进各项工作。\u200b')).toEqual(['hidden-character']);
  });

  it('does not put a full stop behind a comma, and takes no other bracket for a want of one', () => {
    expect(shown('示例局加强组织领导，推进各项工作，\n\n[示例局加强组织领导，推进各项工作。 ]')).toEqual([
      '段落末尾是逗号或顿号：「导，推进各项工作，」\n改法：没有结束的，与下一段连起来，中间不空行\n    一段到此结束的，把末尾的“，”改为句号：推进各项工作。',
    ]);
  });

  it('points at the last character', () => {
    expect(places('　　示例局加强**组织领导**，推进各项工作')).toEqual(['10:22 final-mark']);
  });
});

describe('half-width-mark', () => {
  quiet('half-width-mark', [
    '比例为3:2，示例 A, B 和 C; 网址 https://example.com/a?b=(c) 可用。',
    '示例标准(GB/T 15834)适用。',
    '一.主要举措',
    '示例Inc.公司。',
    '分两项（包括：1)甲；2)乙）办理。',
  ]);

  it('finds a bracket whose partner is full width, whatever stands between them', () => {
    const fixes = (body: string) => lintBody(body).map(({ rule, fix }) => [rule, fix?.was, fix?.now]);
    expect(fixes('示例通知（A)已经印发。')).toEqual([['half-width-mark', ')', '）']]);
    expect(fixes('示例(12项）和示例（甲(乙）丙）。')).toEqual([
      ['half-width-mark', '(12项）和示例（甲(', '（12项）和示例（甲（'],
    ]);
  });

  it('counts the marks of a paragraph and says what to write instead', () => {
    expect(shown('我局,推进工作(含所属单位);完成.')).toMatchInlineSnapshot(`
      [
        "「我局,推进工作(含所属」里的 , 是半角标点，这一段共有 5 个
      改法：换成全角：
          , 改为 ，
          ( 改为 （
          ) 改为 ）
          ; 改为 ；
          . 改为 。",
      ]
    `);
    expect(places('(一)我局推进工作。')).toEqual(['10:1 half-width-mark']);
  });
});

describe('doubled-mark', () => {
  quiet('doubled-mark', ['甲……乙——丙。', '真的？！', '“甲。”，乙', '甲（乙。）。']);

  it('finds the same and different marks in a row', () => {
    expect(places('甲，，乙、。丙；；')).toEqual([
      '10:2 doubled-mark',
      '10:5 doubled-mark',
      '10:8 doubled-mark',
    ]);
    expect(shown('甲。。。')[0]).toContain('……');
  });
});

describe('repeated-word', () => {
  quiet('repeated-word', [
    '以营利为目的的活动，合同标的的交付。',
    '公民可以以书面形式参与与其有关的事务，应对对外贸易的变化。',
    '本规定规定的更换条件，由集体经济组织组织实施。',
    '设立产业创业创新平台，构建共建共治共享的格局。',
    '再审申请人申请人民法院调查，逐条逐条核对。',
    '战争和和平的问题，确需在在线法庭进行。',
    '以实实在在的成效取信于民，合同 目 的的实现。',
  ]);

  it('finds what no sentence has twice', () => {
    expect(places('落实整改的的要求，进行进行检查，主管部门部门负责。')).toEqual([
      '10:5 repeated-word',
      '10:10 repeated-word',
      '10:19 repeated-word',
    ]);
  });
});

describe('space-inside', () => {
  quiet('space-inside', [
    '第一条 为了示例，制定本办法。',
    '第十条之一 违反规定的，责令改正。',
    '2022年2月14日 示例市人民政府公布，自公布之日起施行。',
    '开展“学宪法 讲宪法”活动，学习《示例 办法》。',
    '张三 李四 王五',
    '示例市市长作报告，代表们认真听取。本报记者 张 三 摄',
    '推进 Example 平台，共 12 项。',
    '## 一、深化改革 优化服务\n\n示例。',
  ]);

  it('finds any kind of space, also between lines that are one paragraph', () => {
    expect(places('推进\u3000工作，落\u00a0实。')).toEqual(['10:3 space-inside', '10:8 space-inside']);
    expect(places('推进\n工作，落\n实。')).toEqual([]);
  });
});

describe('space-inside, in forms', () => {
  it('asks for what a blank was left for, and spells the words without their spaces', () => {
    expect(shown('每月支付      元，签订后    日内办结。')).toEqual([
      '汉字之间有空格：「每月支付      元，签订后   」\n改法：留着填写的空，填上内容；不是的，删去空格：支付元，',
      '汉字之间有空格：「   元，签订后    日内办结。」\n改法：留着填写的空，填上内容；不是的，删去空格：订后日内',
    ]);
    expect(shown('登录示 例 网，查看公告。')[0]).toContain('删去空格：录示例网');
  });
});

describe('hidden-character', () => {
  quiet('hidden-character', [
    '👩\u200d💻 示例。',
    '☎\ufe0f 电话。',
    '葛\u{e0100}姓。',
    '﨑示例。',
    '正常的字。',
  ]);

  it('names what cannot be seen, what was lost, and what only looks like a character', () => {
    expect(shown('推\u200b进、\ue004示\ufffd例、⼈⺠。')).toMatchInlineSnapshot(`
      [
        "「推进、示�例、⼈」里有一个看不见的字符（U+200B）
      改法：删去这一处前后各一个字，再用键盘重新输入这两个字",
        "「推​进、示�例、⼈⺠。」里有显示不出来的字符（U+E004），多半是丢失的字或专用字体的符号
      改法：对照原件，重新输入这个字",
        "「推​进、示�例、⼈⺠。」里有显示不出来的字符（U+FFFD），多半是丢失的字或专用字体的符号
      改法：对照原件，重新输入这个字",
        "「​进、示�例、⼈⺠。」里的“⼈”不是汉字“人”，只是样子像（U+2F08）
      改法：改为：人",
        "「进、示�例、⼈⺠。」里的“⺠”不是汉字“民”，只是样子像（U+2EA0）
      改法：改为：民",
      ]
    `);
  });
});

describe('date-impossible', () => {
  quiet('date-impossible', [
    '2020年2月29日，每年2月29日，12月31日。',
    '二〇二〇年二月二十九日，三十一日。',
    '满18月龄，15个月，13月份，比例3.15月均。',
    '2020-02-29，2021.2.28，2月27日至28日，编号2021-13-05，2021-02-30-1，SL2021-02-30，2021.2.30.1。',
  ]);

  it.each([
    ['2021年2月29日', '2021 年 2 月没有 29 日'],
    ['2月30日', '2 月没有 30 日'],
    ['2021年13月', '没有 13 月'],
    ['4月31日', '4 月没有 31 日'],
    ['二〇二一年二月三十日', '2 月没有 30 日'],
    ['1900年2月29日', '1900 年 2 月没有 29 日'],
    ['2021年2月28日—30日', '2 月没有 30 日'],
    ['2021-02-30', '2 月没有 30 日'],
    ['2021.2.29', '2021 年 2 月没有 29 日'],
  ])('finds %s', (date, fault) => {
    expect(shown(`自${date}起。`)[0]).toContain(`“${date}”这个日期不存在：${fault}`);
  });
});

describe('two-digit-year', () => {
  quiet('two-digit-year', [
    '2021年度',
    '近10年上半年',
    '有期徒刑15年6个月',
    '第12年度',
    '二〇21年3月',
    '甲〔2021〕5号',
    '附件（12）3号',
  ]);

  it('finds years of either century', () => {
    expect(shown('21年度，98年3月。')).toEqual([
      expect.stringContaining('2021年'),
      expect.stringContaining('1998年'),
    ]);
    expect(shown('示例发〔21〕5号。')).toEqual([expect.stringContaining('2021')]);
  });
});

describe('year-unit', () => {
  quiet('year-unit', [
    '2021年法治',
    '2000余名',
    '2021版目录',
    '2030议程',
    '共2000工作日',
    'GB/T 15835—2011 主要',
    '（2019—2021）工作',
  ]);

  it('finds a year without its 年', () => {
    expect(places('## 一、2021法治政府\n\n2022工作安排。')).toEqual(['10:6 year-unit', '12:1 year-unit']);
  });
});

describe('document-number-text', () => {
  quiet('document-number-text', [
    '（示例发〔2021〕5号）',
    '（2015）示民申字第2号',
    '国务院令第700号',
    '附件（2021）第3页',
  ]);

  it.each([
    ['示例发[2021]5号', '〔2021〕5号'],
    ['示例发（2021）第05号', '〔2021〕5号'],
    ['示例发【2021】 5 号', '〔2021〕5号'],
    ['示例发〔2021〕第5号', '〔2021〕5号'],
    ['示例发〔2021〕005号', '〔2021〕5号'],
    ['示例发﹝2021﹞5号', '〔2021〕5号'],
    ['示例发{2021}5号', '〔2021〕5号'],
  ])('finds %s', (number, right) => {
    expect(shown(`根据${number}文件。`)[0]).toContain(`改为：${right}`);
  });
});

describe('sum-mismatch', () => {
  quiet('sum-mismatch', [
    '共有监管事项49项，包括行政检查12项、行政强制1项、行政处罚36项。',
    '共办理100件，其中甲类12件、乙类36件。',
    '共办理100件，包括甲类12件、乙类36件等。',
    '共办理100件，包括甲类12件、乙类36人。',
    '共办理100件，包括甲类约占30%、乙类70件。',
    '共收到3.5万元，分别为甲1.2万元、乙2.3万元。',
    '共受理申请1,150件，包括甲600件、乙550件；共办理12,000件，分别为甲1,000件、乙11,000件。',
  ]);

  it('finds parts that are more or less than the whole', () => {
    expect(rules('共办理50项，包括甲类12项、乙类36项。')).toEqual(['sum-mismatch']);
    expect(rules('共办理40件，其中甲类12件、乙类36件。')).toEqual(['sum-mismatch']);
    expect(rules('共受理申请1,050件，其中甲600件、乙550件。')).toEqual(['sum-mismatch']);
  });
});

describe('word-confusion', () => {
  quiet('word-confusion', [
    '有关健康的工作，报名截止日期，截止到月底，截至2021年。',
    '实施以来，三年来，近来，开展来访接待。',
  ]);

  it('finds wrong words and says the right ones', () => {
    expect(shown('截止2021年底已布署，自实施来，一如继往。')).toEqual([
      expect.stringContaining('改为：截至'),
      expect.stringContaining('改为：部署'),
      expect.stringContaining('改为：以来'),
      expect.stringContaining('改为：一如既往'),
    ]);
  });

  it('finds 实施来 before a comma of either width: a capture may have folded it', () => {
    for (const comma of '，,')
      expect(shown(`“示例”改革实施来${comma}成效明显。`).join()).toContain('改为：以来');
  });
});

it('looks at the title and the summary too, at their places in the file', () => {
  const found = lintBody('示例。', { 标题: '示例局，，报告', 摘要: '示例“摘要' });
  expect(found.map(({ rule, line, column }) => `${line}:${column} ${rule}`)).toEqual([
    '8:7 pair-unmatched',
    '2:8 doubled-mark',
  ]);
});

it('takes hostile and huge texts in a moment', () => {
  for (const text of [
    '（'.repeat(20_000),
    '共1项，包括'.repeat(5_000),
    '一、'.repeat(20_000),
    '“1）'.repeat(20_000),
    '  '.repeat(20_000),
    `(${'甲'.repeat(100_000)}`,
  ])
    expect(rules(`示例。${text}示例`).length).toBeLessThanOrEqual(250);
});
