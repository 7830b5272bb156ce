import type { Site } from '../report/parse-site.ts';
import type { PortalReport } from './portal.ts';

/** What a page is, for its labels: any page, a list, or a report. */
export type PageLabels =
  | { kind: 'page' }
  | { kind: 'column'; name: string; description: string }
  | { kind: 'article'; report: PortalReport };

/**
 * Page labels of 《政府网站发展指引》 (国办发〔2017〕47号): 3 on every page, column labels on lists and reports,
 * article labels on reports. Empty and placeholder values are faults there, so what is not known is left out.
 */
export function formatPageLabels(site: Site, labels: PageLabels): { name: string; content: string }[] {
  const all: [string, string | undefined][] = [
    ['SiteName', site.name],
    ['SiteDomain', site.url ? new URL(site.url).host : ''],
    ['SiteIDCode', site.siteIdCode],
  ];
  if (labels.kind === 'page') all.push(['description', site.description]);
  if (labels.kind === 'column') {
    all.push(
      ['ColumnName', labels.name],
      ['ColumnDescription', labels.description],
      ['ColumnType', '信息公开目录'],
    );
    all.push(['description', `${site.name}：${labels.description}`]);
  }
  if (labels.kind === 'article') {
    const { fields, pubDate, summary, canonical } = labels.report;
    all.push(['ColumnName', fields.category ?? fields.genre], ['ColumnType', '信息公开目录']);
    all.push(
      ['ArticleTitle', fields.title],
      ['PubDate', pubDate],
      ['ContentSource', fields.source ?? fields.org],
    );
    all.push(
      ['Keywords', fields.keywords.join(';')],
      ['Author', fields.org],
      ['Description', summary],
      ['Url', canonical],
    );
  }
  return all.flatMap(([name, content]) => (content ? [{ name, content }] : []));
}
