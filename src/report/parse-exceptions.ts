import { clip } from '../base/clip.ts';
import { findHiddenCharacter } from './hidden-characters.ts';
import { type FrontMatterValue, listItems } from './parse-front-matter.ts';
import type { CheckException } from './report.ts';
import type { ReportFault } from './report-fault.ts';

/** In words: a reason that is copied unthinkingly would be none. */
const FORM = {
  file: '像这样写：\n    检查例外:\n      - 规则: （提醒里“规则”后面的名字）\n        位置: （这一处前后的几个字，照抄）\n        原因: （为什么不必改）',
  form: '删去这一项；确实不必改的，在那条提醒下面按“不必改”',
};

/** Reads 检查例外: a list of entries, or a single one. Whether a rule exists is for those to say who know the rules. */
export function parseExceptions(value: FrontMatterValue, report: ReportFault): CheckException[] {
  return listItems(value).flatMap((item) => {
    const exception = readException(item);
    if (typeof exception !== 'string') return [exception];
    report(`${exception}，它不起作用`, FORM, { at: item, level: 'warning' });
    return [];
  });
}

/** @returns what is wrong with the entry, if anything is */
function readException(item: FrontMatterValue): CheckException | string {
  if (item.kind !== 'map') {
    const written = item.kind === 'scalar' ? `“${clip(item.text)}”` : '一个列表';
    return `检查例外的每一项要分别写规则和原因，写的是${written}`;
  }
  const read = (key: string): string => {
    const entry = item.entries.get(key);
    return entry?.kind === 'scalar' ? entry.text.trim() : '';
  };
  const [rule, quote, reason] = [read('规则'), read('位置'), read('原因')];
  if (rule === '') return '检查例外里有一项没有写规则';
  // Whoever reads the file next year has to know why.
  if (reason === '') return `检查例外“${clip(rule)}”没有写原因`;
  const hidden = findHiddenCharacter(`${rule}${quote}${reason}`);
  if (hidden) return `检查例外“${clip(rule)}”里有看不见的控制字符（${hidden.name}）`;
  if (quote.includes('\n')) return `检查例外“${clip(rule)}”的位置有几行，应当是同一行里的几个字`;
  return { rule, ...(quote === '' ? {} : { quote }), reason, line: item.line, column: item.column };
}
