import { readFile } from 'node:fs/promises';
import { makeReportFile } from './make-report-file.ts';
import type { Portal } from './portal.ts';
import type { PreparedReport } from './prepare-report-fs.ts';
import { createSingleFileRenderer } from './render-single-file.ts';
import { formatFormPath, offerForm } from './report-forms.ts';

const TEMPLATE = new URL('../../_includes/single-file.njk', import.meta.url);

export const readSingleFileTemplate = async () => createSingleFileRenderer(await readFile(TEMPLATE, 'utf8'));

/** Offers each report also as one file (`render-single-file.ts`). */
export async function addSingleFiles(
  { reports, files, site }: Pick<Portal, 'site' | 'reports' | 'files'>,
  prepared: readonly PreparedReport[],
  styles: string,
): Promise<void> {
  const renderSingleFile = await readSingleFileTemplate();
  const imagesById = new Map(prepared.map(({ source, images }) => [source.id, images]));
  for (const report of reports) {
    const images = imagesById.get(report.id) ?? [];
    const render = async () => renderSingleFile(report, { site, styles, images: await readImages(images) });
    const place = { path: formatFormPath(report.path, 'single'), source: report.file };
    const { file, bytes, sha256 } = await makeReportFile(place, render, { hasPictures: images.length > 0 });
    report.files.push(file);
    files.push(file);
    offerForm(report, 'single', { bytes, sha256 });
  }
}

async function readImages(images: PreparedReport['images']): Promise<Map<string, string>> {
  const read = async ({ url, absolutePath, mime }: PreparedReport['images'][number]) => {
    const base64 = await readFile(absolutePath, 'base64');
    return [url, `data:${mime};base64,${base64}`] as const;
  };
  return new Map(await Promise.all(images.map(read)));
}
