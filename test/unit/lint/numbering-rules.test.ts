import { describe, expect, it } from 'vitest';
import { lintBody } from '../../support/lint-sample.ts';

const show = (body: string) => lintBody(body).map(({ rule, line, message }) => `${line} ${rule} ${message}`);
const rules = (body: string) => lintBody(body).map(({ rule, line }) => `${line} ${rule}`);

const headings = (...titles: string[]) => titles.map((title) => `${title}\n\n示例。`).join('\n\n');

describe('numbers of headings', () => {
  it('skip, repeat, go back, and do not begin at one', () => {
    expect(show(headings('## 二、甲', '## 四、乙', '## 四、丙', '## 三、丁'))).toMatchInlineSnapshot(`
      [
        "10 number-sequence 这一级的第一个序号是“二、”，不是从一开始：「二、甲」",
        "14 number-sequence 跳号：“二、”后面是“四、”：「四、乙」",
        "18 number-sequence 重号：“四、”后面是“四、”：「四、丙」",
        "22 number-sequence 序号倒退：“四、”后面是“三、”：「三、丁」",
      ]
    `);
  });

  it('begin again below each parent, and run on past headings without a number', () => {
    expect(
      rules(
        headings(
          '## 一、甲',
          '### （一）子',
          '### （二）丑',
          '## 结语',
          '## 二、乙',
          '### （一）子',
          '#### 1.卯',
        ),
      ),
    ).toEqual([]);
  });

  it('may go on in paragraphs, and in an annex begin anew, but not go on below another parent', () => {
    expect(rules('## 一、甲\n\n### （一）子\n\n（二）丑。\n\n### （三）寅\n\n示例。')).toEqual([]);
    expect(rules(headings('## 一、甲', '## 二、乙', '## 附件', '## 一、丙', '## 二、丁'))).toEqual([]);
    expect(rules(headings('## 一、甲', '## 一、乙'))).toEqual(['14 number-sequence']);
    expect(rules(headings('## 一、甲', '### （一）子', '## 二、乙', '### （二）丑'))).toEqual([
      '22 number-sequence',
    ]);
  });

  it('are given the number of their row only where it goes on; else the level of the heading is the slip', () => {
    const tell = (...titles: string[]) =>
      lintBody(headings(...titles))
        .filter(({ rule }) => rule === 'number-style')
        .map(({ remedy, fix }) => [remedy, fix?.now]);
    expect(tell('## 一、甲', '## （二）乙', '## 三、丙')).toEqual([['改为：二、', '二、']]);
    expect(tell('## 1.甲', '## 2.乙', '## 三、丙', '## 11.丁')).toEqual([['改为：3.', '3.']]);
    expect(tell('## 1.甲', '## 2.乙', '## 五、丙', '## 3.丁')).toEqual([
      ['与“1.”不是同级的，改行首 # 的个数；是同级的，改为：5.', undefined],
    ]);
    expect(tell('## 一．甲', '## 二．乙', '## 三、丙')).toEqual([
      ['改为：一、', '一、'],
      ['改为：二、', '二、'],
    ]);
  });

  it('may run on below the next parent, as opinions of the State Council number their points', () => {
    const points = ['## 一、甲', '### （一）子', '### （二）丑', '## 二、乙', '### （三）寅', '### （四）卯'];
    expect(rules(headings(...points))).toEqual([]);
    expect(rules(headings(...points.with(-2, '### （五）寅')))).toEqual([
      '26 number-sequence',
      '30 number-sequence',
    ]);
  });

  it('of years and quantities are none', () => {
    expect(rules(headings('## 2021年工作', '## 2023年安排', '### 12项改革', '### 3大举措'))).toEqual([]);
  });

  it('of articles run on through chapters', () => {
    expect(
      rules(headings('## 第一章 总则', '### 第一条', '### 第二条', '## 第二章 附则', '### 第三条')),
    ).toEqual([]);
    expect(rules(headings('## 第一章 总则', '### 第一条', '## 第二章 附则', '### 第三条'))).toEqual([
      '22 number-sequence',
    ]);
    expect(rules(headings('## 第一章 总则', '### 第二条'))).toEqual(['14 number-sequence']);
    expect(rules('第一条 甲。\n\n（一）子。\n\n（二）丑。\n\n第二条 乙。\n\n（二）寅。')).toEqual([]);
  });
});

describe('numbers of paragraphs', () => {
  it('skip and repeat', () => {
    expect(rules('（一）甲。\n\n（三）乙。\n\n1.子。\n\n2.丑。\n\n2.寅。\n\n（四）丙。')).toEqual([
      '12 number-sequence',
      '18 number-sequence',
    ]);
  });

  it('begin again in each row, and in a quotation belong to the quoted text', () => {
    expect(rules('1.甲。\n\n2.乙。\n\n另有：\n\n1.丙。\n\n2.丁。')).toEqual([]);
    expect(rules('一、修改为：“第五条 甲。\n\n（四）乙。”\n\n二、增加一条。')).toEqual([]);
  });
});

describe('ways to number', () => {
  it('of one rank are one', () => {
    expect(
      show(headings('## 一、甲', '### 1.子', '### 2、丑', '### 3.寅', '## （二）乙', '## 三、丙')),
    ).toMatchInlineSnapshot(`
      [
        "26 number-style 序号“（二）”与同级的“一、”写法不一：「（二）乙」",
        "18 number-style 序号“2、”与同级的“1.”写法不一：「2、丑」",
      ]
    `);
  });

  it('lack a mark only beside numbers that have it', () => {
    expect(rules(headings('### 1深化改革', '### 2组织活动'))).toEqual([]);
    expect(rules(headings('### 1深化改革', '### 2.组织活动'))).toEqual(['10 number-separator']);
  });

  it('have no mark behind brackets, and a comma behind 第一 and 首先', () => {
    expect(rules('（一）、甲。\n\n(2). 乙。\n\n首先、丙。\n\n甲。第二、乙。')).toEqual(
      ['10 number-mark', '10 half-width-mark', '12 number-mark', '14 number-mark', '16 number-mark'].filter(
        (each) => !each.includes('half'),
      ),
    );
    expect(rules('（一）（二）项，第一、二产业，第一、第三季度，首先，甲。')).toEqual([]);
  });
});

describe('一是、二是', () => {
  it('run on over paragraphs of one section', () => {
    expect(rules('一是甲。\n\n二是乙；三是丙。')).toEqual([]);
    expect(rules('一是甲。\n\n三是乙。')).toEqual(['12 ordinal-sequence']);
    expect(rules('一是甲；二是乙；二是丙。')).toEqual(['10 ordinal-sequence']);
    expect(rules('一要甲；三要乙。')).toEqual(['10 ordinal-sequence']);
    expect(rules('一是甲；二是乙。\n\n一要丙；三要丁。')).toEqual(['12 ordinal-sequence']);
    expect(rules('一是甲，一要子，三要丑；二是乙。')).toEqual(['10 ordinal-sequence']);
  });

  it('begin again, and are not looked for where no row began', () => {
    expect(rules('一是甲；二是乙。一是丙；二是丁。')).toEqual([]);
    expect(rules('一是甲，一要子，二要丑；二是乙。')).toEqual([]);
    expect(rules('一要甲；二是乙；三要丙。坚持甲乙，三要素齐全。')).toEqual([]);
    expect(rules('## 甲\n\n一是甲。\n\n## 乙\n\n三是乙，十是丙。')).toEqual([]);
  });
});

it('headings leave out no level', () => {
  expect(rules('## 甲\n\n示例。\n\n#### 乙\n\n示例。\n\n## 丙\n\n示例。')).toEqual(['14 heading-level']);
});
