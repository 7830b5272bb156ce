import type { Folder } from '../../../src/command/folders.ts';
import type { LifeService } from '../../../src/desk/life-service.ts';
import type { PreviewSite } from '../../../src/eleventy/create-preview-site.ts';
import type { loadFieldRules } from '../../../src/load/load-field-rules-fs.ts';
import { findPublishedText } from '../../../src/revise/find-former-text-fs.ts';
import { readRevisionWords } from '../../../src/revise/read-revision-words.ts';
import { reviseReport } from '../../../src/revise/revise-report-fs.ts';

/** 修订, as the command `revise` does it; and what would come of a change. */
export function createLife(
  content: Folder,
  output: Folder,
  {
    loadRules,
    imagine,
  }: { loadRules: () => ReturnType<typeof loadFieldRules>; imagine: PreviewSite['imagine'] },
): LifeService {
  return {
    imagine,
    revise: async ({ id, isTrial, ...words }) =>
      reviseReport({
        content: content.absolute,
        label: content.label,
        report: id,
        ...readRevisionWords(words),
        rules: await loadRules(),
        isTrial,
        findFormer: (report, present) => findPublishedText(output, report, present),
      }),
  };
}
