import { FIELDS, type Field } from '../report/fields.ts';
import { type FrontMatterEntry, formatFrontMatter } from '../report/format-front-matter.ts';
import type { Vocabulary } from '../report/vocabulary.ts';
import type { FoundField, ResolvedFields } from './resolve-fields.ts';

/** Keys of required fields that the document does not have. */
export function listMissing({ found }: ResolvedFields): string[] {
  return FIELDS.filter(({ key, required }) => required && !found.has(key)).map(({ key }) => key);
}

/** The whole `index.md`: fields in the order of the table, what is missing as a line to fill in, then the text. */
export function formatReport(fields: ResolvedFields, body: string, vocabulary: Vocabulary): string {
  const entries = FIELDS.flatMap((field): FrontMatterEntry[] => {
    const found = fields.found.get(field.key);
    if (found) return [{ ...found, ...explainGuess(found) }];
    const doubts = fields.doubts.filter(({ key }) => key === field.key);
    const comments = doubts.map(({ value, reason }) => `${field.key}：原文写的是“${value}”，${reason}`);
    if (!field.required)
      return doubts.length > 0 ? [{ key: field.key, values: [], comments, isOmitted: true }] : [];
    const missing = `${field.key}必填${doubts.length > 0 ? '' : '，原文没有写'}：${field.help}`;
    return [
      { key: field.key, values: [], comments: [...comments, missing, ...formatChoices(field, vocabulary)] },
    ];
  });
  return `${formatFrontMatter(entries)}\n${body}\n`;
}

/** A value that is only a guess says so where the editor finds it. */
function explainGuess({ key, origin, candidates }: FoundField): { comments?: string[] } {
  if (!candidates) return {};
  const others = candidates.map((text) => `“${text}”`).join('、');
  return {
    comments: [
      `${key}可能是这个（取自${origin}），请核对${others ? `；也可能是${others}` : ''}。核对以后可以删去这一行`,
    ],
  };
}

/** What may be chosen. There are no examples: one that is left standing would be a false statement. */
export function formatChoices(field: Field, vocabulary: Vocabulary): string[] {
  const choices = { topic: vocabulary.topics, genre: vocabulary.genres, disclosure: vocabulary.disclosures }[
    field.type as 'topic'
  ];
  return choices ? [`可选：${choices.join('；')}`] : [];
}
