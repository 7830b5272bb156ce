import { PROJECT } from '../../../.eleventy.ts';
import type { Folder } from '../../../src/command/folders.ts';
import type { LifeService } from '../../../src/desk/life-service.ts';
import type { PreviewSite } from '../../../src/eleventy/create-preview-site.ts';
import { loadFieldRules } from '../../../src/load/load-field-rules-fs.ts';
import type { loadSite } from '../../../src/load/load-site-fs.ts';
import { findPublishedText } from '../../../src/revise/find-former-text-fs.ts';
import { readRevisionWords } from '../../../src/revise/read-revision-words.ts';
import { reviseReport } from '../../../src/revise/revise-report-fs.ts';

/** 修订, as the command `revise` does it; and what would come of a change. */
export function createLife(
  content: Folder,
  output: Folder,
  { load, imagine }: { load: () => ReturnType<typeof loadSite>; imagine: PreviewSite['imagine'] },
): LifeService {
  return {
    imagine,
    async revise({ id, isTrial, ...words }) {
      const { site } = await load();
      return reviseReport({
        content: content.absolute,
        label: content.label,
        report: id,
        ...readRevisionWords(words),
        rules: await loadFieldRules(PROJECT, site),
        isTrial,
        siteUrl: site.url,
        findFormer: (ids, present) => findPublishedText(output, ids, present),
      });
    },
  };
}
