import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { writeFiles } from '../../src/publish/write-files-fs.ts';
import type { SearchRecord } from '../../src/search/render-record.ts';
import { listSearchFiles, wrapSearchFiles } from '../../src/search/write-search-scripts-fs.ts';
import { buildSearchIndex, createSearchRecord } from './build-search-index.ts';
import { exampleSite } from './built-site.ts';
import { tempFolder } from './temp-folder.ts';

/** Reports of twelve years, the newest the shortest: of 改革 each older one has more. */
export const PARTED_RECORDS: readonly SearchRecord[] = Array.from({ length: 12 }, (_, at) => {
  const year = 2012 + at;
  return createSearchRecord(`nian${year}`, {
    title: `示例区示例局${year}年度示例报告`,
    date: `${year}-03-01`,
    facets: {
      year: String(year),
      org: at % 2 === 0 ? '示例甲局' : '示例乙局',
      topic: '综合政务',
      genre: '报告',
    },
    preamble: `深化改革${'，持续改革'.repeat(12 - at)}。${year === 2012 ? '建成示例桥梁。' : ''}`,
    sections: [{ id: 's1', title: '一、总体情况', text: `第${at + 1}条要求抓好落实。` }],
  });
});

/**
 * The example's pages with an index of twelve parts, one for each of the records, newest first.
 * @param claimed characters that each part claims to have: a search takes as many at a time as its steps allow
 */
export async function writePartedSite(claimed: number): Promise<string> {
  const site = path.join(await tempFolder(), '分卷');
  await cp(await exampleSite(), site, { recursive: true });
  for (const folder of ['pagefind', 'search']) await rm(path.join(site, folder), { recursive: true });
  for (const [name, bytes] of buildSearchIndex(PARTED_RECORDS, { partSize: 1, claimed })) {
    await mkdir(path.dirname(path.join(site, name)), { recursive: true });
    await writeFile(path.join(site, name), bytes);
  }
  const texts = PARTED_RECORDS.map(({ url }) => url.replace(/html$/, 'json'));
  await writeFiles(site, wrapSearchFiles(site, await listSearchFiles(site, texts)));
  return site;
}
