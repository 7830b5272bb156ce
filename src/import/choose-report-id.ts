import { pinyin } from 'pinyin-pro';
import { isReservedName } from '../base/reserved-name.ts';
import { findYear } from '../report/calendar-date.ts';

/** The folder of reports whose year nothing tells. */
export const NO_YEAR = 'undated';

const MAX_LENGTH = 40;

/** File systems and addresses take more; nobody types it. */
const MOST_CHOSEN = 100;

/** What a report's folder is named after. */
export interface ReportName {
  readonly title: string;
  readonly documentNumber?: string | undefined;
  /** 发文日期 and 发布日期, `YYYY-MM-DD`. */
  readonly issuedDate?: string | undefined;
  readonly date?: string | undefined;
}

/**
 * The folder below `reports/`, such as `2018/guobanhan-2018-71`, of ASCII letters, digits and hyphens, and always the
 * same for the same document. The year is the one the title speaks of, else that of 发文字号, 发文日期 or 发布日期. The
 * name is 发文字号 in pinyin, which no other document has, else the first letters of the title's syllables.
 */
export function chooseReportId({ title, documentNumber, issuedDate, date }: ReportName): string {
  const number = /^(\p{Script=Han}+)〔(\d{4})〕(\d+)号$/u.exec(documentNumber ?? '');
  const year = findYear(title)?.toString() ?? number?.[2] ?? (issuedDate ?? date)?.slice(0, 4) ?? NO_YEAR;
  const name = number
    ? `${spell(number[1] ?? '', 'pinyin')}-${number[2]}-${number[3]}`
    : spell(title, 'first');
  return `${year}/${formatSlug(name)}`;
}

/** Why a person's own choice of a report's folder cannot be taken; Chinese. */
export function findIdFault(id: string): string | undefined {
  const isSound =
    /^[\w-]+(?:\/[\w-]+)+$/u.test(id) &&
    id.split('/').every((name) => name.length <= MOST_CHOSEN && !isReservedName(name));
  return isSound ? undefined : `文件夹“${id}”不能用，写成“年/名字”，用字母、数字和减号，例如 2021/jiaoyuju`;
}

/** Han characters by their reading, Latin letters and digits as they are, all else left out. */
function spell(text: string, pattern: 'pinyin' | 'first'): string {
  const characters = [...text.normalize('NFKC')];
  const readings = pinyin(characters.join(''), { toneType: 'none', type: 'array', pattern, v: true });
  return characters
    .map((char, index) => (/\p{Script=Han}/u.test(char) ? (readings[index] ?? '') : char))
    .join('')
    .toLowerCase();
}

function formatSlug(name: string): string {
  const slug = name
    .replace(/[^a-z\d-]+/g, '')
    .slice(0, MAX_LENGTH)
    .replace(/^-+|-+$/g, '');
  if (slug === '') return 'report';
  return isReservedName(slug) ? `r-${slug}` : slug;
}
