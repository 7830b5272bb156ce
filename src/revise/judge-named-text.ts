import type { RevisionText } from './read-revision-text.ts';

type Judged = Pick<RevisionText, 'paragraphs'> & {
  readonly fields: Pick<RevisionText['fields'], 'title' | 'date' | 'corrections'>;
};

/**
 * Why a text that a person names can hardly be a former one of a report: it was published on another day, and no entry
 * of 修订 says that the day was wrong; or neither its title nor any paragraph is the report's.
 * @param what is to be written of the change, where the person says it
 * @returns what differs, in Chinese; nothing if it can be
 */
export function judgeNamedText(past: Judged, present: Judged, what = ''): string[] {
  const { title, date, corrections } = present.fields;
  const said = [what, ...corrections.map((entry) => entry.what)];
  const isMoved =
    past.fields.date !== date &&
    !said.some((text) => text.includes('发布日期') && text.includes(past.fields.date));
  const isRenamed = past.fields.title !== title;
  const known = new Set(present.paragraphs);
  const isRewritten = !past.paragraphs.some((paragraph) => known.has(paragraph));
  if (!isMoved && !(isRenamed && isRewritten)) return [];
  return [
    ...(isRenamed ? [`标题是《${past.fields.title}》，这一篇是《${title}》`] : []),
    ...(past.fields.date === date ? [] : [`发布日期是 ${past.fields.date}，这一篇是 ${date}`]),
    ...(isRewritten ? ['正文没有一段相同'] : []),
  ];
}
