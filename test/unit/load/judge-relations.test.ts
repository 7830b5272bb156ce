import { describe, expect, it } from 'vitest';
import type { KnownIds } from '../../../src/load/find-dead-references.ts';
import { judgeRelations } from '../../../src/load/judge-relations.ts';
import { readSources, relate, relateMany } from '../../support/sample-relations.ts';

const DRAFT = { key: '状态', state: '草稿', clause: '还是草稿', notice: '', remedy: '' } as const;
const SITE = 'https://www.shili.example/gongbao/';

const judge = (
  reports: Readonly<Record<string, Readonly<Record<string, string>>>>,
  held: KnownIds['held'] = new Map(),
) =>
  judgeRelations(readSources(reports), { ids: new Set(Object.keys(reports)), held }, SITE).map(
    ({ level, rule, file, line, message, remedy }) => ({
      level,
      rule,
      at: `${file}:${line}`,
      message,
      remedy,
    }),
  );

describe('a relation', () => {
  it('to a report that is there needs no word', () => {
    expect(judge({ jia: relate('废止', 'yi'), yi: relate('解读', 'jia') })).toEqual([]);
    expect(judge({ jia: {}, yi: {} })).toEqual([]);
  });

  it('to itself, to nothing, and to what is not published', () => {
    expect(judge({ jia: relate('废止', 'jia') })).toMatchObject([{ level: 'error', rule: 'relation-self' }]);
    expect(judge({ jia: relate('废止', 'bing'), yi: {} })).toMatchObject([
      {
        level: 'error',
        rule: 'relation-unknown',
        message: expect.stringContaining('“bing”'),
        remedy: expect.stringContaining('可选：yi；'),
      },
    ]);
    expect(judge({ jia: relate('废止', 'bing') }, new Map([['bing', DRAFT]]))).toMatchObject([
      { level: 'warning', rule: 'relation-held', message: expect.stringContaining('还是草稿') },
    ]);
    expect(judge({ jia: relate('废止', '__proto__') })).toMatchObject([{ rule: 'relation-unknown' }]);
  });

  it('to a report by its address is to be written as its folder', () => {
    expect(judge({ jia: relate('废止', `${SITE}reports/yi.html#s1`), yi: {} })).toMatchObject([
      { level: 'warning', rule: 'relation-address', remedy: '改为：\n    对象: yi' },
    ]);
    expect(judge({ jia: relate('废止', 'https://other.example/reports/yi.html'), yi: {} })).toEqual([]);
    expect(judge({ jia: relate('废止', `${SITE}reports/%E0%A4%A.html`), yi: {} })).toEqual([]);
  });

  it('is written once', () => {
    expect(judge({ jia: relate('废止', 'yi', '废止', 'yi'), yi: {} })).toMatchObject([
      { level: 'warning', rule: 'relation-repeated', message: expect.stringContaining('写了两遍') },
    ]);
    expect(judge({ jia: relate('废止', 'yi', '修改', 'yi'), yi: relate('被废止', 'jia') })).toEqual([]);
  });
});

describe('a circle', () => {
  it('of two, whichever side says it', () => {
    const circle = [
      { level: 'error', rule: 'relation-circle', message: expect.stringContaining('绕成了一圈') },
    ];
    expect(judge({ jia: relate('废止', 'yi'), yi: relate('废止', 'jia') })).toMatchObject(circle);
    expect(judge({ jia: relate('废止', 'yi', '被废止', 'yi'), yi: {} })).toMatchObject(circle);
  });

  it('of many is told once, and what leads into it is not', () => {
    const found = judge({
      jia: relate('依据', 'yi'),
      yi: relate('依据', 'bing'),
      bing: relate('依据', 'yi', '依据', 'ding'),
      ding: {},
    });
    expect(found).toMatchObject([{ rule: 'relation-circle' }]);
    expect(found[0]?.message).toContain('“bing”依据“yi”依据“bing”');
  });

  it('is none between relations of two kinds', () => {
    expect(judge({ jia: relate('废止', 'yi'), yi: relate('依据', 'jia') })).toEqual([]);
  });

  it('between relations of two kinds that each change a document is to be looked at', () => {
    const found = judge({
      jia: relate('废止', 'yi'),
      yi: relate('修改', 'bing'),
      bing: relate('代替', 'jia', '修改', 'ding'),
      ding: {},
    });
    expect(found).toMatchObject([{ level: 'warning', rule: 'relation-circle' }]);
    expect(found[0]?.message).toContain('“bing”代替“jia”废止“yi”修改“bing”');
    expect(judge({ jia: relate('废止', 'yi', '修改', 'yi'), yi: {} })).toEqual([]);
  });

  it('of ten thousand is found, and so is a chain of as many no circle', () => {
    const chain = relateMany(10_000, (at) => `r${at + 1}`);
    const judgeWith = (last: Readonly<Record<string, string>>) => {
      const sources = [...chain, ...readSources({ r10000: last })];
      return judgeRelations(sources, { ids: new Set(sources.map(({ id }) => id)), held: new Map() }, SITE);
    };
    expect(judgeWith({})).toEqual([]);
    expect(judgeWith(relate('依据', 'r0'))).toMatchObject([
      { rule: 'relation-circle', message: expect.stringContaining('共 10001 篇') },
    ]);
  });
});
