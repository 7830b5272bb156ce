import { FIELDS } from '../report/fields.ts';
import { formatFieldValue } from '../report/format-field-value.ts';
import type { ReportFields } from '../report/report.ts';
import { escapeXml, formatElement, formatParent, formatRoot } from './xml.ts';

/** The property by which `npm run import` knows a document of this project, whoever saved it since. */
export const MARK = { name: '公报文档', value: '1' } as const;

/** Word shows no longer text property (文件 → 信息 → 高级属性 → 自定义). */
const MAX_VALUE = 255;

const DC = 'http://purl.org/dc/elements/1.1/';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';

/** `docProps/core.xml`. The dates are the report's: a document made again from the same text is the same. */
export function formatCoreProperties(fields: ReportFields, author: string): string {
  const text = (name: string, value: string | undefined) =>
    value ? formatParent(name, escapeXml(value)) : '';
  const day = (name: string) =>
    formatElement(name, { 'xsi:type': 'dcterms:W3CDTF' }, `${fields.date}T${fields.time ?? '00:00'}:00Z`);
  return formatRoot(
    'cp:coreProperties',
    {
      'xmlns:cp': 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties',
      'xmlns:dc': DC,
      'xmlns:dcterms': 'http://purl.org/dc/terms/',
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    },
    text('dc:title', fields.title) +
      text('dc:subject', formatFieldValue(fields, 'topic')) +
      text('dc:creator', author) +
      text('cp:keywords', fields.keywords.join('；')) +
      text('dc:description', fields.summary) +
      text('cp:lastModifiedBy', author) +
      text('cp:category', fields.genre) +
      text('dc:language', 'zh-CN') +
      day('dcterms:created') +
      day('dcterms:modified'),
  );
}

/** `docProps/app.xml`. */
export function formatAppProperties(org: string): string {
  return formatRoot(
    'Properties',
    { xmlns: `${OFFICE}/extended-properties` },
    formatParent('Application', 'Gongbao') + formatParent('Company', escapeXml(org)),
  );
}

/** `docProps/custom.xml`: the report's fields under the names that the page gives them. */
export function formatCustomProperties(fields: ReportFields): string {
  const rows = FIELDS.flatMap(({ key, property, part, type }) => {
    // The title says the year, and whoever reads the file again takes it from there.
    if (part !== 'metadata' || type === 'year') return [];
    const shown = formatFieldValue(fields, property, '；');
    return shown === '' || [...shown].length > MAX_VALUE ? [] : [{ name: key, value: shown }];
  });
  const properties = [MARK, ...rows].map(({ name, value }, index) =>
    formatElement(
      'property',
      // The identifier of all properties that people make (Office, [MS-OLEPS] 2.3.3.2.3); ids begin with 2.
      { fmtid: '{D5CDD505-2E9C-101B-9397-08002B2CF9AE}', pid: index + 2, name },
      formatParent('vt:lpwstr', escapeXml(value)),
    ),
  );
  return formatRoot(
    'Properties',
    { xmlns: `${OFFICE}/custom-properties`, 'xmlns:vt': `${OFFICE}/docPropsVTypes` },
    properties.join(''),
  );
}
