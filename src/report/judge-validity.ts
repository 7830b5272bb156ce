import type { TextPosition } from '../base/text-position.ts';
import type { Problem } from '../diagnostics/diagnostic.ts';
import type { ReportFields } from './report.ts';
import { findStanding } from './validity.ts';

type ValidityFields = Partial<
  Pick<
    ReportFields,
    'date' | 'issuedDate' | 'validity' | 'effectiveDate' | 'validUntil' | 'ceasedDate' | 'ceasedBasis'
  >
>;

interface Finding {
  /** The field at which it is told. */
  readonly key: string;
  readonly level: Problem['level'];
  readonly message: string;
  readonly remedy: string;
}

const CHECK_DATES = '对照原件核对这两个日期，改正写错的一个';
const ENDED = '失效、废止、宣布失效';

/** What the fields of 有效性 say against each other. No clock: whether a day has passed is for others to say. */
export function judgeValidity(values: ValidityFields, locate: (key: string) => TextPosition): Problem[] {
  return [...findDisorder(values), ...findContradictions(values)].map(({ key, level, message, remedy }) => {
    const { line, column } = locate(key);
    return { level, rule: 'validity-conflict', line, column, message, remedy };
  });
}

/** Days that cannot follow each other so. */
function* findDisorder(values: ValidityFields): Generator<Finding> {
  const { issuedDate, effectiveDate, validUntil, ceasedDate } = values;
  const isAfter = (a: string | undefined, b: string | undefined): boolean =>
    a !== undefined && b !== undefined && a > b;
  if (isAfter(effectiveDate, validUntil))
    yield {
      key: '有效期至',
      level: 'error',
      message: `施行日期 ${effectiveDate} 在有效期至 ${validUntil} 之后`,
      remedy: CHECK_DATES,
    };
  if (isAfter(issuedDate, validUntil))
    yield {
      key: '有效期至',
      level: 'error',
      message: `有效期至 ${validUntil} 在发文日期 ${issuedDate} 之前`,
      remedy: CHECK_DATES,
    };
  if (isAfter(issuedDate, ceasedDate))
    yield {
      key: '失效日期',
      level: 'error',
      message: `失效日期 ${ceasedDate} 在发文日期 ${issuedDate} 之前`,
      remedy: CHECK_DATES,
    };
  // Repealed before it came into force: rare, and possible.
  if (isAfter(effectiveDate, ceasedDate))
    yield {
      key: '失效日期',
      level: 'warning',
      message: `失效日期 ${ceasedDate} 在施行日期 ${effectiveDate} 之前`,
      remedy: '对照原件核对这两个日期；确实没有施行就废止的，可以不改',
    };
}

function* findContradictions(values: ValidityFields): Generator<Finding> {
  const { date, validity, effectiveDate, ceasedDate, ceasedBasis } = values;
  const written = [
    ...(ceasedDate === undefined ? [] : ['失效日期']),
    ...(ceasedBasis === undefined ? [] : ['废止依据']),
  ];
  const [key] = written;
  if (key !== undefined && validity === undefined)
    yield {
      key,
      level: 'warning',
      message: `写了${written.join('、')}，没有写有效性，网页上不会提醒读者它已经失效`,
      remedy: `加一行“有效性: ”，照原件写${ENDED}里的一个；还有效的，删去${written.join('、')}`,
    };
  if (key !== undefined && validity !== undefined && findStanding(validity) !== '已失效')
    yield {
      key,
      level: 'warning',
      message: `有效性写的是“${validity}”，又写了${written.join('、')}`,
      remedy: `已经不再有效的，把有效性改为${ENDED}里的一个；还有效的，删去${written.join('、')}，文件写明有效到哪一天的写在“有效期至”`,
    };
  if (validity !== '尚未施行') return;
  if (effectiveDate === undefined)
    yield {
      key: '有效性',
      level: 'warning',
      message: '有效性写的是“尚未施行”，没有写施行日期',
      remedy: '照原件加上一行“施行日期: 年-月-日”；原件没有定下日子的，可以不写',
    };
  else if (date && effectiveDate < date)
    yield {
      key: '有效性',
      level: 'warning',
      message: `有效性写的是“尚未施行”，施行日期 ${effectiveDate} 却在发布日期 ${date} 之前`,
      remedy: '已经施行的，把有效性改为“有效”；否则核对两个日期',
    };
}
