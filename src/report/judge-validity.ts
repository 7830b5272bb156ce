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

/** `key`: the field at which it is told. */
type Finding = Pick<Problem, 'level' | 'message' | 'remedy' | 'form'> & { readonly key: string };

const ENDED = '失效、废止、宣布失效';

/** What the fields of 有效性 say against each other. No clock: whether a day has passed is for others to say. */
export function judgeValidity(values: ValidityFields, locate: (key: string) => TextPosition): Problem[] {
  return [...findDisorder(values), ...findContradictions(values)].map(({ key, ...finding }) => {
    const { line, column } = locate(key);
    return { rule: 'validity-conflict', line, column, ...finding };
  });
}

/** What comes last cannot come before what comes first. */
const ORDER = [
  { first: ['施行日期', 'effectiveDate'], last: ['有效期至', 'validUntil'] },
  { first: ['发文日期', 'issuedDate'], last: ['有效期至', 'validUntil'] },
  { first: ['发文日期', 'issuedDate'], last: ['失效日期', 'ceasedDate'] },
  // Repealed before it came into force: rare, and possible.
  { first: ['施行日期', 'effectiveDate'], last: ['失效日期', 'ceasedDate'], isPossible: true },
] as const;

function* findDisorder(values: ValidityFields): Generator<Finding> {
  for (const { first, last, ...rest } of ORDER) {
    const [early, late] = [values[first[1]], values[last[1]]];
    if (early === undefined || late === undefined || late >= early) continue;
    const isPossible = 'isPossible' in rest;
    yield {
      key: last[0],
      level: isPossible ? 'warning' : 'error',
      message: `${last[0]} ${late} 在${first[0]} ${early} 之前`,
      remedy: isPossible
        ? '对照原件核对这两个日期；确实没有施行就废止的，可以不改'
        : '对照原件核对这两个日期，改正写错的一个',
    };
  }
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
      form: `在“有效性”里照原件选${ENDED}里的一个；还有效的，删去${written.join('、')}`,
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
      form: '照原件写上施行日期；原件没有定下日子的，可以不写',
    };
  else if (date && effectiveDate < date)
    yield {
      key: '有效性',
      level: 'warning',
      message: `有效性写的是“尚未施行”，施行日期 ${effectiveDate} 却在发布日期 ${date} 之前`,
      remedy: '已经施行的，把有效性改为“有效”；否则核对两个日期',
    };
}
