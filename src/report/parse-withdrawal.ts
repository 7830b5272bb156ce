import { clip } from '../base/clip.ts';
import { findHiddenCharacter } from './hidden-characters.ts';
import { joinLines } from './join-lines.ts';
import { findNearest } from './nearest.ts';
import type { FrontMatterValue } from './parse-front-matter.ts';
import { readDay } from './read-day.ts';
import type { Withdrawal } from './report.ts';
import type { ReportFault } from './report-fault.ts';

/** In words: a day or a reason that is copied unthinkingly would be a forged one. */
const FORM = {
  file: '分别写日期和原因，像这样：\n    撤回:\n      日期: （年-月-日，撤回的那一天）\n      原因: （为什么撤回）\n      说明: （还要告诉读者的话，可以不写）\n      正文: （保留 或 移除；不写就是保留）',
  form: '分别写日期和原因',
};

const TEXT_CHOICES: Readonly<Record<string, Withdrawal['text']>> = { 保留: 'kept', 移除: 'removed' };

/** What becomes of the text. */
export const WITHDRAWAL_TEXTS: readonly string[] = Object.keys(TEXT_CHOICES);

const KEYS = ['日期', '原因', '说明', '正文'] as const;

type Key = (typeof KEYS)[number];

/**
 * Reads 撤回. What cannot be read is an error: a report that was to be withdrawn must not be published as if it were not.
 * @param published 发布日期, if it is known: nothing is withdrawn before it was published
 */
export function parseWithdrawal(
  value: FrontMatterValue,
  published: string | undefined,
  report: ReportFault,
): Withdrawal | undefined {
  if (value.kind !== 'map') {
    report(`撤回要分别写日期和原因，${describeWritten(value)}`, FORM);
    return undefined;
  }
  let isSound = true;
  const fail: ReportFault = (...fault) => {
    isSound = false;
    report(...fault);
  };
  const read = (key: Key): string => {
    const entry = value.entries.get(key);
    if (entry === undefined) return '';
    if (entry.kind !== 'scalar') {
      fail(`撤回的“${key}”应当是一段文字，不能是列表或几个部分`, FORM, { at: entry });
      return '';
    }
    const hidden = findHiddenCharacter(entry.text);
    if (hidden)
      fail(`撤回的“${key}”里有看不见的控制字符（${hidden.name}）`, '删去它，用键盘重新输入一遍，不要粘贴', {
        at: entry,
        rule: 'text-format',
      });
    return entry.text.trim();
  };
  const [day, reason, explanation, text] = [read('日期'), read('原因'), read('说明'), read('正文')];
  const missing = [
    ...(day === '' && isScalar(value.entries.get('日期')) ? ['日期'] : []),
    ...(reason === '' && isScalar(value.entries.get('原因')) ? ['原因'] : []),
  ];
  if (missing.length > 0) fail(`撤回没有写${missing.join('和')}`, FORM);
  const at = (key: Key) => ({ at: value.entries.get(key) ?? value });
  const choice = text === '' ? 'kept' : TEXT_CHOICES[text];
  if (choice === undefined) {
    const nearest = findNearest(text, WITHDRAWAL_TEXTS);
    fail(
      `撤回的“正文”写成“${clip(text)}”，应当是“保留”或“移除”`,
      `${nearest ? `可能是“${nearest}”，请核对\n    ` : ''}可选：“保留”（网页上写明已撤回，下面还能看正文）“移除”（正文和附件都不再公布）`,
      { ...at('正文'), rule: 'withdrawal-text' },
    );
  }
  const reading =
    day === ''
      ? undefined
      : readDay('撤回日期', '日期', day, (message, remedy, options) =>
          (options?.level === 'warning' ? report : fail)(message, remedy, { ...at('日期'), ...options }),
        );
  if (reading && published !== undefined && reading.date < published)
    fail(
      `撤回日期 ${reading.date} 在发布日期 ${published} 之前`,
      '核对两个日期：先公布，然后才能撤回；还没有公布的，不写“撤回”',
      { ...at('日期'), rule: 'withdrawal-early' },
    );
  return isSound && reading && choice
    ? {
        date: reading.date,
        reason: joinLines(reason),
        explanation: explanation
          .split('\n')
          .map((line) => line.trim())
          .filter(Boolean),
        text: choice,
      }
    : undefined;
}

/** Whether nothing was said of it yet. */
const isScalar = (entry: FrontMatterValue | undefined) => entry === undefined || entry.kind === 'scalar';

function describeWritten(value: FrontMatterValue): string {
  if (value.kind === 'list') return '写的是一个列表；撤回只写一次，行首不用减号';
  return value.kind === 'scalar' && value.text !== '' ? `写的是“${clip(value.text)}”` : '后面什么也没有写';
}
