import type { Site } from '../report/parse-site.ts';
import type { ReportSource } from '../report/report.ts';
import { stampFolder } from '../source/stamp-folder-fs.ts';
import type { FilePreviewer } from './file-previewer-fs.ts';
import { keepOnly } from './keep-only.ts';
import { prepareReport, type ReportPreparation } from './prepare-report-fs.ts';

interface Kept {
  readonly source: ReportSource;
  /** The settings that the preparation hangs on. */
  readonly settings: string;
  /** The reports that there were, for a text that links to one. */
  readonly ids: string;
  readonly stamp: string;
  readonly preparation: ReportPreparation;
}

interface PreparationContext {
  readonly site: Site;
  readonly ids: ReadonlySet<string>;
  readonly previewer: FilePreviewer;
  /** One of the report's files may have changed. */
  readonly isTouched: boolean;
}

/**
 * Prepares reports, each once as long as its text, its files, the settings and the reports that it names stay the same.
 * @param options.isOnce Nothing is kept, and no state of files is taken for it.
 */
export function createReportPreparer({ isOnce }: { isOnce: boolean }) {
  const kept = new Map<string, Kept>();
  let keys: { site?: Site; settings: string; of?: ReadonlySet<string>; ids: string } = {
    settings: '',
    ids: '',
  };
  const prepare = async (
    source: ReportSource,
    { site, ids, previewer, isTouched }: PreparationContext,
  ): Promise<ReportPreparation> => {
    if (isOnce) return prepareReport(source, site, ids, previewer);
    if (keys.site !== site || keys.of !== ids) {
      const settings = JSON.stringify([site.checks, site.attachmentMaxMegabytes]);
      keys = { site, settings, of: ids, ids: [...ids].sort().join('\n') };
    }
    const before = kept.get(source.id);
    const isSame =
      before?.source === source &&
      before.settings === keys.settings &&
      (!before.preparation.report.namesReports || before.ids === keys.ids);
    if (before && isSame && !isTouched) return before.preparation;
    // Taken before the files are read: what is saved meanwhile makes another stamp.
    const stamp = await stampFolder(source.folder);
    if (before && isSame && before.stamp === stamp) return before.preparation;
    const preparation = await prepareReport(source, site, ids, previewer);
    kept.set(source.id, { source, settings: keys.settings, ids: keys.ids, stamp, preparation });
    return preparation;
  };
  return { prepare, forgetOthers: (ids: ReadonlySet<string>) => keepOnly(kept, ids) };
}
