import { isRecord, parseRecord } from '../base/json.ts';
import { FIELDS } from '../report/fields.ts';
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
  readonly attachments: readonly PublishedFile[];
}

interface PublishedFile {
  readonly url: string;
  readonly name: string;
  readonly sha256: string;
}

/** What a catalogue tells of a report. */
export interface CataloguedReport {
  readonly title: string;
  readonly attachments: readonly PublishedFile[];
  /** Endings of the files made from the text, such as `.pdf`. */
  readonly formats: readonly string[];
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
        ({ key, property }) => [key, formatValue(value, property)],
      ),
    ),
    summary: readText(value, 'summary'),
    lines: [
      ...split('开头', readText(value, 'preamble')),
      ...sections.flatMap(({ title, text: body }, index) => split(names[index] ?? '', `${title}\n${body}`)),
      ...split('脚注', readText(value, 'footnotes')),
      ...split('落款', readStrings(value.signature).join('\n')),
      ...split('版记', readImprint(value).join('\n')),
    ],
    corrections: readList(value, 'corrections').map((entry) =>
      ['date', 'what', 'why'].map((key) => readText(entry, key)).join('\n'),
    ),
    attachments: readFiles(value, 'attachments'),
  };
}

/** The reports that a `catalog.json` lists, and the site's own words; empty for what is none. */
export function parsePublishedCatalog(text: string): {
  site: ReadonlyMap<string, string>;
  reports: ReadonlyMap<string, CataloguedReport>;
} {
  const value = parseRecord(text) ?? {};
  const site = isRecord(value.site) ? value.site : {};
  return {
    site: new Map(Object.keys(site).map((key) => [key, readText(site, key)])),
    reports: new Map(
      readList(value, 'reports')
        .filter((report) => readText(report, 'title') !== '')
        .map((report) => [
          readText(report, 'url'),
          {
            title: readText(report, 'title'),
            attachments: readFiles(report, 'attachments'),
            formats: readFiles(report, 'formats').map(({ name }) => name.replace(/^.*(?=\.)/su, '')),
          },
        ]),
    ),
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

function readFiles(value: Record<string, unknown>, key: string): PublishedFile[] {
  return readList(value, key).map((file) => ({
    url: readText(file, 'url'),
    name: readText(file, 'name'),
    sha256: readText(file, 'sha256'),
  }));
}

function formatValue(value: Record<string, unknown>, property: string): string {
  const field = value[property];
  if (Array.isArray(field)) return readStrings(field).join('、');
  const text = typeof field === 'string' || typeof field === 'number' ? String(field) : '';
  return property === 'date' && value.time ? `${text} ${readText(value, 'time')}` : text;
}

function readList(value: Record<string, unknown>, key: string): Record<string, unknown>[] {
  const list = value[key];
  return Array.isArray(list) ? list.filter(isRecord) : [];
}

const readStrings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];

function readText(value: Record<string, unknown>, key: string): string {
  const text = value[key];
  return typeof text === 'string' ? text : '';
}
