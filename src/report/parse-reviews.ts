import { clip } from '../base/clip.ts';
import { type FrontMatterValue, listItems } from './parse-front-matter.ts';
import { readDay } from './read-day.ts';
import { readEntries } from './read-entry.ts';
import { REVIEW_ROUNDS, type Review } from './report.ts';
import type { ReportFault } from './report-fault.ts';

const ENTRY = {
  field: '审核',
  keys: ['审次', '人', '日期'],
  // In words: a name or a day that is copied unthinkingly would be a forged record.
  form: {
    file: '每审一次写一项，像这样：\n    审核:\n      - 审次: （一审、二审或三审）\n        人: （谁审的）\n        日期: （年-月-日，审完的那一天）',
    form: '每审一次写一项，分别写审次、人和日期',
  },
};

/** Stands for each name where names are not public. */
export const WITHHELD_NAME = '（不公开）';

/** What publishing houses and other portals call the three readings. */
const OTHER_NAMES: Readonly<Record<string, Review['round']>> = { 初审: '一审', 复审: '二审', 终审: '三审' };

/**
 * Reads 审核: a list of entries, or a single one. It is the record of who answers for the text: an entry that cannot be
 * read is an error.
 * @returns in the order of the readings
 */
export function parseReviews(value: FrontMatterValue, report: ReportFault): Review[] {
  const { length } = listItems(value);
  if (length > REVIEW_ROUNDS.length) {
    report(
      `审核写了 ${length} 项，一篇报告最多 ${REVIEW_ROUNDS.length} 项：${REVIEW_ROUNDS.join('、')}各一项`,
      '每一审只留最后审完的那一项',
    );
    return [];
  }
  const reviews: Review[] = [];
  for (const { values, isSound, tell } of readEntries(value, ENTRY, report)) {
    const [written = '', by = '', day = ''] = values;
    const round = readRound(written, tell);
    const reading = day === '' ? undefined : readDay('审核日期', '日期', day, tell);
    if (!round || !reading || !isSound) continue;
    if (reviews.some((other) => other.round === round))
      tell(`审核里有两项都是“${round}”`, `只留一项，或改成另一审：${REVIEW_ROUNDS.join('、')}`);
    else reviews.push({ round, by, date: reading.date });
  }
  reviews.sort((a, b) => REVIEW_ROUNDS.indexOf(a.round) - REVIEW_ROUNDS.indexOf(b.round));
  warnOfRecord(reviews, report);
  return reviews;
}

function readRound(written: string, report: ReportFault): Review['round'] | undefined {
  const known = REVIEW_ROUNDS.find((round) => round === written);
  if (known || written === '') return known;
  const meant = OTHER_NAMES[written];
  if (meant)
    report(`审次写成“${written}”，已读作“${meant}”`, `改为：\n    审次: ${meant}`, {
      rule: 'review-round',
      level: 'warning',
    });
  else
    report(`审次“${clip(written)}”不在可选的值里`, `可选：${REVIEW_ROUNDS.join(' ')}`, {
      rule: 'review-round',
    });
  return meant;
}

/** What an inspector would ask about. @param reviews in the order of the readings */
function warnOfRecord(reviews: readonly Review[], report: ReportFault): void {
  for (const [index, later] of reviews.entries()) {
    const earlier = reviews.slice(0, index);
    const after = earlier.find(({ date }) => date > later.date);
    if (after)
      report(
        `${later.round}的日期 ${later.date} 在${after.round}的 ${after.date} 之前`,
        '对照审核的记录，改正写错的日期',
        { rule: 'review-order', level: 'warning' },
      );
    const same = earlier.find(({ by }) => by === later.by && by !== WITHHELD_NAME);
    if (same)
      report(
        `${same.round}和${later.round}是同一个人：“${clip(later.by)}”`,
        '三审由三个人分别负责；写错了就改正，确实是同一个人可以不改',
        { rule: 'review-same', level: 'warning' },
      );
  }
}
