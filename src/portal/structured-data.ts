import { readLicense } from '../report/license.ts';
import type { Site } from '../report/parse-site.ts';
import type { RelationType } from '../report/relations.ts';
import { findStanding } from '../report/validity.ts';
import { describeFixedTrail, describeListTrail, describeTrail, type Trail } from './describe-listing.ts';
import { findLastChange } from './format-last-change.ts';
import type { PageData } from './page-kinds.ts';
import type { Download, FacetGroup, PortalReport } from './portal.ts';

/**
 * What search engines read of a page (JSON-LD with the words of schema.org). It says what the page shows and nothing
 * besides; every address in it is whole, so a portal without one has none.
 */

type Node = Readonly<Record<string, unknown>>;

/** Without what is not known, and without lists of nothing. */
const known = (node: Node): Node =>
  Object.fromEntries(
    Object.entries(node).filter(
      ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
    ),
  );

const organization = (name: string): Node => ({ '@type': 'GovernmentOrganization', name });

/** The body that runs the portal, where it says which. */
const publisher = ({ organization: name, url }: Site): Node | undefined =>
  name === '' ? undefined : { ...organization(name), url };

/** Terms that have an address are a licence for machines; others are a sentence for people. */
function describeTerms(site: Site): Node {
  const license = readLicense(site.license);
  return license?.url ? { license: license.url } : { copyrightNotice: license?.name };
}

const describeSite = (site: Site): Node => ({
  '@type': 'WebSite',
  '@id': `${site.url}#website`,
  ...known({
    url: site.url,
    name: site.name,
    description: site.description,
    inLanguage: 'zh-CN',
    publisher: publisher(site),
    ...describeTerms(site),
  }),
  // The search page takes its words from its address.
  potentialAction: {
    '@type': 'SearchAction',
    target: { '@type': 'EntryPoint', urlTemplate: `${site.url}search.html?q={search_term_string}` },
    'query-input': 'required name=search_term_string',
  },
});

/** Sizes and hashes are in the catalogues: each page is loaded by readers, who have no use for them. */
const describeFile = ({ url, name, mime, form }: Download, site: Site): Node => ({
  '@type': 'MediaObject',
  ...(form ? {} : { name }),
  contentUrl: site.url + url,
  encodingFormat: mime,
});

/** What a document does to another one that binds. */
const LEGAL_RELATIONS: Partial<Record<RelationType, string>> = {
  amends: 'legislationAmends',
  repeals: 'legislationRepeals',
  annuls: 'legislationRepeals',
  replaces: 'legislationChanges',
};

function describeLegalRelations({ relations }: PortalReport, site: Site): Node {
  const described: Record<string, Node[]> = {};
  for (const { relation, title, url, isOutside, documentNumber } of relations) {
    const property = LEGAL_RELATIONS[relation.type];
    if (property === undefined || relation.side !== 'active') continue;
    described[property] = [
      ...(described[property] ?? []),
      {
        '@type': 'Legislation',
        name: title,
        url: isOutside ? url : site.url + url,
        ...known({ legislationIdentifier: documentNumber }),
      },
    ];
  }
  return described;
}

/** A document that binds: its standing is known, or the day from which it does. */
export const isLegislation = ({ validity, fields }: Pick<PortalReport, 'validity' | 'fields'>): boolean =>
  validity !== undefined || fields.effectiveDate !== undefined;

function describeLegislation(report: PortalReport, site: Site): Node {
  const { fields, validity } = report;
  const end = fields.ceasedDate ?? fields.validUntil;
  return {
    '@type': 'Legislation',
    ...known({
      legislationIdentifier: fields.documentNumber,
      legislationType: fields.genre,
      legislationDate: fields.issuedDate,
      legislationDateOfApplicability: fields.effectiveDate,
      legislationPassedBy: organization(report.issuer),
      legislationLegalForce:
        validity && `https://schema.org/${findStanding(validity) === '现行有效' ? 'InForce' : 'NotInForce'}`,
      temporalCoverage:
        fields.effectiveDate && (end ? `${fields.effectiveDate}/${end}` : `${fields.effectiveDate}/..`),
    }),
    ...describeLegalRelations(report, site),
  };
}

function describeReport(report: PortalReport, site: Site): Node {
  const { fields, canonical } = report;
  const files = report.downloads.filter(({ onlyInBuilds }) => !onlyInBuilds);
  const time = fields.time ? `T${fields.time}:00+08:00` : '';
  const changed = findLastChange(report);
  return {
    ...(isLegislation(report)
      ? describeLegislation(report, site)
      : { '@type': 'Report', ...known({ reportNumber: fields.documentNumber }) }),
    '@id': canonical,
    url: canonical,
    ...known({
      name: fields.title,
      headline: isLegislation(report) ? undefined : fields.title,
      identifier: fields.indexNumber,
      abstract: report.summary,
      inLanguage: 'zh-CN',
      genre: fields.genre,
      about: { '@type': 'Thing', name: fields.topicPath ?? fields.topic },
      keywords: fields.keywords.join(','),
      datePublished: fields.date + time,
      dateModified: changed === fields.date ? undefined : changed,
      author: organization(fields.org),
      publisher: publisher(site),
      isPartOf: { '@id': `${site.url}#website` },
      encoding: files.filter(({ form }) => form).map((file) => describeFile(file, site)),
      associatedMedia: files.filter(({ form }) => !form).map((file) => describeFile(file, site)),
      ...describeTerms(site),
    }),
  };
}

/** 当前位置; a step that is no page has a name alone. */
function describeBreadcrumb(trail: Trail, site: Site, canonical: string): Node {
  const steps = [{ url: 'index.html', label: '首页' }, ...trail];
  return {
    '@type': 'BreadcrumbList',
    itemListElement: steps.map(({ url, label }, at) => ({
      '@type': 'ListItem',
      position: at + 1,
      name: label,
      ...(url === undefined
        ? at === steps.length - 1
          ? { item: { '@id': canonical } }
          : {}
        : { item: { '@id': site.url + url } }),
    })),
  };
}

/** @param page.canonical empty where the page has no address of its own */
export function formatStructuredData(
  site: Site,
  page: PageData & { canonical: string; isHome: boolean; facets: readonly FacetGroup[] },
): string {
  const { report, listing, fixed, canonical } = page;
  if (canonical === '' || report?.fields.withdrawal) return '';
  const nodes: Node[] = [];
  if (page.isHome) nodes.push(describeSite(site));
  if (report) nodes.push(describeReport(report, site));
  const trail = report
    ? describeTrail(report, page.facets)
    : listing
      ? describeListTrail(listing)
      : fixed && describeFixedTrail(fixed);
  if (trail) nodes.push(describeBreadcrumb(trail, site, canonical));
  if (nodes.length === 0) return '';
  const json = JSON.stringify({ '@context': 'https://schema.org', '@graph': nodes });
  // Inside of a script element: nothing in it may end it or begin another.
  return json.replaceAll('<', '\\u003c').replaceAll('>', '\\u003e').replaceAll('&', '\\u0026');
}
