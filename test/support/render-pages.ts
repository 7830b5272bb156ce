import { renderSite } from '../../src/eleventy/build-site.ts';
import type { Portal } from '../../src/portal/portal.ts';

/** The pages of a build, by their addresses as a person reads them: `/reports/2021/示例.html`. */
export async function renderPages(portal: Portal): Promise<Map<string, string>> {
  return new Map((await renderSite(portal)).map(({ url, content }) => [decodeURI(url), content]));
}
