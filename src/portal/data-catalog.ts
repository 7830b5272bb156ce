import { findLatest } from '../report/calendar-date.ts';
import { readLicense } from '../report/license.ts';
import type { Site } from '../report/parse-site.ts';
import { partCatalog } from './format-catalog.ts';
import { findLastChange } from './format-last-change.ts';
import type { Download, Portal, PortalReport } from './portal.ts';
import { formatJsonPath } from './report-forms.ts';

/**
 * The reports and their files as a catalogue of data sets (DCAT 3, with the terms of DCAT-AP 3.0), in JSON-LD: programs
 * that know no RDF read it as JSON, and there is one parser for all that this portal offers machines. Its words are
 * explained inside of it, nothing is to be fetched.
 */

const PATH = 'catalog.jsonld';

const CONTEXT = {
  '@language': 'zh-CN',
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  spdx: 'http://spdx.org/rdf/terms#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  // One of many: pages and files are nodes, days and counts are typed, all other texts are Chinese.
  'dcat:dataset': { '@type': '@id' },
  'dcat:catalog': { '@type': '@id' },
  'dcat:accessURL': { '@type': '@id' },
  'dcat:downloadURL': { '@type': '@id' },
  'dcat:landingPage': { '@type': '@id' },
  'foaf:homepage': { '@type': '@id' },
  'dcat:mediaType': { '@type': '@id' },
  'dcat:byteSize': { '@type': 'xsd:nonNegativeInteger' },
  'dct:issued': { '@type': 'xsd:date' },
  'dct:modified': { '@type': 'xsd:date' },
  'dct:language': { '@type': '@id' },
  'dct:identifier': { '@language': null },
  'dct:license': { '@type': '@id' },
  'dct:isPartOf': { '@type': '@id' },
  'spdx:algorithm': { '@type': '@id' },
  'spdx:checksumValue': { '@type': 'xsd:hexBinary' },
} as const;

/** Of the Publications Office of the EU, which DCAT-AP asks for. */
const CHINESE = 'http://publications.europa.eu/resource/authority/language/ZHO';

type Node = Readonly<Record<string, unknown>>;

const agent = (name: string, site: Site): Node => ({
  '@type': 'foaf:Agent',
  'foaf:name': name,
  ...(name === site.organization ? { 'foaf:homepage': site.url } : {}),
});

/** An address is a licence, words are a statement of rights. */
function describeTerms(site: Site): Node {
  const license = readLicense(site.license);
  if (!license) return {};
  const { url, name } = license;
  return url
    ? { 'dct:license': { '@id': url, '@type': 'dct:LicenseDocument', 'dct:title': name } }
    : { 'dct:rights': { '@type': 'dct:RightsStatement', 'dct:title': name } };
}

interface OfferedFile extends Pick<Download, 'url' | 'mime'> {
  title: string;
  bytes?: number;
  sha256?: string;
}

const describeFile = ({ url, mime, title, bytes, sha256 }: OfferedFile, page: string, site: Site): Node => ({
  '@id': site.url + url,
  '@type': 'dcat:Distribution',
  'dct:title': title,
  'dcat:accessURL': page,
  'dcat:downloadURL': site.url + url,
  'dcat:mediaType': `https://www.iana.org/assignments/media-types/${mime}`,
  ...(bytes === undefined ? {} : { 'dcat:byteSize': String(bytes) }),
  ...(sha256 === undefined
    ? {}
    : {
        'spdx:checksum': {
          '@type': 'spdx:Checksum',
          'spdx:algorithm': 'spdx:checksumAlgorithm_sha256',
          'spdx:checksumValue': sha256,
        },
      }),
  ...describeTerms(site),
});

function listFiles({ url, downloads, fields }: PortalReport): OfferedFile[] {
  return [
    { url, mime: 'text/html', title: `${fields.title}（网页）` },
    { url: formatJsonPath(url), mime: 'application/json', title: `${fields.title}（JSON）` },
    ...downloads.flatMap(({ url, mime, name, bytes, sha256, onlyInBuilds }) =>
      onlyInBuilds ? [] : [{ url, mime, title: name, bytes, sha256 }],
    ),
  ];
}

function describeReport(report: PortalReport, site: Site): Node {
  const { fields, summary, columns } = report;
  const page = site.url + report.url;
  const keywords = [
    ...new Set([...fields.keywords, fields.topic, fields.genre, ...columns.all.map(({ label }) => label)]),
  ];
  return {
    '@id': `${page}#dataset`,
    '@type': 'dcat:Dataset',
    'dct:title': fields.title,
    'dct:description': summary || fields.title,
    'dct:identifier': fields.indexNumber ?? fields.documentNumber ?? page,
    'dct:issued': fields.date,
    'dct:modified': findLastChange(report),
    'dct:language': CHINESE,
    'dct:publisher': agent(fields.org, site),
    'dcat:landingPage': page,
    'dcat:keyword': keywords,
    'dcat:distribution': listFiles(report).map((file) => describeFile(file, page, site)),
  };
}

function describeCatalog(
  site: Site,
  { path, title }: { path: string; title: string },
  reports: readonly PortalReport[],
  more: Node,
): Node {
  const newest = findLatest(reports.map(findLastChange));
  return {
    '@context': CONTEXT,
    '@id': `${site.url}${path}#catalog`,
    '@type': 'dcat:Catalog',
    'dct:title': title,
    'dct:description': site.description || `${site.name}公开的报告和文件`,
    'dct:publisher': agent(site.organization || site.name, site),
    'dct:language': CHINESE,
    'foaf:homepage': site.url,
    ...(newest ? { 'dct:modified': newest } : {}),
    ...describeTerms(site),
    ...more,
  };
}

const format = (node: Node) => `${JSON.stringify(node, null, 1)}\n`;

/**
 * The catalogue of a portal that has an address; where there are very many reports, one that names those of each year,
 * as `catalog.json` is parted. Reports that were taken back are not offered.
 */
export function createDataCatalogs({
  site,
  reports,
}: Pick<Portal, 'site' | 'reports'>): { path: string; format(): string }[] {
  if (!site.url) return [];
  const parts = partCatalog(reports).map(({ path, ...part }) => ({
    ...part,
    path: path.replace(/json$/, 'jsonld'),
  }));
  const whole = { path: PATH, title: site.name };
  const list = (members: readonly PortalReport[]) => ({
    'dcat:dataset': members.map((report) => describeReport(report, site)),
  });
  const years = { 'dcat:catalog': parts.map(({ path }) => `${site.url}${path}#catalog`) };
  return [
    {
      path: PATH,
      format: () => format(describeCatalog(site, whole, reports, parts.length > 0 ? years : list(reports))),
    },
    ...parts.map(({ path, year, members }) => ({
      path,
      format: () => {
        const more = { 'dct:isPartOf': `${site.url}${PATH}#catalog`, ...list(members) };
        return format(describeCatalog(site, { path, title: `${site.name}（${year}年）` }, members, more));
      },
    })),
  ];
}
