import { existsSync } from 'node:fs';
import path from 'node:path';
import { PROJECT } from '../../../.eleventy.ts';
import type { Folder } from '../../../src/command/folders.ts';
import { finishChange } from '../../../src/desk/change-together-fs.ts';
import type { DeskService } from '../../../src/desk/desk-service.ts';
import { refuseIo } from '../../../src/desk/refuse-io.ts';
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import type { PreviewSite } from '../../../src/eleventy/create-preview-site.ts';
import { loadFieldRules } from '../../../src/load/load-field-rules-fs.ts';
import { loadSite } from '../../../src/load/load-site-fs.ts';
import { readFormerPortal } from '../../../src/load/read-former-portal-fs.ts';
import { checkOutputFolder } from '../../../src/publish/output-guard-fs.ts';
import { createArchiving } from './create-archiving.ts';
import { createImporting } from './create-importing.ts';
import { createLife } from './create-life.ts';
import { createMaking } from './create-making.ts';
import { createPublishing } from './create-publishing.ts';
import { createTasks } from './create-tasks.ts';

/** A page that waits for news asks again after so many milliseconds. */
const PATIENCE = 25_000;
/** Somebody who writes changes the portal several times a second; the list may be long. */
const TELL_AFTER = 500;

/** The functions of the commands, for the desk's server. */
export function createDeskService(
  content: Folder,
  output: Folder,
  site: PreviewSite,
  {
    update,
    reading,
    at,
  }: {
    update(paths: readonly string[] | undefined): Promise<void>;
    /** See `DeskService`. */
    reading(): string;
    /** See `RunOptions`: what is made here is made as of then, too. */
    at: string | undefined;
  },
): DeskService & { tellChange(): void; close(): Promise<void> } {
  const finished = tellFinished(content);
  const atOption = at === undefined ? [] : ['--at', at];
  const { tasks: ofPublishing, publishing } = createPublishing(content, output, atOption);
  const archiving = createArchiving(content, output, atOption);
  let revision = 0;
  const tasks = createTasks({ ...ofPublishing, ...archiving.tasks }, output.absolute, () => revision);
  let telling: NodeJS.Timeout | undefined;
  const waiting = new Set<() => void>();
  const reports = path.join(content.absolute, 'reports');
  /** Of a drive that is gone, systems may leave an empty folder. */
  const sign = existsSync(reports) ? reports : content.absolute;
  const place = { project: PROJECT, content: content.absolute, label: content.label };
  const load = () => loadSite(place);
  const loadRules = async () => loadFieldRules(PROJECT, (await load()).site);

  return {
    content,
    output,
    ...(at === undefined ? {} : { at }),
    isAway: () => !existsSync(sign),
    loaded: site.loaded,
    update,
    reading,
    failures: () => [...finished, ...site.failures()],
    revision: () => revision,
    waitFor: (known, patience = PATIENCE) =>
      new Promise((resolve) => {
        if (revision !== known) return resolve();
        const done = () => {
          clearTimeout(timer);
          waiting.delete(done);
          resolve();
        };
        const timer = setTimeout(done, patience);
        timer.unref();
        waiting.add(done);
      }),
    tellChange() {
      revision += 1;
      // Not before the page beside the text, which is asked for at the same moment.
      telling ??= setTimeout(() => {
        telling = undefined;
        for (const done of [...waiting]) done();
      }, TELL_AFTER).unref();
    },
    loadSite: load,
    fieldRules: loadRules,
    vocabulary: async () => (await loadRules()).vocabulary,
    readFormer: () => readFormerPortal(output.absolute, output.label),
    findOutputProblem: () => checkOutputFolder(output.absolute, content.absolute, PROJECT),
    ...createMaking(content, update),
    ...createImporting(content, { update, loadRules, loaded: site.loaded }),
    ...createLife(content, output, { load, imagine: site.imagine }),
    ...tasks,
    publishing,
    ...archiving.service,
    makePdf: site.makePdf,
    async close() {
      clearTimeout(telling);
      for (const done of [...waiting]) done();
      await tasks.close();
      archiving.close();
    },
  };
}

/** Finishes what was interrupted when the desk ended the last time, and says so. */
function tellFinished({ absolute, label }: Folder): Diagnostic[] {
  const place = { rule: 'desk-interrupted', file: label, line: 1, column: 1 };
  try {
    const about = finishChange(absolute);
    if (about === undefined) return [];
    const message = `上次没有做完程序就停了，现在接着做完了：${about}`;
    return [{ ...place, level: 'warning', message, remedy: '看一看是不是对；以前的样子在“历史”里' }];
  } catch (error) {
    const { message } = refuseIo(error, '上次没有做完的，现在还做不完');
    return [{ ...place, level: 'error', message, remedy: '照上面说的处理，再重新打开编辑台' }];
  }
}
