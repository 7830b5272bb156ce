import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { OutputFile } from '../publish/write-files-fs.ts';
import { renderQrPng } from '../qr/render-qr-png.ts';
import { renderQrSvg, renderQrSvgFile } from '../qr/render-qr-svg.ts';
import { rankRelated } from '../related/rank-related.ts';
import type { Site } from '../report/parse-site.ts';
import type { TextBlock } from '../report/report.ts';
import { summarize } from '../report/summarize.ts';
import { formatUrl } from '../report/urls.ts';
import type { ReportCode } from './create-report-codes.ts';
import { formatCatalogCsv, formatCatalogJson, formatReportJson, formatReportText } from './format-catalog.ts';
import { collectFacets, collectListings, comparePublication } from './listings.ts';
import type { Portal, PortalReport, ReportLink } from './portal.ts';
import type { PreparedReport } from './prepare-report-fs.ts';

/** Related reports on a page. */
const RELATED_LIMIT = 5;

/** Makes the portal out of reports that are each known to be sound. */
export function assemblePortal(
  prepared: readonly PreparedReport[],
  site: Site,
  codes: ReadonlyMap<string, ReportCode>,
): Portal {
  const reports = prepared
    .map((report) => createReport(report, site, codes.get(report.source.id)))
    .sort(comparePublication);
  linkReports(reports);
  for (const report of reports)
    report.files.push({ path: report.path.replace(/html$/, 'json'), content: formatReportJson(report) });
  const facets = collectFacets(reports);
  const files: OutputFile[] = [
    { path: 'catalog.json', content: formatCatalogJson({ site, reports }) },
    { path: 'catalog.csv', content: formatCatalogCsv({ site, reports }) },
    ...reports.flatMap((report) => report.files),
  ];
  return { site, reports, facets, listings: collectListings(reports, facets), files };
}

function createReport(prepared: PreparedReport, site: Site, code: ReportCode | undefined): PortalReport {
  const { source, rendered } = prepared;
  const { fields, id } = source;
  const base = `reports/${id}`;
  const path = `${base}.html`;
  const firstHeading = rendered.blocks.findIndex((block) => block.section !== undefined);
  const body = firstHeading < 0 ? rendered.blocks.length : firstHeading;
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
    preamble: joinText(rendered.blocks.slice(0, body)),
    sections: rendered.sections,
    footnotes: joinText(rendered.blocks.slice(body).filter((block) => block.section === undefined)),
    blocks: rendered.blocks,
    downloads: [],
    related: [],
    files: [],
    source: { path: `${base}/index.md`, copyFrom: join(source.folder, 'index.md'), sha256: source.sha256 },
  };
  for (const { absolutePath, path: local } of prepared.localFiles) {
    report.files.push({ path: `${base}/${local}`, copyFrom: absolutePath });
  }
  addAttachments(report, prepared, base);
  addGenerated(report, source.text, base);
  if (code) addQr(report, code, base);
  return report;
}

/** The first paragraph that says something: a salutation such as 各区人民政府： does not. */
function chooseLead(blocks: readonly TextBlock[]): string {
  const paragraphs = blocks.filter((block) => block.kind === 'paragraph').map((block) => block.text);
  return paragraphs.find((text) => !/[：:]$/.test(text)) ?? paragraphs[0] ?? '';
}

function addAttachments(report: PortalReport, { attachments }: PreparedReport, base: string): void {
  for (const [
    index,
    { path, name, absolutePath, bytes, sha256, type, preview, text },
  ] of attachments.entries()) {
    const output = `${base}/attachments/${path}`;
    report.files.push({ path: output, copyFrom: absolutePath, sha256 });
    report.downloads.push({
      url: formatUrl(output),
      name: withExtension(name, path),
      bytes,
      sha256,
      typeLabel: type.label,
      mime: type.mime,
      generated: false,
      ...(preview ? { preview, anchor: `file-${index + 1}` } : {}),
      ...(text === undefined ? {} : { text }),
    });
  }
}

/** A name that the editor chose is also the downloaded file's, which needs its ending to open. */
function withExtension(name: string, path: string): string {
  const extension = /\.[^./]+$/.exec(path)?.[0] ?? '';
  return name.toLowerCase().endsWith(extension.toLowerCase()) ? name : name + extension;
}

/** The text itself as files, so that 附件下载 is never a dead label. */
function addGenerated(report: PortalReport, markdown: string, base: string): void {
  const offer = (ending: string, content: string, typeLabel: string, mime: string) => {
    const bytes = Buffer.from(content, 'utf8');
    report.files.push({ path: `${base}.${ending}`, content });
    report.downloads.push({
      url: formatUrl(`${base}.${ending}`),
      name: `${report.fields.title}.${ending}`,
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      typeLabel,
      mime,
      generated: true,
    });
  };
  offer('txt', formatReportText(report), '纯文本', 'text/plain');
  offer('md', markdown, 'Markdown 原文', 'text/markdown');
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
function linkReports(reports: readonly PortalReport[]): void {
  const byId = new Map(reports.map((report) => [report.id, report]));
  const ranked = rankRelated(
    reports.map(({ id, blocks, fields: { title, topic, org, year, genre } }) => ({
      id,
      title,
      topic,
      org,
      year,
      genre,
      text: blocks.map((block) => block.text).join('\n'),
    })),
    { limit: RELATED_LIMIT },
  );
  for (const [index, report] of reports.entries()) {
    const chosen = report.fields.related.length > 0 ? report.fields.related : (ranked.get(report.id) ?? []);
    report.related = chosen.flatMap((id) => byId.get(id) ?? []).map(formatLink);
    const newer = reports[index - 1];
    const older = reports[index + 1];
    if (newer) report.newer = formatLink(newer);
    if (older) report.older = formatLink(older);
  }
}
