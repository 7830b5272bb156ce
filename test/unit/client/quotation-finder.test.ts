import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../scripts/bench/random.ts';
import { describeFound, describeUnread } from '../../../src/client/prove-words.ts';
import { createQuotationFinder, type QuotationAnswer } from '../../../src/client/quotation-finder.ts';
import { createReportFinder } from '../../../src/client/report-finder.ts';
import { VERSIONS_FILE } from '../../../src/search/parts-list.ts';
import { buildSearchIndex, createSearchRecord as create } from '../../support/build-search-index.ts';
import { describeAnswer } from '../../support/describe-answer.ts';
import { judgeAnswer, type SampleText, sampleQuotations } from '../../support/sample-quotations.ts';
import { serveSearchFiles } from '../../support/serve-search-files.ts';

/** A portal of these texts, with those that were published before. */
function createFinder(
  present: readonly ReturnType<typeof create>[],
  former: readonly ReturnType<typeof create>[] = [],
) {
  const files = buildSearchIndex(present, { partSize: 2000 });
  if (former.length > 0) {
    for (const [path, bytes] of buildSearchIndex(former, { list: VERSIONS_FILE })) files.set(path, bytes);
  }
  const transport = serveSearchFiles(files);
  const finders = [
    createReportFinder(transport),
    ...(former.length > 0 ? [createReportFinder(transport, VERSIONS_FILE)] : []),
  ];
  return { files, transport, finder: createQuotationFinder(transport, finders) };
}

const urls = ({ found }: QuotationAnswer) => found.map(({ entry }) => /(\w+)\.html/.exec(entry.url)?.[1]);

const SECTION = { id: 's1', title: '一、总体情况', text: '推进“放管服”改革。\n全年办理1,204件，增长2.5%。' };
const records = [
  create('jia', { date: '2021-01-01', preamble: '各有关单位：', sections: [SECTION] }),
  create('yi', {
    date: '2022-01-01',
    preamble: '推进“放管服”改革。',
    footnotes: '数字来自示例局。\n另见附表。',
  }),
  create('bing', { date: '2023-01-01', preamble: 'The PM2.5 value fell. 空气好转，全年优良。' }),
];

describe('createQuotationFinder', () => {
  const { finder } = createFinder(records);
  const verdict = async (quotation: string) => (await finder.find(quotation)).verdict;

  it('finds a quotation to the letter in all texts that have it, newest first', async () => {
    const answer = await finder.find('推进“放管服”改革。');
    expect([answer.verdict, urls(answer), answer.left, answer.unread]).toEqual([
      'exact',
      ['yi', 'jia'],
      [],
      [],
    ]);
  });

  it.each([
    '各有关单位：\n一、总体情况\n推进“放管服”改革。',
    '改',
    '204件，增长2.5',
    '数字来自示例局。\n另见附表。',
    'PM2.5 value',
    'M2.5 val',
    '示例报告jia\n各有关单位',
    '优良。',
  ])('finds what is cut anywhere: %j', async (quotation) => {
    expect(await verdict(quotation)).toBe('exact');
  });

  it('says where only white space or width differs', async () => {
    expect(await verdict('推进"放管服"改革')).toBe('folded');
    expect(await verdict('全年办理1,204件,增长２.5%')).toBe('folded');
  });

  it('marks one character that differs, also in a few', async () => {
    const { near } = await finder.find('推行“放管服”改革');
    expect(near?.aligned.pieces.filter(({ change }) => change !== 'same')).toEqual([
      { change: 'altered', text: '进', quotation: '行' },
    ]);
    expect(await verdict('全年办理1,205件，增长2.5%')).toBe('near');
  });

  it('says when there is nothing, and when nothing can be searched for', async () => {
    expect(await verdict('这里从来没有说过这样的话')).toBe('none');
    expect(await verdict('，。！')).toBe('empty');
    expect(await verdict('龘')).toBe('none');
  });

  it('says what could not be read, and which part of the index is missing', async () => {
    const broken = createFinder(records);
    broken.files.delete('reports/2021/yi.json');
    const answer = await broken.finder.find('推进“放管服”改革');
    expect([urls(answer), answer.unread.map(({ url }) => url)]).toEqual([['jia'], ['reports/2021/yi.html']]);

    const damaged = createFinder(
      Array.from({ length: 12 }, (_, at) =>
        create(`n${at}`, { date: `${2000 + at}-05-01`, preamble: `示例文字。${'甲乙丙丁'.repeat(200)}` }),
      ),
    );
    const folders = [...damaged.files.keys()].flatMap((path) => /^pagefind\/[^/]+/.exec(path)?.[0] ?? []);
    for (const path of [...damaged.files.keys()]) {
      if (path.startsWith(`${folders[0]}/`)) damaged.files.delete(path);
    }
    const { verdict: said, failed } = await damaged.finder.find('示例文字');
    expect([said, failed.length]).toEqual(['exact', 1]);
  });

  it('reads a text that has come since, and asks for none again that it has', async () => {
    const late = createFinder(records);
    const missing = late.files.get('reports/2021/yi.json') ?? new Uint8Array();
    late.files.delete('reports/2021/yi.json');
    await late.finder.find('推进“放管服”改革');
    late.files.set('reports/2021/yi.json', missing);
    late.transport.asked.length = 0;
    const answer = await late.finder.find('推进“放管服”改革');
    expect([urls(answer), answer.unread]).toEqual([['yi', 'jia'], []]);
    const texts = late.transport.asked.filter(([path]) => path.startsWith('reports/'));
    expect(texts).toEqual([['reports/2021/yi.json']]);
  });

  it('does not believe a text that is not the one that was indexed', async () => {
    const stale = createFinder(records);
    stale.files.set('reports/2021/yi.json', new TextEncoder().encode('{"title":"推进“放管服”改革"}'));
    const answer = await stale.finder.find('推进“放管服”改革');
    expect(urls(answer)).toEqual(['jia']);
    expect(answer.unread).toHaveLength(1);
  });

  it('reads some texts of very many and counts the others', async () => {
    const many = Array.from({ length: 50 }, (_, at) =>
      create(`n${at}`, {
        date: `2020-01-${String((at % 28) + 1).padStart(2, '0')}`,
        preamble: '本办法自公布之日起施行。',
      }),
    );
    const { finder: few } = createFinder(many);
    const answer = await few.find('自公布之日起施行');
    expect(answer.found.length + answer.left.length).toBe(50);
    expect(answer.left.length).toBeGreaterThan(0);
    expect((await few.find('自公布之日起施行', 100)).found).toHaveLength(50);
  });

  it('reads on as long as no text has a short quotation to the letter, and says where it stopped', async () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, at) =>
        create(`n${at}`, {
          date: at === 0 ? '2019-01-01' : '2020-01-01',
          preamble: at === 0 ? '提高成效、改进作风。' : '已有成效。',
        }),
      );
    const near = await createFinder(many(60)).finder.find('效、');
    expect([near.verdict, urls(near), near.left]).toEqual(['exact', ['n0'], []]);
    const far = await createFinder(many(120)).finder.find('效、');
    expect([far.verdict, far.left.length]).toEqual(['none', 20]);
    expect(describeFound(far).verdict).toBe('没有查完');
    expect(describeUnread(far)[0]).toContain('还有 20 篇里也有这些字');
  });

  it('makes no wrong verdict of hundreds of quotations of every kind', async () => {
    const random = createRandom(3);
    const words =
      '推进 依法 行政 本区 教育 工作 制度 全年 办理 信访 事项 2021年 1,204件 “放管服” 改革 、 ， 。 监督 检查 公开'.split(
        ' ',
      );
    const sentence = (length: number) =>
      Array.from({ length }, () => words[Math.floor(random() * words.length)]).join('');
    const paragraphs = (count: number) =>
      Array.from({ length: count }, () => sentence(6 + Math.floor(random() * 30)));
    const present = Array.from({ length: 40 }, (_, at) =>
      create(`n${at}`, {
        date: `20${10 + (at % 12)}-03-01`,
        preamble: paragraphs(4).join('\n'),
        sections: [1, 2, 3].map((number) => ({
          id: `s${number}`,
          title: `${number}、${sentence(3)}`,
          text: paragraphs(3).join('\n'),
        })),
      }),
    );
    const former = present.slice(0, 6).map((record) => ({
      ...record,
      url: record.url.replace('.html', '/versions/2010-01-01.html'),
      preamble: `${record.preamble}\n以前${sentence(12)}`,
    }));
    const { finder: all } = createFinder(present, former);
    const texts = [...present, ...former].map(
      ({ url, title, preamble, sections }): SampleText => ({
        url,
        isFormer: url.includes('/versions/'),
        whole: [title, preamble, ...sections.flatMap((section) => [section.title, section.text])].join('\n'),
      }),
    );
    const faults: unknown[] = [];
    for (const sampled of sampleQuotations(texts, random, 210)) {
      const fault = judgeAnswer(sampled, describeAnswer(await all.find(sampled.quotation)), texts);
      if (fault) faults.push({ ...sampled, source: sampled.source.url, fault });
    }
    expect(faults).toEqual([]);
  });
});
