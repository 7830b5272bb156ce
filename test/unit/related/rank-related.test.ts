import { describe, expect, it } from 'vitest';
import { describeTerms } from '../../../src/related/collect-terms.ts';
import { type RelatedInput, rankRelated as rankTerms } from '../../../src/related/rank-related.ts';

type RelatedText = Omit<RelatedInput, 'terms'> & { text: string };

const rankRelated = (texts: readonly RelatedText[]) =>
  rankTerms(texts.map(({ text, ...rest }) => ({ ...rest, terms: describeTerms(text) })));

/** Invented sentences of invented bodies. */
const WORK = {
  示例教育局: '加强学校食堂管理，规范校外培训机构办学行为，开展青少年法治课堂，组织教师参加宪法知识竞赛。',
  示例水务局: '巡查河道排污口，整治违法取水，推进防汛泵站建设，完成供水管网改造，宣传节约用水。',
  示例文旅局: '检查娱乐场所和旅行社，保护古镇民居，举办博物馆夜场，培训导游讲解，查处盗版出版物。',
};
const TEMPLATE = '依法履行政府职能，完善行政决策程序，严格规范公正文明执法，自觉接受各方面监督。';

function createReport(org: keyof typeof WORK, year: number, more: Partial<RelatedText> = {}): RelatedText {
  return {
    id: `${year}/${org}`,
    title: `示例区${org}${year}年度法治政府建设情况报告`,
    text: `${TEMPLATE}${WORK[org]}全年共办理${year % 97}件。`,
    topic: '综合政务',
    org,
    year,
    genre: '报告',
    ...more,
  };
}

const garden: RelatedText = {
  id: '2021/garden',
  title: '关于调整盆栽花卉展览开放时段的通告',
  text: '花展每日九时开园，月季、牡丹与兰花分区陈列，携带宠物者请勿入内。',
  topic: '其他',
  org: '示例公园',
  year: 2021,
  genre: '通告',
};

const portal: RelatedText[] = [
  ...[2018, 2019, 2020, 2021, 2022].flatMap((year) => [
    createReport('示例教育局', year),
    createReport('示例水务局', year),
    createReport('示例文旅局', year),
  ]),
  garden,
];

describe('rankRelated', () => {
  it("puts last and next year's report of the same body first", () => {
    const related = rankRelated(portal);
    expect(related.get('2020/示例水务局')?.slice(0, 2).toSorted()).toEqual([
      '2019/示例水务局',
      '2021/示例水务局',
    ]);
    expect(related.get('2022/示例教育局')?.[0]).toBe('2021/示例教育局');
    expect(related.get('2018/示例文旅局')?.[0]).toBe('2019/示例文旅局');
  });

  it("finds last year's report though another text is nearer and the year is in Han numerals", () => {
    const rewritten = createReport('示例水务局', 2023, {
      id: '2023/report',
      title: '示例区示例水务局二〇二三年度法治政府建设情况报告',
      text: '今年换了写法：渠系配套、蓄滞洪区、水价听证，逐项列出进度。',
    });
    const explained = { ...rewritten, id: '2023/explained', title: `${rewritten.title}解读` };
    const related = rankRelated([...portal, rewritten, explained]).get('2023/report');
    expect(related?.slice(0, 2)).toEqual(['2022/示例水务局', '2023/explained']);
  });

  it('gives more weight to what stands in the title, and to what is said often', () => {
    const about = (id: string, title: string, text: string) => ({ ...garden, id, title, text });
    const trees = about('z', '甲', '查看古树。');
    const marsh = about('a', '乙', '查看湿地。');
    const nearest = (x: RelatedText) => rankRelated([trees, marsh, x]).get('x')?.[0];
    expect(nearest(about('x', '古树', '湿地。'))).toBe('z');
    expect(nearest(about('x', '丙', '湿地，古树，古树，古树。'))).toBe('z');
  });

  it('finds the nearest among very many that share a term', () => {
    const han = (at: number) => String.fromCharCode(0x4e00 + at * 2, 0x4e01 + at * 2);
    // The later, the more else it speaks of.
    const many = Array.from({ length: 600 }, (_, at) => ({
      ...garden,
      id: `n${String(at).padStart(3, '0')}`,
      title: '甲',
      org: `示例${at}局`,
      text: `${'古树，'.repeat(9)}${Array.from({ length: at }, (_, more) => han(at * 13 + more)).join('，')}`,
    }));
    const asked = { ...garden, id: 'x', title: '乙', org: '示例处', text: '古树。' };
    const others = Array.from({ length: 900 }, (_, at) => ({ ...garden, id: `o${at}`, org: `示例${at}站` }));
    const related = rankRelated([...others, ...many.reverse(), asked]);
    expect(related.get('x')).toEqual(['n000', 'n001', 'n002', 'n003', 'n004']);
  });

  it('goes by the text where no series leads the way', () => {
    const rivers: RelatedText = {
      ...garden,
      id: '2021/rivers',
      title: '河道排污口巡查情况通报',
      text: '本次巡查河道排污口，整治违法取水。',
      org: '示例镇',
    };
    const related = rankRelated([...portal, rivers]).get('2021/rivers') ?? [];
    expect(related).toHaveLength(5);
    expect(related.every((id) => id.endsWith('示例水务局'))).toBe(true);
  });

  it('prefers the same body, topic and genre among texts that are equally alike', () => {
    const copy = { ...garden, year: 2010, topic: '国防', genre: '函' };
    const copies = [
      { ...copy, id: 'a', org: '示例甲局' },
      { ...copy, id: 'b', org: '示例乙局', genre: garden.genre },
      { ...copy, id: 'c', org: '示例丙局', topic: garden.topic },
      { ...copy, id: 'd' },
      { ...copy, id: 'e', year: garden.year - 1 },
    ];
    expect(rankRelated([...copies, garden]).get(garden.id)).toEqual(['e', 'd', 'c', 'b', 'a']);
  });

  it('prefers the neighbouring year of the same body also when titles have changed', () => {
    const earlier = { ...garden, title: '盆栽花卉展览' };
    const [far, near] = [
      { ...earlier, id: '2019/a', year: 2019 },
      { ...earlier, id: '2020/a', year: 2020 },
    ];
    expect(rankRelated([far, near, garden]).get(garden.id)).toEqual(['2020/a', '2019/a']);
  });

  it('leaves out what has nothing in common, even of the same body, topic and year', () => {
    const related = rankRelated([...portal, { ...garden, id: '2021/exam', org: '示例教育局' }]);
    expect(rankRelated(portal).get('2021/garden')).toEqual([]);
    expect([...rankRelated(portal).values()].flat()).not.toContain('2021/garden');
    expect(related.get('2021/exam')).toEqual(['2021/garden']);

    const lottery = createReport('示例教育局', 2021, {
      id: '2021/lottery',
      title: '公布幼儿园摇号结果',
      text: '摇号于周六上午公开进行，结果张贴于门口。',
    });
    const menu = createReport('示例教育局', 2021, {
      id: '2021/menu',
      title: '变更办公电话',
      text: '旧号码自周六起停用，请改拨新号，邮政编码不变。',
    });
    expect(rankRelated([lottery, menu])).toEqual(
      new Map([
        ['2021/lottery', []],
        ['2021/menu', []],
      ]),
    );
  });

  it('gives the same lists for any order of the input', () => {
    const expected = [...rankRelated(portal)];
    const rotated = portal.map((_, at) => portal[(at * 7 + 3) % portal.length] as RelatedText);
    expect(new Set(rotated).size).toBe(portal.length);
    expect([...rankRelated(rotated)]).toEqual(expected);
    expect([...rankRelated(portal.toReversed())]).toEqual(expected);
  });

  it('orders identical texts by id and never lists a report under itself', () => {
    const copies = ['丙', 'b', 'Z', 'a', '甲', 'é'].map((id) => ({ ...garden, id, title: '同一份示例' }));
    const related = rankRelated(copies);
    expect(related.get('丙')).toEqual(['Z', 'a', 'b', 'é', '甲']);
    expect(related.get('Z')).toEqual(['a', 'b', 'é', '丙', '甲']);
  });

  it('lists at most five', () => {
    expect(rankRelated(portal).get('2020/示例水务局')).toHaveLength(5);
  });

  it('relates two alike reports of a portal that has no others', () => {
    const [first, second] = [createReport('示例教育局', 2021), createReport('示例水务局', 2021)];
    expect(rankRelated([first, second]).get(first.id)).toEqual([second.id]);
  });

  it('has an empty list for a single report, and no lists for none', () => {
    expect([...rankRelated([garden])]).toEqual([[garden.id, []]]);
    expect([...rankRelated([])]).toEqual([]);
  });

  it('copes with empty texts and titles that are only numbers', () => {
    const empty = ['1', '2', '3'].map((id) => ({ ...garden, id, title: id === '3' ? '' : '2021', text: '' }));
    const related = rankRelated([...empty, garden]);
    expect(related.get('3')).toEqual([]);
    expect(related.get(garden.id)).toEqual([]);
  });

  it('is not led astray by half surrogate pairs or markup', () => {
    const odd = { ...garden, id: 'odd', title: '\ud842', text: '\udfb7<script>\ud842\ud842' };
    expect(rankRelated([...portal, odd]).get('odd')).toEqual([]);
  });

  it('finds what a very long report has in common with a short one', () => {
    const streets = Array.from({ length: 4000 }, (_, at) => {
      const name = String.fromCodePoint(0x4e00 + ((at * at) % 9973), 0x4e00 + ((at * 31) % 9973));
      return `第${at}处位于${name}路，经巡查整改。`;
    }).join('');
    const long = createReport('示例水务局', 2021, {
      id: 'long',
      title: '河道排污口专项治理台账',
      text: streets + WORK.示例水务局.repeat(50),
    });
    const short = createReport('示例水务局', 2015, {
      id: 'short',
      title: '河道排污口巡查',
      text: WORK.示例水务局,
    });
    expect(long.text.length).toBeGreaterThan(60_000);
    expect(rankRelated([...portal, long, short]).get('long')).toContain('short');
  });
});
