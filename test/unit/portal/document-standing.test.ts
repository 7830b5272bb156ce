import { describe, expect, it } from 'vitest';
import { describeStandings, listNoticeLines } from '../../../src/portal/document-standing.ts';
import { formatShownRelation, groupRelations } from '../../../src/portal/show-relations.ts';
import { readSources, relate } from '../../support/sample-relations.ts';

type Reports = Parameters<typeof readSources>[0];

const SITE = 'https://www.shili.example/';

const standingOf = (id: string, reports: Reports) => describeStandings(readSources(reports)).get(id);
const noticeOf = (id: string, reports: Reports) => listNoticeLines(standingOf(id, reports)?.notice, SITE);
const relationsOf = (id: string, reports: Reports) =>
  (standingOf(id, reports)?.relations ?? []).map(formatShownRelation);

const ADDRESS = (id: string) => `${SITE}reports/${id}.html`;

describe('relations', () => {
  it.each([
    ['解读', '被解读'],
    ['修改', '被修改'],
    ['废止', '被废止'],
    ['宣布失效', '被宣布失效'],
    ['代替', '被代替'],
    ['依据', '被依据'],
    ['转发', '被转发'],
  ])('%s is seen on both sides, written on either', (active, passive) => {
    const there = { jia: relate(active, 'yi'), yi: {} };
    const back = { jia: {}, yi: relate(passive, 'jia') };
    const both = { jia: relate(active, 'yi'), yi: relate(passive, 'jia') };
    for (const reports of [there, back, both]) {
      const [seen] = relationsOf('jia', reports);
      expect(seen?.replace(/（(?:废止|宣布失效)）$/u, '')).toBe(`${active}《示例区示例局文件yi》`);
      expect(relationsOf('yi', reports)).toEqual([`${passive}《示例区示例局文件jia》`]);
    }
  });

  it('leaves reports alone that have none, and what leads nowhere', () => {
    expect(standingOf('jia', { jia: {}, yi: {} })).toBeUndefined();
    expect(standingOf('jia', { jia: relate('废止', 'jia', '废止', 'bing') })).toBeUndefined();
  });

  it('lists what explains a document first, then the others, of one kind the newest first', () => {
    const reports = {
      jia: relate('依据', 'bing', '依据', 'ding', '被解读', 'yi'),
      yi: {},
      bing: { 发布日期: '2020-01-01' },
      ding: { 发布日期: '2021-01-01' },
    };
    const groups = groupRelations(standingOf('jia', reports)?.relations ?? []);
    expect(groups.map(({ label, relations }) => [label, relations.map(({ url }) => url)])).toEqual([
      ['解读', ['reports/yi.html']],
      ['依据的文件', ['reports/ding.html', 'reports/bing.html']],
    ]);
  });

  it('folds away what nobody looks through', () => {
    const many = Object.fromEntries(
      Array.from({ length: 300 }, (_, at) => [`r${at}`, relate('依据', 'jia')]),
    );
    const [group] = groupRelations(standingOf('jia', { jia: {}, ...many })?.relations ?? []);
    expect([group?.relations.length, group?.folded.length]).toEqual([20, 280]);
  });

  it('says what became of the other document', () => {
    const withdrawn = { 撤回: '\n  日期: 2022-03-01\n  原因: 示例' };
    expect(relationsOf('jia', { jia: relate('依据', 'yi'), yi: withdrawn })).toEqual([
      '依据《示例区示例局文件yi》（已撤回）',
    ]);
    const repealed = { jia: relate('依据', 'yi'), yi: {}, bing: relate('废止', 'yi') };
    expect(relationsOf('jia', repealed)).toEqual(['依据《示例区示例局文件yi》（废止）']);
    expect(relationsOf('jia', { jia: relate('依据', 'yi'), yi: { 有效性: '失效' } })).toEqual([
      '依据《示例区示例局文件yi》（失效）',
    ]);
  });
});

describe('the notice', () => {
  it('says what, since when, by which document', () => {
    const reports = {
      jia: {
        有效性: '废止',
        失效日期: '2023-06-01',
        废止依据: '《示例决定》',
      },
      yi: { 发文字号: '示规〔2023〕3号', 有效性: '有效', ...relate('废止', 'jia') },
    };
    expect(noticeOf('jia', reports)).toEqual([
      '本文件已经废止',
      '自2023年6月1日起不再有效。',
      '废止依据：《示例决定》',
      `废止它的文件：《示例区示例局文件yi》（示规〔2023〕3号，${ADDRESS('yi')}）`,
    ]);
    expect(noticeOf('yi', reports)).toEqual([]);
  });

  it.each([
    ['失效', { 有效性: '失效', 有效期至: '2024-12-31' }, ['本文件已经失效', '有效期至2024年12月31日。']],
    [
      '尚未施行',
      { 有效性: '尚未施行', 施行日期: '2025-03-01' },
      ['本文件尚未施行', '自2025年3月1日起施行。'],
    ],
    ['有效', { 有效性: '有效', 有效期至: '2001-01-01' }, []],
    ['nothing', { 有效期至: '2001-01-01' }, []],
  ])('says of %s no more than is written', (_name, fields, lines) => {
    expect(noticeOf('jia', { jia: fields })).toEqual(lines);
  });

  it('comes from what the other side says, unless that is not in force or was taken back', () => {
    expect(standingOf('yi', { jia: relate('废止', 'yi'), yi: {} })).toMatchObject({
      validity: '废止',
      notice: { tone: 'ended' },
    });
    expect(noticeOf('yi', { jia: relate('代替', 'yi'), yi: {} })[0]).toBe('本文件已由新的文件代替');
    const waiting = { 有效性: '尚未施行', 施行日期: '2030-01-01' };
    const withdrawn = { 撤回: '\n  日期: 2022-03-01\n  原因: 示例' };
    for (const state of [waiting, withdrawn]) {
      const reports = { jia: { ...state, ...relate('废止', 'yi') }, yi: {} };
      expect(noticeOf('yi', reports)).toEqual([]);
      expect(standingOf('yi', reports)?.validity).toBeUndefined();
    }
  });

  it('names a document elsewhere with its address, and without a name by its address alone', () => {
    const named = { 关联: '\n  - 关系: 被废止\n    对象: https://a.example/x\n    名称: 示例<决定>' };
    expect(noticeOf('jia', { jia: named })).toEqual([
      '本文件已经废止',
      '废止它的文件：《示例<决定>》（https://a.example/x）',
    ]);
    expect(noticeOf('jia', { jia: relate('被废止', 'https://a.example/x') })[1]).toBe(
      '废止它的文件：https://a.example/x',
    );
  });
});
