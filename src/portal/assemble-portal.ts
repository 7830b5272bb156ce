import { join } from 'node:path';
import { hashContent } from '../base/sha256.ts';
import { NO_JEKYLL } from '../publish/output-paths.ts';
import type { OutputFile } from '../publish/write-files-fs.ts';
import { renderQrPng } from '../qr/render-qr-png.ts';
import { renderQrSvg, renderQrSvgFile } from '../qr/render-qr-svg.ts';
import { type RelatedInput, rankRelated } from '../related/rank-related.ts';
import type { Site } from '../report/parse-site.ts';
import type { TextBlock } from '../report/report.ts';
import { summarize } from '../report/summarize.ts';
import { formatUrl } from '../report/urls.ts';
import type { ReportCode } from './create-report-codes.ts';
import { needsOwnPage } from './file-previews.ts';
import { formatCatalogCsv, formatCatalogJson, formatReportJson } from './format-catalog.ts';
import { formatRobots } from './format-robots.ts';
import { collectFacets, collectListings, comparePublication } from './listings.ts';
import type { Portal, PortalReport, PreviewPage, ReportLink } from './portal.ts';
import type { PreparedReport } from './prepare-report-fs.ts';
import { type FormName, formatFormPath, offerForm, writeForms } from './report-forms.ts';

/** Related reports on a page. */
export const RELATED_LIMIT = 5;

/** For each report's id the ids of its 相关文章, best first. */
export type RelatedIds = ReadonlyMap<string, readonly string[]>;

export type RankReports = (reports: readonly PortalReport[]) => RelatedIds;

export const rankReports: RankReports = (reports) =>
  rankRelated(reports.map(describeForRanking), { limit: RELATED_LIMIT });

/**
 * Makes the portal out of reports that are each complete but for what links them.
 * @param rank A preview, which cannot wait for a ranking, brings an earlier one; reports that it lacks get no 相关文章.
 */
export function assemblePortal(
  created: readonly PortalReport[],
  site: Site,
  rank: RankReports = rankReports,
): Portal {
  const reports = linkReports([...created].sort(comparePublication), rank(created));
  const facets = collectFacets(reports);
  const files: OutputFile[] = [
    { path: NO_JEKYLL, content: '' },
    { path: 'robots.txt', content: formatRobots(site) },
    createLateFile('catalog.json', () => formatCatalogJson({ site, reports })),
    createLateFile('catalog.csv', () => formatCatalogCsv({ site, reports })),
    ...reports.flatMap((report) => report.files),
  ];
  return {
    site,
    reports,
    facets,
    listings: collectListings(reports, facets),
    previewPages: collectPreviewPages(reports),
    files,
  };
}

/** A file whose text is made when somebody reads it: a preview hardly ever does. */
function createLateFile(path: string, format: () => string): OutputFile {
  return {
    path,
    get content() {
      return format();
    },
  };
}

/** What the choice of 相关文章 looks at. */
export function describeForRanking({ id, blocks, fields }: PortalReport): RelatedInput {
  const { title, topic, org, year, genre } = fields;
  return { id, title, topic, org, year, genre, text: blocks.map((block) => block.text).join('\n') };
}

/** A report with everything that does not depend on the others. */
export function createReport(
  prepared: PreparedReport,
  site: Site,
  code: ReportCode | undefined,
): PortalReport {
  const { source, rendered } = prepared;
  const { fields, id } = source;
  const base = `reports/${id}`;
  const path = `${base}.html`;
  const joinText = (blocks: readonly TextBlock[]) => blocks.map((block) => block.text).join('\n');
  const time = fields.time ?? site.pubTime;
  const report: PortalReport = {
    id,
    file: source.file,
    fields,
    issuer: fields.signature.find((line) => !/\d/.test(line)) ?? fields.org,
    pubDate: time ? `${fields.date} ${time}` : fields.date,
    summary: fields.summary ?? summarize(chooseLead(rendered.blocks)),
    path,
    url: formatUrl(path),
    html: rendered.html,
    preamble: joinText(rendered.blocks.filter((block) => block.section === undefined && !block.isFootnote)),
    sections: rendered.sections,
    footnotes: joinText(rendered.blocks.filter((block) => block.isFootnote)),
    blocks: rendered.blocks,
    downloads: [],
    pictures: `${formatUrl(`${base}/previews`)}/`,
    related: [],
    files: [],
    source: { path: `${base}/index.md`, copyFrom: join(source.folder, 'index.md'), sha256: source.sha256 },
  };
  for (const { absolutePath, path: local } of prepared.localFiles) {
    report.files.push({ path: `${base}/${local}`, copyFrom: absolutePath });
  }
  addAttachments(report, prepared, base);
  addGenerated(report, source.text);
  if (code) addQr(report, code, base);
  return report;
}

/** The first paragraph that says something: a salutation such as 各区人民政府： does not. */
function chooseLead(blocks: readonly TextBlock[]): string {
  const paragraphs = blocks.filter((block) => block.kind === 'paragraph').map((block) => block.text);
  return paragraphs.find((text) => !/[：:]$/.test(text)) ?? paragraphs[0] ?? '';
}

function addAttachments(report: PortalReport, { attachments }: PreparedReport, base: string): void {
  const pictures = new Map<string, OutputFile>();
  for (const [index, attachment] of attachments.entries()) {
    const { path, name, absolutePath, bytes, sha256, type, preview, text } = attachment;
    const output = `${base}/attachments/${path}`;
    report.files.push({ path: output, copyFrom: absolutePath, sha256 });
    // Named by their content: two files may hold the same picture.
    for (const picture of attachment.pictures) pictures.set(picture.path, picture);
    const isLarge = preview && needsOwnPage(preview, text ?? '');
    report.downloads.push({
      url: formatUrl(output),
      name: withExtension(name, path),
      bytes,
      sha256,
      typeLabel: type.label,
      mime: type.mime,
      ...(preview ? { preview } : {}),
      ...(preview &&
        (isLarge ? { page: formatUrl(`${base}/previews/${path}.html`) } : { anchor: `file-${index + 1}` })),
      ...(text === undefined ? {} : { text }),
    });
  }
  for (const [name, picture] of pictures) report.files.push({ ...picture, path: `${base}/previews/${name}` });
}

function collectPreviewPages(reports: readonly PortalReport[]): PreviewPage[] {
  return reports.flatMap((report) =>
    report.downloads.flatMap((file) =>
      // An address is made of a path segment by segment; so is the path of it.
      file.page === undefined
        ? []
        : [{ path: file.page.split('/').map(decodeURIComponent).join('/'), report, file }],
    ),
  );
}

/** A name that the editor chose is also the downloaded file's, which needs its ending to open. */
function withExtension(name: string, path: string): string {
  const extension = /\.[^./]+$/.exec(path)?.[0] ?? '';
  return name.toLowerCase().endsWith(extension.toLowerCase()) ? name : name + extension;
}

/** The text itself as files, so that 附件下载 is never a dead label. */
function addGenerated(report: PortalReport, markdown: string): void {
  const offer = (form: FormName, content: string) => {
    const bytes = Buffer.from(content, 'utf8');
    report.files.push({ path: formatFormPath(report.path, form), content });
    offerForm(report, form, { bytes: bytes.length, sha256: hashContent(bytes) });
  };
  for (const { form, content } of writeForms(report, markdown)) offer(form, content);
}

function addQr(report: PortalReport, { code, address }: ReportCode, base: string): void {
  report.canonical = address;
  const title = `《${report.fields.title}》的二维码`;
  report.files.push(
    { path: `${base}.qr.svg`, content: renderQrSvgFile(code, { title }) },
    { path: `${base}.qr.png`, content: renderQrPng(code, { scale: 10 }) },
  );
  report.qr = {
    svg: renderQrSvg(code, { title }),
    svgUrl: formatUrl(`${base}.qr.svg`),
    pngUrl: formatUrl(`${base}.qr.png`),
    address,
  };
}

const formatLink = ({ url, fields: { title, org, date } }: PortalReport): ReportLink => ({
  url,
  title,
  org,
  date,
});

/** 相关文章, previous and next. `reports` are in publication order. */
function linkReports(reports: readonly PortalReport[], ranked: RelatedIds): PortalReport[] {
  const byId = new Map(reports.map((report) => [report.id, report]));
  return reports.map((created, index) => {
    const chosen =
      created.fields.related.length > 0 ? created.fields.related : (ranked.get(created.id) ?? []);
    const newer = reports[index - 1];
    const older = reports[index + 1];
    const report: PortalReport = {
      ...created,
      downloads: [...created.downloads],
      related: chosen.flatMap((id) => byId.get(id) ?? []).map(formatLink),
      ...(newer ? { newer: formatLink(newer) } : {}),
      ...(older ? { older: formatLink(older) } : {}),
    };
    const json = createLateFile(report.path.replace(/html$/, 'json'), () => formatReportJson(report));
    report.files = [...created.files, json];
    return report;
  });
}
