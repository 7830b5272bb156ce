import { readFile } from 'node:fs/promises';
import { makeReportFile } from './make-report-file.ts';
import type { Portal, PortalReport } from './portal.ts';
import type { PreparedReport } from './prepare-report-fs.ts';
import { renderSingleFile } from './render-single-file.ts';

/** Offers each report also as one file (`render-single-file.ts`). */
export async function addSingleFiles(
  { reports, files, site }: Pick<Portal, 'site' | 'reports' | 'files'>,
  prepared: readonly PreparedReport[],
  styles: string,
): Promise<void> {
  const imagesById = new Map(prepared.map(({ source, images }) => [source.id, images]));
  for (const report of reports) {
    const images = imagesById.get(report.id) ?? [];
    const render = async () => renderSingleFile(report, { site, styles, images: await readImages(images) });
    const place = { path: report.path.replace(/html$/, 'single.html'), source: report.file };
    const { file, bytes, sha256 } = await makeReportFile(place, render, { hasPictures: images.length > 0 });
    report.files.push(file);
    files.push(file);
    offer(report, bytes, sha256);
  }
}

function offer(report: PortalReport, bytes: number, sha256: string): void {
  report.downloads.push({
    url: report.url.replace(/html$/, 'single.html'),
    name: `${report.fields.title}.html`,
    bytes,
    sha256,
    typeLabel: '单个网页文件，图片都在里面，可以用邮件发送',
    mime: 'text/html',
    generated: true,
  });
}

async function readImages(images: PreparedReport['images']): Promise<Map<string, string>> {
  const read = async ({ url, absolutePath, mime }: PreparedReport['images'][number]) => {
    const base64 = await readFile(absolutePath, 'base64');
    return [url, `data:${mime};base64,${base64}`] as const;
  };
  return new Map(await Promise.all(images.map(read)));
}
