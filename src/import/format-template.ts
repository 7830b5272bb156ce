import { FIELDS } from '../report/fields.ts';
import { type FrontMatterEntry, formatFrontMatter } from '../report/format-front-matter.ts';
import type { Vocabulary } from '../report/vocabulary.ts';
import { formatChoices } from './format-report.ts';
import { findGenre } from './resolve-fields.ts';

const INTRODUCTION = [
  '这里是字段，每行一个：字段名、英文冒号、一个空格、内容。',
  '以 # 开头的行是说明，网页上没有，看过可以删去。写着“必填”的都要填，其余的没有就留空。',
];

const BODY_HELP = [
  '',
  '正文写在下面那行 --- 的下面，段与段之间空一行。',
  '“一、”这样的标题前面写 ## 和一个空格，“（一）”前面写 ###，“1.”前面写 ####。',
  '附件放进旁边的 attachments 文件夹。写好以后运行 npm run check 检查。',
];

/**
 * A new report's `index.md`: every field with its explanation, known ones filled in, and no text yet.
 * @param body headings and empty tables of a kind of report that has a form, as Markdown
 */
export function formatTemplate(
  known: { title: string; org?: string },
  vocabulary: Vocabulary,
  body?: string,
): string {
  const values: Readonly<Record<string, string | undefined>> = {
    标题: known.title,
    机构名称: known.org,
    体裁: findGenre(known.title, vocabulary.genres),
  };
  const fields = FIELDS.filter(({ isRare }) => !isRare);
  const entries = fields.map((field): FrontMatterEntry => {
    const value = values[field.key];
    const lead = `${field.key}${field.required ? '（必填）' : ''}：${field.help}`;
    return {
      key: field.key,
      values: value ? [value] : [],
      comments: ['', lead, ...formatChoices(field, vocabulary)],
    };
  });
  const last: FrontMatterEntry = { key: '', values: [], comments: BODY_HELP, isOmitted: true };
  const [first, ...rest] = entries as [FrontMatterEntry, ...FrontMatterEntry[]];
  const all = [{ ...first, comments: [...INTRODUCTION, ...(first.comments ?? [])] }, ...rest, last];
  return `${formatFrontMatter(all)}\n${body === undefined ? '' : `${body}\n`}`;
}
