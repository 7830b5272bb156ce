import { readLicense } from '../report/license.ts';
import type { Site } from '../report/parse-site.ts';
import { findLastChange } from './format-last-change.ts';
import type { PortalReport } from './portal.ts';

/**
 * DCMI Metadata Terms in the head of a report (https://www.dublincore.org/specifications/dublin-core/dcmi-terms/), in
 * the form of DC-HTML: what libraries and archives harvest. What is not known is left out.
 */
export function formatDublinCore(report: PortalReport, site: Site): { name: string; content: string }[] {
  const { fields, relations, canonical, summary } = report;
  const license = readLicense(site.license);
  const changed = findLastChange(report);
  const others = (side: string) =>
    relations
      .filter(({ relation }) => relation.type === 'replaces' && relation.side === side)
      .map(({ url, isOutside, title }) => (isOutside ? url : site.url ? site.url + url : title));
  const start = fields.effectiveDate && `start=${fields.effectiveDate}`;
  const last = fields.ceasedDate ?? fields.validUntil;
  const all: [string, string | readonly string[] | undefined][] = [
    ['title', fields.title],
    ['creator', fields.org],
    ['publisher', site.organization],
    ['source', fields.source],
    ['issued', fields.date],
    ['created', fields.issuedDate],
    ['modified', changed === fields.date ? undefined : changed],
    ['valid', [start, last && `end=${last}`].filter(Boolean).join('; ')],
    ['type', fields.genre],
    ['subject', [fields.topicPath ?? fields.topic, ...fields.keywords]],
    ['abstract', summary],
    ['language', 'zh-CN'],
    ['identifier', [fields.indexNumber, fields.documentNumber, canonical].flatMap((one) => one ?? [])],
    ['audience', fields.audience],
    ['accessRights', fields.disclosure],
    ['license', license?.url],
    ['rights', license && !license.url ? license.name : undefined],
    ['replaces', others('active')],
    ['isReplacedBy', others('passive')],
  ];
  return all.flatMap(([term, value]) =>
    [value ?? []].flat().flatMap((content) => (content ? [{ name: `DCTERMS.${term}`, content }] : [])),
  );
}
