import type { FormName } from '../../src/portal/report-forms.ts';
import { loadCorpus } from './load-corpus-fs.ts';
import type { Measurement } from './table.ts';
import { type Texts, withTempFolder, writeContent } from './write-corpus-fs.ts';

/** What Word files add to the making of a portal, text check included, and how large they are. */
export const measureWord = (texts: Texts): Promise<Measurement> =>
  withTempFolder(async (content) => {
    const load = async (without: readonly FormName[]) => {
      const started = performance.now();
      const portal = await loadCorpus(content, without);
      return { portal, seconds: (performance.now() - started) / 1000 };
    };
    await writeContent(content, texts, 1000);
    const without = await load(['pdf', 'word']);
    const { portal, seconds } = await load(['pdf']);
    const files = portal.reports.flatMap(({ downloads, url }) =>
      downloads.filter((file) => file.url === url.replace(/html$/, 'docx')),
    );
    const kilobytes = files.reduce((sum, { bytes }) => sum + bytes, 0) / 1000 / files.length;
    const figures = [without.seconds, seconds - without.seconds, kilobytes].map((value) => value.toFixed(1));
    return {
      columns: ['Word 文件', '读取与检查（秒）', '再做 Word 文件（秒）', '每个（kB）'],
      rows: [[files.length, ...figures]],
    };
  });
