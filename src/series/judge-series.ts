import { clip } from '../base/clip.ts';
import { findNearest } from '../report/nearest.ts';
import { foldSeriesName, groupByLine, type SeriesGroup, type SeriesTraits } from './collect-series.ts';

/** What an editor is told of a report's place in its series: always a warning, since the report itself is sound. */
export interface SeriesFault {
  readonly id: string;
  /** The field to look at, in the order of preference. */
  readonly fields: readonly string[];
  readonly message: string;
  readonly remedy: string;
}

/** Titles that are named where there are more. */
const NAMED = 3;

/** Reports of one year in a series, and 系列 that leads nowhere. */
export function judgeSeries(reports: readonly SeriesTraits[]): SeriesFault[] {
  const groups = groupByLine(reports);
  const faults = groups.flatMap(({ isChosen, years }) => {
    const single = [...years.values()].filter(({ length }) => length === 1);
    // What is published several times a year with the same title is no yearly report.
    if (!isChosen && single.length < 2) return [];
    return [...years].flatMap(([year, members]) =>
      members.length > 1 ? [tellDoubled(year, members, isChosen)] : [],
    );
  });
  return [...faults, ...reports.flatMap((report) => judgeChoice(report) ?? []), ...findLonely(groups)];
}

function tellDoubled(year: number, members: readonly SeriesTraits[], isChosen: boolean): SeriesFault {
  const [first] = members as [SeriesTraits];
  const titles = members.slice(0, NAMED).map(({ title }) => `《${clip(title)}》`);
  const others = members.length > NAMED ? '等' : '';
  const of = isChosen ? `系列“${clip(first.series ?? '')}”里，` : '';
  return {
    id: first.id,
    fields: ['系列', '年度', '标题'],
    message: `${of}${year}年度有 ${members.length} 篇：${titles.join('')}${others}，看不出哪一篇是这一年的，都没有排进历年对照`,
    remedy:
      '年度不对的，写上“年度: ”和四位年份；不是同一种报告的，在其中一篇写上“系列: ”和另一个名称；重复的，只留一篇',
  };
}

/** A year that nobody states is no place in a series. */
function judgeChoice({ id, series, year }: SeriesTraits): SeriesFault | undefined {
  if (series === undefined || year !== undefined) return undefined;
  return {
    id,
    fields: ['系列'],
    message: `写了系列“${clip(series)}”，但标题里没有年份，也没有写“年度”，不知道排在哪一年`,
    remedy: '加一行“年度: ”，后面写报告讲的是哪一年，四位数字',
  };
}

/** A name that only one report has, and that is nearly another's of the same body. */
function findLonely(groups: readonly SeriesGroup[]): SeriesFault[] {
  const chosen = groups.filter(({ isChosen }) => isChosen).map(({ years }) => [...years.values()].flat());
  return chosen.flatMap(([only, another]) => {
    if (!only || another || only.series === undefined) return [];
    const names = chosen.flatMap((members) =>
      members.length > 1 && members.some(({ org }) => org === only.org) ? [members[0]?.series ?? ''] : [],
    );
    const nearest = findNearest(foldSeriesName(only.series), names.map(foldSeriesName));
    const name = names.find((each) => foldSeriesName(each) === nearest);
    if (name === undefined) return [];
    return [
      {
        id: only.id,
        fields: ['系列'],
        message: `系列“${clip(only.series)}”只有这一篇，另有几篇写的是“${clip(name)}”`,
        remedy: `是同一个系列的，请核对后改成一样的名称；不是的，不用改`,
      },
    ];
  });
}
