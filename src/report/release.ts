import { compareCodeUnits } from '../base/compare-code-units.ts';
import type { Problem } from '../diagnostics/diagnostic.ts';
import type { Site } from './parse-site.ts';
import { REVIEW_ROUNDS, type ReportFields } from './report.ts';
import type { ReportFault } from './report-fault.ts';

/**
 * Compares two moments, each `YYYY-MM-DD` or `YYYY-MM-DD HH:mm`, as exactly as both are known: a day is neither before
 * nor after an hour of it.
 */
export function compareMoments(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  return compareCodeUnits(a.slice(0, length), b.slice(0, length));
}

/** What is wrong between 发布日期, which readers see, and 发布于, before which nobody sees the report. */
export function judgeReleaseDates(date: string, release: string, report: ReportFault): void {
  const order = compareMoments(release, date);
  if (order < 0)
    report(
      `“发布于”${release} 早于“发布日期”${date}：中间这段时间，网页上写着还没有到的日期`,
      '两个写成同一天；或者删去“发布日期”，就用“发布于”的那一天',
      { rule: 'release-early' },
    );
  if (order > 0)
    report(
      `“发布日期”${date} 早于“发布于”${release}：网页上写的那一天，报告还不在网站上`,
      '“发布日期”写实际公开的那一天，或者删去它，就用“发布于”的那一天；那一天已经在别处公开过的，可以不改',
      { rule: 'release-late', level: 'warning' },
    );
}

/** Why a report is not published in a run, and what its editor may do about it. Chinese. */
export interface Hold {
  /** The field that holds it back. */
  readonly key: '状态' | '发布于' | '审核';
  /** As it stands in lists: 草稿. */
  readonly state: string;
  /** Completes “这篇报告”: 还是草稿. */
  readonly clause: string;
  /** On the report's own page in a preview. */
  readonly notice: string;
  readonly remedy: string;
  /** See `Problem.form`. */
  readonly form?: string;
  /** It waits for a day, and the clock by which that has not come may be wrong. */
  readonly isAhead?: true;
}

export const WRONG_CLOCK = '是这台电脑的时间不对，先校准';

/**
 * Whether a report is held back.
 * @param at the moment of the run, `YYYY-MM-DD HH:mm`, China time
 * @param rules readings that the portal demands, and from which 发布日期 on
 */
export function findHold(
  { state, date, release, reviews }: Pick<ReportFields, 'state' | 'date' | 'release' | 'reviews'>,
  at: string,
  { requiredReviews, reviewsSince }: Pick<Site, 'requiredReviews' | 'reviewsSince'>,
): Hold | undefined {
  if (state !== '发布')
    return {
      key: '状态',
      state,
      clause: state === '草稿' ? '还是草稿' : '还在送审',
      notice: `${state}，不会发布`,
      remedy: '写好、审完以后，把“状态”改为“发布”，或者删去这一行',
      form: '写好、审完以后，在“手续”里改成“发布”',
    };
  if (release !== undefined && compareMoments(at, release) < 0)
    return {
      key: '发布于',
      state: '定时',
      clause: `定于 ${release} 发布（现在是 ${at}）`,
      notice: `定于 ${release} 发布，到时才放进网站`,
      remedy: '到时候再生成一次；要提前，改“发布于”，或者删去这一行',
      form: '到时候再发布一次；要提前，在“手续”里改时间，或者不写时间',
      isAhead: true,
    };
  const read = new Set(reviews.filter(({ date }) => date <= at.slice(0, 10)).map(({ round }) => round));
  const demanded = date < reviewsSince ? 0 : requiredReviews;
  const missing = REVIEW_ROUNDS.slice(0, demanded).filter((round) => !read.has(round));
  if (missing.length === 0) return undefined;
  const missed = `还没有审完，缺${missing.join('、')}`;
  const early = reviews.find(({ round }) => missing.includes(round));
  const ahead = early ? `（写的日期 ${early.date} 还没有到，现在是 ${at}）` : '';
  const mend = early ? `日期写错了，改正；${WRONG_CLOCK}；` : '';
  return {
    key: '审核',
    state: '待审',
    clause: `${missed}${ahead}`,
    notice: `${missed}，不会发布`,
    remedy: `${mend}审过以后写进“审核”（审次、人、日期）；本站要求${REVIEW_ROUNDS[requiredReviews - 1]}以后才发布；以前发布的不必补，请管网站的人在 site.json 里写 reviewsSince`,
    form: `${mend}审过以后在“手续”里记下；本站要求${REVIEW_ROUNDS[requiredReviews - 1]}以后才发布；以前发布的不必补，在“设置”里写“从哪一天起要审”`,
    ...(early ? { isAhead: true } : {}),
  };
}

/** What of a report, or of a fixed page (更新日期), has a day; corrections newest first. */
export type DatedFields = Partial<Pick<ReportFields, 'date' | 'time' | 'withdrawal' | 'corrections'>> & {
  readonly updated?: string;
};

/**
 * What stands in a report or on a page as if it had come, and has not, each with its field.
 * @param at as in `findHold`
 */
export function* findFutureDays(
  { date = '', time, withdrawal, corrections: [newest] = [], updated = '' }: DatedFields,
  at: string,
): Generator<{ key: string; fault: Pick<Problem, 'rule' | 'message' | 'remedy' | 'form'> }> {
  const isAhead = (day: string) => compareMoments(day, at) > 0;
  const explain = (name: string, day: string, remedy = `写改的那一天；${WRONG_CLOCK}`) => ({
    message: `${name} ${day} 还没有到（现在是 ${at}，北京时间）`,
    remedy,
  });
  const published = time ? `${date} ${time}` : date;
  if (isAhead(published)) {
    const remedy = `日期写错了，改正；到那时才发布，加上下面这一行，到时候再生成一次；${WRONG_CLOCK}：\n    发布于: ${published}`;
    const form = `日期写错了，改正；到那时才发布，在“手续”里定一个时间：${published}，到时候再发布一次；${WRONG_CLOCK}`;
    yield {
      key: '发布日期',
      fault: { rule: 'date-future', ...explain('发布日期', published, remedy), form },
    };
  }
  // Until then the report stands as it is.
  if (withdrawal && isAhead(withdrawal.date)) {
    const remedy = `日期写错了，改正；到那时才撤回，先删去“撤回”，到了那一天再写上、再生成一次；${WRONG_CLOCK}`;
    const form = `日期写错了，改正；到那时才撤回，先在“手续”里恢复，到了那一天再撤回；${WRONG_CLOCK}`;
    const told = explain('撤回日期', withdrawal.date, remedy);
    yield { key: '撤回', fault: { rule: 'withdrawal-future', ...told, form } };
  }
  // The page would say that it has been made.
  if (newest && isAhead(newest.date))
    yield { key: '修订', fault: { rule: 'corrections-future', ...explain('修订日期', newest.date) } };
  if (isAhead(updated))
    yield { key: '更新日期', fault: { rule: 'updated-future', ...explain('更新日期', updated) } };
}
