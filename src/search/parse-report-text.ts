import type { ReportText } from './collect-hits.ts';

/** Reads what is needed of a report's JSON; what is missing is empty. Undefined if it is not a report's. */
export function parseReportText(value: unknown): ReportText | undefined {
  if (!isObject(value) || typeof value.title !== 'string') return undefined;
  const sections = Array.isArray(value.sections) ? value.sections.filter(isObject) : [];
  return {
    title: value.title,
    org: readText(value, 'org'),
    date: readText(value, 'date'),
    preamble: readText(value, 'preamble'),
    sections: sections.map((section) => ({
      id: readText(section, 'id'),
      title: readText(section, 'title'),
      text: readText(section, 'text'),
    })),
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function readText(value: Record<string, unknown>, key: string): string {
  const text = value[key];
  return typeof text === 'string' ? text : '';
}
