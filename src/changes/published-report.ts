import { parseRecord, readList, readStrings, readText } from '../base/json.ts';
import { FIELDS } from '../report/fields.ts';
import { formatFieldValue } from '../report/format-field-value.ts';
import { listImprintLines } from '../report/format-imprint.ts';
import { nameSections } from './name-sections.ts';

/** A report as its JSON in a published folder tells it, whichever version wrote it. */
export interface PublishedReport {
  readonly title: string;
  /** Values of fields that are not text of the report, by their labels. */
  readonly fields: ReadonlyMap<string, string>;
  /** 摘要, which may have been made from the text. */
  readonly summary: string;
  readonly lines: readonly TextLine[];
  /** Entries of 修订, each as one text to be compared. */
  readonly corrections: readonly string[];
  /** 关联, those of the other side included, by what they are and where they lead: 被废止《…》. */
  readonly relations: ReadonlyMap<string, string>;
  readonly attachments: readonly PublishedFile[];
}

export interface PublishedFile {
  readonly url: string;
  readonly name: string;
  readonly sha256: string;
}

export interface TextLine {
  /** Where the line stands, for people: 第二节（一）. */
  readonly section: string;
  readonly text: string;
}

/** Reads what is there; `undefined` if it is no report's JSON. */
export function parsePublishedReport(text: string): PublishedReport | undefined {
  const value = parseRecord(text);
  if (!value || typeof value.title !== 'string') return undefined;
  const sections = readList(value, 'sections').map((section) => ({
    title: readText(section, 'title'),
    level: typeof section.level === 'number' ? section.level : 2,
    text: readText(section, 'text'),
  }));
  const names = nameSections(sections);
  const split = (section: string, lines: string): TextLine[] =>
    lines.split('\n').map((line) => ({ section, text: line }));
  return {
    title: value.title,
    fields: new Map(
      FIELDS.filter(({ part, property }) => part === 'metadata' && property !== 'summary').map(
        ({ key, property }) => [key, formatFieldValue(value, property)],
      ),
    ),
    summary: readText(value, 'summary'),
    lines: [
      ...split('题注', readText(value, 'headNote')),
      ...split('开头', readText(value, 'preamble')),
      ...sections.flatMap(({ title, text: body }, index) => split(names[index] ?? '', `${title}\n${body}`)),
      ...split('脚注', readText(value, 'footnotes')),
      ...split('落款', readStrings(value.signature).join('\n')),
      ...split('版记', readImprint(value).join('\n')),
    ],
    corrections: readList(value, 'corrections').map((entry) =>
      ['date', 'what', 'why'].map((key) => readText(entry, key)).join('\n'),
    ),
    relations: readPublishedRelations(value),
    attachments: readPublishedFiles(value, 'attachments'),
  };
}

function readImprint(value: Record<string, unknown>): string[] {
  const [printedBy, printedDate] = [readText(value, 'printedBy'), readText(value, 'printedDate')];
  return listImprintLines({
    copiedTo: readStrings(value.copiedTo),
    ...(printedBy ? { printedBy } : {}),
    ...(printedDate ? { printedDate } : {}),
  });
}

/** Of a report's JSON, or of its entry in the catalogue. */
export const readPublishedRelations = (value: Record<string, unknown>): Map<string, string> =>
  new Map(
    readList(value, 'relations').map((entry) => {
      const relation = readText(entry, 'relation');
      return [`${relation} ${readText(entry, 'url')}`, `${relation}《${readText(entry, 'title')}》`];
    }),
  );

/** The text that a report, or a former text of it, is offered as. @param value its entry in the catalogue */
export const findPublishedMarkdown = (value: Readonly<Record<string, unknown>>): PublishedFile | undefined =>
  readPublishedFiles(value, 'formats').find(({ url }) => url.endsWith('.md'));

export function readPublishedFiles(value: Record<string, unknown>, key: string): PublishedFile[] {
  return readList(value, key).map((file) => ({
    url: readText(file, 'url'),
    name: readText(file, 'name'),
    sha256: readText(file, 'sha256'),
  }));
}
