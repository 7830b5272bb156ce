import { oncePer } from '../../base/once-per.ts';
import { FIELDS } from '../../report/fields.ts';
import { describeListedWord } from '../describe-listed-word.ts';
import { findListedWords } from '../find-listed-words.ts';
import type { Finding, LintReport, ReportRule } from '../lint-rule.ts';
import type { Term } from '../word-list.ts';

/** What a portal's own list of words says of a report: its text, its fields, its attachments and their names. */

type Found = Finding & { readonly level: Term['level'] };

const collect = oncePer((report: LintReport): Found[] => [...findAll(report)]);

function* findAll(report: LintReport): Generator<Found> {
  const { words, texts, source, files, attachments } = report;
  if (!words) return;
  for (const text of texts)
    for (const word of findListedWords(text.text, words))
      yield {
        at: { text, index: word.index },
        level: word.term.level,
        ...describeListedWord(text.text, word),
      };
  for (const { field, text } of listFieldTexts(report))
    for (const word of findListedWords(text, words)) {
      const { message, remedy } = describeListedWord(text, word);
      yield { at: { field }, level: word.term.level, message: `${field}：${message}`, remedy };
    }
  const names = [...files, ...source.fields.attachments.flatMap(({ name }) => name ?? [])];
  for (const name of names)
    for (const word of findListedWords(name, words)) {
      const { message, remedy } = describeListedWord(name, word);
      const at = files.includes(name) ? { attachment: name } : { field: '附件' };
      yield { at, level: word.term.level, message: `附件的名称：${message}`, remedy };
    }
  for (const { path, text } of attachments) {
    const told = new Set<Term>();
    for (const word of findListedWords(text, words)) {
      if (told.has(word.term)) continue;
      told.add(word.term);
      const { message, remedy } = describeListedWord(text, word);
      yield {
        at: { attachment: path },
        level: word.term.level,
        message: `附件“${path}”：${message}`,
        remedy: `改好附件再换上。${remedy}`,
      };
    }
  }
}

/** Fields in words; title and summary are among the texts. */
function* listFieldTexts({ source: { fields } }: LintReport): Generator<{ field: string; text: string }> {
  for (const { key, property, type } of FIELDS) {
    if (property === 'title' || property === 'summary') continue;
    if (type !== 'text' && type !== 'list' && type !== 'lines') continue;
    const value: unknown = fields[property];
    for (const text of Array.isArray(value) ? value : [value])
      if (typeof text === 'string') yield { field: key, text };
  }
  for (const { what, why } of fields.corrections)
    for (const text of [what, why]) yield { field: '修订', text };
  const { withdrawal } = fields;
  for (const text of withdrawal ? [withdrawal.reason, ...withdrawal.explanation] : [])
    yield { field: '撤回', text };
}

const EXAMPLES = {
  wrong: { body: '示例工作取得新近展。', words: '写法,应为,级别\n新近展,新进展,提醒' },
  right: { body: '示例工作取得新进展。', words: '写法,应为,级别\n新近展,新进展,提醒' },
} as const;

const adviceRule: ReportRule = {
  code: 'word-list',
  title: '用词表里的写法',
  basis: '本站的用词表（内容文件夹里的 用词.csv）',
  ...EXAMPLES,
  check: (report) => collect(report).filter(({ level }) => level === 'warning'),
};

const errorRule: ReportRule = {
  code: 'word-list-error',
  level: 'error',
  title: '用词表里级别是“错误”的写法',
  basis: '本站的用词表（内容文件夹里的 用词.csv）：改好以前不生成网站',
  wrong: { ...EXAMPLES.wrong, words: EXAMPLES.wrong.words.replace('提醒', '错误') },
  right: { ...EXAMPLES.right, words: EXAMPLES.right.words.replace('提醒', '错误') },
  check: (report) => collect(report).filter(({ level }) => level === 'error'),
};

export const WORD_LIST_RULES: readonly ReportRule[] = [adviceRule, errorRule];
