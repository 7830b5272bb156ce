import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Portal, PortalReport } from './portal.ts';
import type { PreparedReport } from './prepare-report-fs.ts';
import { renderSingleFile } from './render-single-file.ts';

/**
 * Offers each report also as one file (`render-single-file.ts`). What holds pictures is made again when it is
 * written: a portal of picture reports would not fit into memory.
 */
export async function addSingleFiles(
  { reports, files, site }: Pick<Portal, 'site' | 'reports' | 'files'>,
  prepared: readonly PreparedReport[],
  styles: string,
): Promise<void> {
  const imagesById = new Map(prepared.map(({ source, images }) => [source.id, images]));
  for (const report of reports) {
    const images = imagesById.get(report.id) ?? [];
    const render = async () => renderSingleFile(report, { site, styles, images: await readImages(images) });
    const content = await render();
    const path = report.path.replace(/html$/, 'single.html');
    const sha256 = hashText(content);
    const produce = async () => {
      const again = await render();
      if (hashText(again) !== sha256) {
        throw new Error(`图片在生成网站的时候被改动了：${report.file}。请保存好以后重新生成。`);
      }
      return again;
    };
    const file = images.length > 0 ? { path, produce } : { path, content };
    report.files.push(file);
    files.push(file);
    offer(report, Buffer.byteLength(content), sha256);
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

const hashText = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
