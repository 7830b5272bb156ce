import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../scripts/bench/random.ts';
import { LINT_RULES } from '../../../src/lint/lint-rules.ts';
import { lintPortal, lintReport } from '../../../src/lint/run-rules.ts';
import { type Figures, inventFigures, keyOf, listSummed, writeForm } from '../../support/annual-form.ts';
import { ALL_RULES, createLintInput, createPortalInput } from '../../support/lint-sample.ts';

const FIELDS = { 标题: '示例区示例局2021年政府信息公开工作年度报告', 发布日期: '2022-01-28' };

const RULES = LINT_RULES.filter(({ code }) => code.startsWith('annual-'));

/** What the rules for annual reports say of a body, with the places. */
function check(body: string, fields: Record<string, string> = {}): string[] {
  return lintReport(createLintInput({ fields: { ...FIELDS, ...fields }, body }), ALL_RULES, RULES).map(
    ({ rule, line, column, message }) => `${line}:${column} ${rule} ${message}`,
  );
}

const messages = (body: string, fields?: Record<string, string>) =>
  check(body, fields).map((text) => text.replace(/^\S+ /u, '').replace(/。依据：.*/u, ''));

/** Right figures in which some are written otherwise. */
function alter(changes: Record<string, number>): Figures {
  const figures = new Map(SOUND);
  for (const [key, value] of Object.entries(changes)) figures.set(key, value);
  return figures;
}

const SOUND = inventFigures(7);
const get = (...key: Parameters<typeof keyOf>) => SOUND.get(keyOf(...key)) ?? 0;

describe('the statutory tables of an annual report', () => {
  it('say nothing of a right one', () => {
    expect(check(writeForm(SOUND))).toEqual([]);
  });

  it('are right in any width, with separators, blanks, dashes, units and decimals', () => {
    expect(check(writeForm(SOUND, (value) => (value === 0 ? '' : String(value))))).toEqual([]);
    expect(check(writeForm(SOUND, (value) => (value === 0 ? '—' : value.toLocaleString('en-US'))))).toEqual(
      [],
    );
    const wide = (value: number) =>
      String(value).replace(/[\d.]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
    expect(check(writeForm(SOUND, wide))).toEqual([]);
    expect(check(writeForm(SOUND, (value) => (value === 0 ? '/' : `${value}.0`)))).toEqual([]);
    expect(
      check(writeForm(SOUND, (value, key) => `${value} ${key.startsWith('fees') ? '万元' : '件'}`)),
    ).toEqual([]);
    expect(check(writeForm(SOUND, (value) => `**${value}**`))).toEqual([]);
  });

  it('may be there twice, as long as both say the same', () => {
    const body = writeForm(SOUND);
    const twice = (form: string) => `${body}\n\n## 附表\n\n${form.replace(/^## .*$/gmu, '')}`;
    expect(check(twice(body))).toEqual([]);
    const total = get('applications', 'new', 'total');
    const other = writeForm(alter({ [keyOf('applications', 'new', 'total')]: total + 1 }));
    expect(messages(twice(other))).toEqual([
      expect.stringMatching(
        new RegExp(`总计”第 \\d+ 行已经写了，是“${total}”，这里又写了“${total + 1}”，核对的是前面的$`, 'u'),
      ),
    ]);
  });

  it('may have remarks, other wordings and cells that are divided otherwise', () => {
    const body = writeForm(SOUND);
    const width = '| < '.repeat(9);
    const variants = [
      body.replace(/(\| 四、结转下年度继续办理 .*)/u, `$1\n| 注：不含咨询。 ${width}|`),
      body.replace(/(\| 二、上年结转)/u, `| 其中：网上申请 | < | < | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n$1`),
      body.replaceAll('法人或其他组织', '法人或者其他组织').replace('自然人', '自 然 人'),
      body.replace('（二）部分公开（区分处理的，只计这一情形，不计其他情形）', '（二）部分公开'),
      body.replaceAll(/\| (\d)\.(\S)/gu, '| （$1）$2').replace('三、本年度办理结果', '本年度办理结果'),
      body.replace('| （三）不予公开 |', '| （三）不予公开（共八种） |'),
      body.replace('危及“三安全一稳定”', '危及"三安全一稳定"'),
    ];
    for (const variant of variants) {
      expect(variant).not.toBe(body);
      expect(check(variant)).toEqual([]);
    }
  });

  it('may stand apart, one for 行政复议 and one for 行政诉讼', () => {
    const body = writeForm(SOUND);
    const start = body.indexOf('| 行政复议 |');
    const end = body.indexOf('\n\n', start);
    const lines = body
      .slice(start, end)
      .split('\n')
      .map((line) => line.slice(2, -2).split(' | '));
    const dashes = (count: number) => `|${'---|'.repeat(count)}`;
    const part = (from: number, to: number, rows: readonly number[]) =>
      rows
        .map((row) => (row === 1 ? dashes(to - from) : `| ${lines[row]?.slice(from, to).join(' | ')} |`))
        .join('\n');
    const apart = `${part(0, 5, [0, 1, 2, 4])}\n\n${part(5, 15, [0, 1, 2, 3, 4])}`;
    expect(check(body.slice(0, start) + apart + body.slice(end))).toEqual([]);
    const wrong = apart.replace(/\d+ \|$/u, '999 |');
    expect(messages(body.slice(0, start) + wrong + body.slice(end))).toEqual([
      expect.stringContaining('annual-sum “复议后起诉”这一组，总计＝999'),
    ]);
  });

  it('balance in every column: 一＋二＝三（七）＋四', () => {
    const sum = get('applications', 'new', 'business') + get('applications', 'carried-in', 'business');
    const other = alter({
      'applications new business': get('applications', 'new', 'business') + 1,
      'applications new total': get('applications', 'new', 'total') + 1,
    });
    const found = messages(writeForm(other));
    expect(found).toEqual([
      expect.stringMatching(
        new RegExp(
          `^annual-sum “商业企业”这一列，一＋二＝\\d+＋\\d+＝${sum + 1}，三（七）＋四＝\\d+＋\\d+＝${sum}，应当相等$`,
        ),
      ),
      expect.stringMatching(/^annual-sum “申请人情况—总计”这一列，一＋二＝/u),
    ]);
  });

  it('add up in every row and column, and are told at the cell', () => {
    const body = writeForm(alter({ 'applications granted total': 5000, 'disputes cases direct-total': 77 }));
    const found = check(body);
    expect(found.map((text) => text.replace(/ .*/u, ''))).toHaveLength(3);
    const lines = `---\n标题\n机构名称\n发布日期\n体裁\n主题分类\n公开类别\n---\n\n${body}`.split('\n');
    for (const text of found) {
      const [, line = '', column = ''] = /^(\d+):(\d+) /u.exec(text) ?? [];
      expect([...(lines[Number(line) - 1] ?? '')].slice(Number(column) - 1).join('')).toMatch(/^\d/u);
    }
    expect(found.join('\n')).toContain('“予以公开”这一行，总计＝5000，自然人＋商业企业');
    expect(found.join('\n')).toContain('“未经复议直接起诉”这一组，总计＝77，');
  });

  it('tell a cell without a certain number, and draw no conclusions from it', () => {
    const show = (text: string) => (value: number, key: string) =>
      key === 'applications granted natural' ? text : String(value);
    for (const text of ['12（含结转2）', '约10', '1,23', '-3', '1O', '3～5'])
      expect(messages(writeForm(SOUND, show(text)))).toEqual([
        `annual-table “予以公开”的“自然人”写的是“${text}”，读不成一个数，有关的合计没有核对`,
      ]);
    expect(messages(writeForm(SOUND, show('1.5')))[0]).toContain('写的是“1.5”，不是整数（单位：件）');
    const merged = (value: number) =>
      writeForm(alter({ 'penalties penalties decisions': value })).replace(
        /(\| 行政强制 \|) \d+ \|/u,
        '$1 ^^ |',
      );
    expect(messages(merged(0))).toEqual([]);
    expect(messages(merged(12))).toEqual([
      'annual-table “行政处罚”的“本年处理决定数量”写的是“12”，读不成一个数，有关的合计没有核对',
      'annual-table “行政强制”的“本年处理决定数量”写的是“12”，读不成一个数，有关的合计没有核对',
    ]);
  });

  it('tell tables, rows and columns that are not there', () => {
    const body = writeForm(SOUND);
    expect(messages(body.replace(/\| \^\^ \| \^\^ \| 2\.重复申请 .*\n/u, ''))).toEqual([
      'annual-table “收到和处理政府信息公开申请情况”表里没有“重复申请”这一行',
    ]);
    expect(messages(body.replace('商业企业', '公司'))).toEqual([
      'annual-table “收到和处理政府信息公开申请情况”表里没有“商业企业”这一列',
    ]);
    expect(messages(body.replace(/\| 行政复议 \|[\s\S]*?\n\n/u, '无。\n\n'))).toEqual([
      'annual-table 政府信息公开工作年度报告的第四部分里没有读出“政府信息公开行政复议、行政诉讼情况”这张表',
    ]);
  });

  it('hostile and half-written tables end nothing', () => {
    const body = writeForm(SOUND);
    for (let at = 10; at < body.length; at += 397) check(body.slice(0, at));
    const many = `${'| 自然人 '.repeat(150)}|\n${'|---'.repeat(150)}|\n${`${'| 总计 '.repeat(150)}|\n`.repeat(300)}`;
    check(body.replace('| 行政复议 |', `${many}\n\n| 行政复议 |`));
    const long = `| 甲 | 总计 | 自然人 |\n|---|---|---|\n${'| 乙 | 总计 | 自然人 |\n'.repeat(10_000)}`;
    check(body.replace('| 行政复议 |', `${long}\n\n| 行政复议 |`));
    expect(check(writeForm(SOUND, () => '<script>')).length).toBeGreaterThan(0);
  });
});

describe('any right report', () => {
  it('gives no finding, and one number that is altered is found', () => {
    for (let seed = 1; seed <= 150; seed += 1) {
      const random = createRandom(seed * 31);
      const figures = inventFigures(seed);
      expect(check(writeForm(figures))).toEqual([]);
      const keys = listSummed(figures);
      const key = keys[Math.floor(random() * keys.length)] as string;
      const value = figures.get(key) ?? 0;
      figures.set(key, random() < 0.5 && value > 0 ? value - 1 : value + 1 + Math.floor(random() * 9));
      expect(check(writeForm(figures)), `${seed} ${key}`).not.toEqual([]);
    }
  });
});

describe('parts, days and sentences', () => {
  const body = writeForm(SOUND);

  it('have all six parts in order, under their numbers', () => {
    expect(messages(body.replace(/## 六、[\s\S]*$/u, ''))).toEqual([
      'annual-parts 政府信息公开工作年度报告没有“其他需要报告的事项”这一部分',
    ]);
    const swapped = body.replace(/(## 五、[\s\S]*?)\n\n(## 六、[\s\S]*)$/u, '$2\n\n$1');
    expect(messages(swapped)).toEqual([
      'annual-parts 政府信息公开工作年度报告的第六部分“其他需要报告的事项”排在第五部分“存在的主要问题及改进情况”的前面',
    ]);
    expect(messages(body.replace('## 六、', '## 七、'))).toEqual([
      'annual-parts “其他需要报告的事项”是政府信息公开工作年度报告的第六部分，这里编为第七部分：“七、其他需要报告的事项”',
    ]);
    expect(
      messages(
        body.replace(
          '## 四、政府信息公开行政复议、行政诉讼情况',
          '## 四、因政府信息公开工作被申请行政复议、提起行政诉讼情况',
        ),
      ),
    ).toEqual([]);
  });

  it('do not keep what the blank form says', () => {
    expect(
      messages(
        body.replace(
          '## 五、存在的主要问题及改进情况\n\n示例。',
          '## 五、存在的主要问题及改进情况\n\n（文字描述）',
        ),
      ),
    ).toEqual(['annual-parts “五、存在的主要问题及改进情况”里还是格式里的提示：“（文字描述）”']);
  });

  it('are due on 31 January for departments and on 31 March for others, and it says that this is from memory', () => {
    expect(messages(body, { 发布日期: '2022-01-31', 机构名称: '示例区示例局' })).toEqual([]);
    const [late = ''] = check(body, { 发布日期: '2022-02-01', 机构名称: '示例区示例局' });
    expect(late).toMatch(/annual-deadline 发布日期 2022-02-01 晚于 2022-01-31.*没有与原文核对过/u);
    const building = { 发布日期: '2022-02-01', 机构名称: '示例区住房和城乡建设委员会' };
    expect(messages(body, building)[0]).toContain('（县级以上人民政府的部门）的期限');
    for (const org of [
      '示例经济技术开发区管理委员会',
      '示例区人民政府',
      '示例区人民政府办公室',
      '示例镇人民政府',
      '示例街道办事处',
    ]) {
      const fields = { 标题: '示例区2021年政府信息公开工作年度报告', 机构名称: org };
      expect(messages(body, { ...fields, 发布日期: '2022-03-31' })).toEqual([]);
      expect(messages(body, { ...fields, 发布日期: '2022-04-01' })[0]).toMatch(/^annual-deadline /u);
    }
  });

  it('say the same number in the first part as in the tables, where it is certain what is meant', () => {
    const total = get('applications', 'new', 'total');
    const told = (text: string) => messages(body.replace('示例。', text));
    expect(told(`2021年，我局新收政府信息公开申请${total}件。`)).toEqual([]);
    expect(told(`2021年，我局新收政府信息公开申请${total + 1}件。`)).toEqual([
      expect.stringMatching(
        new RegExp(
          `^annual-figure 这里写的是 ${total + 1}，“收到和处理政府信息公开申请情况”表里“本年新收政府信息公开申请数量”的“申请人情况—总计”是 ${total}（第 \\d+ 行）$`,
        ),
      ),
    ]);
    // Signs of patterns in the name mean nothing.
    expect(
      messages(body.replace('示例。', `示例局（甲）*-[乙收到政府信息公开申请${total + 1}件。`), {
        机构名称: '示例局（甲）*-[乙',
      }),
    ).toHaveLength(1);
    for (const sure of [
      `2021年，示例区示例局共收到政府信息公开申请${total + 1}件，其中自然人1件。`,
      `全年收到政府信息公开申请${(total + 1).toLocaleString('en-US')}件。`,
      `上年结转政府信息公开申请${get('applications', 'carried-in', 'total') + 1}件，都已办结。`,
      `本年办结的略。其中，结转下年度继续办理${get('applications', 'carried-out', 'total') + 1}件。`.replace(
        '其中，',
        '',
      ),
      `制发行政规范性文件${get('regulations', 'normative', 'made') + 1}件。`,
    ])
      expect(told(sure), sure).toHaveLength(1);
    for (const unsure of [
      '示例区另例局收到政府信息公开申请1件。',
      '共收到政府信息公开申请1件（含上年结转1件）。',
      '以区政府名义制发行政规范性文件1件。',
      '2020年新收政府信息公开申请1件。',
      '其中，网上新收政府信息公开申请1件。',
      '全年受理申请1件。',
      '收到自然人申请1件。',
      '新收政府信息公开申请比上年增加1件。',
    ])
      expect(told(unsure)).toEqual([]);
  });

  it('apply only to reports of this kind and of 2021 and later', () => {
    const count = (标题: string, 发布日期 = '2022-01-20') => check('示例。', { 标题, 发布日期 }).length;
    for (const title of [
      '示例局2021年政府信息公开工作年度报告',
      '示例局2021年度政府信息公开工作报告',
      '示例局政府信息公开工作年度报告（2021年）',
      '示例局2021年政府信息公开年报',
      '示例区二〇二一年政府信息公开工作年度报告',
      '示例局关于2021年政府信息公开工作情况的报告',
    ])
      expect(count(title), title).toBe(6);
    for (const title of [
      '关于做好2021年政府信息公开工作年度报告编制工作的通知',
      '示例局2021年政务公开工作要点',
      '示例局2021年政府信息公开工作年度报告编制说明',
      '《示例局2021年政府信息公开工作年度报告》解读',
    ])
      expect(count(title), title).toBe(0);
    expect(count('示例局2020年政府信息公开工作年度报告', '2021-01-20')).toBe(0);
  });
});

describe('from one year to the next', () => {
  const report = (year: number, figures: Figures, fields: Record<string, string> = {}) =>
    createLintInput(
      {
        fields: {
          标题: `示例区示例局${year}年政府信息公开工作年度报告`,
          发布日期: `${year + 1}-01-20`,
          ...fields,
        },
        body: writeForm(figures),
      },
      `${year}/shili-${fields.机构名称 ?? ''}${fields.标题 ?? ''}`,
    );
  const told = (...inputs: ReturnType<typeof report>[]) =>
    lintPortal(inputs.map(createPortalInput), ALL_RULES, RULES);

  const first = inventFigures(1);
  const second = inventFigures(2, first);

  it('what was left is what is carried over', () => {
    expect(told(report(2021, first), report(2022, second))).toEqual([]);
  });

  it('where it is not, both places are named', () => {
    const other = inventFigures(2);
    other.set('applications carried-in legal', (first.get('applications carried-out legal') ?? 0) + 3);
    const found = told(report(2021, first), report(2022, other));
    expect(found.map(({ message }) => message).join('\n')).toMatch(
      /“上年结转政府信息公开申请数量”的“法律服务机构”是 \d+，2021 年度报告里“结转下年度继续办理”的“法律服务机构”是 \d+（内容\/reports\/2021\/shili-\/index\.md:\d+:\d+），应当相等/u,
    );
  });

  it('nothing is compared that may be another body’s', () => {
    const other = inventFigures(9);
    expect(told(report(2020, first), report(2022, other))).toEqual([]);
    expect(told(report(2021, first, { 机构名称: '另例区另例局' }), report(2022, other))).toEqual([]);
    const again = { 标题: '示例区示例局 2021年政府信息公开工作年度报告' };
    expect(told(report(2021, first), report(2021, first, again), report(2022, other))).toEqual([]);
    const office = { 机构名称: '示例区人民政府办公室' };
    expect(
      told(
        report(2021, first, { ...office, 标题: '示例区2021年政府信息公开工作年度报告' }),
        report(2022, other, { ...office, 标题: '示例区人民政府办公室2022年政府信息公开工作年度报告' }),
      ),
    ).toEqual([]);
  });
});
