import { renderSite } from '../../src/eleventy/build-site.ts';
import type { Portal } from '../../src/portal/portal.ts';

/** The pages of a build, by the paths of their files as a person reads them: `/reports/2021/示例.html`. */
export async function renderPages(portal: Portal): Promise<Map<string, string>> {
  return new Map(
    (await renderSite(portal)).map(({ url, content }) => [
      decodeURI(url).replace(/\/$/, '/index.html'),
      content,
    ]),
  );
}

export function findPage(pages: ReadonlyMap<string, string>, path: string): string {
  const html = pages.get(path);
  if (html === undefined) throw new Error(`no page ${path} among ${[...pages.keys()].join(' ')}`);
  return html;
}
