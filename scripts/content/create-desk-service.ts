import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PROJECT } from '../../.eleventy.ts';
import type { Folder } from '../../src/command/folders.ts';
import type { DeskService, Made } from '../../src/desk/desk-service.ts';
import { editField } from '../../src/desk/edit-field.ts';
import { createCommandRunner } from '../../src/desk/run-command-fs.ts';
import { openText, saveText } from '../../src/desk/save-text-fs.ts';
import type { PreviewSite } from '../../src/eleventy/create-preview-site.ts';
import { formatOutcome } from '../../src/import/format-outcome.ts';
import { importFile } from '../../src/import/import-file-fs.ts';
import { loadFieldRules } from '../../src/load/load-field-rules-fs.ts';
import { loadSite } from '../../src/load/load-site-fs.ts';
import { readFormerPortal } from '../../src/load/read-former-portal-fs.ts';
import { resolveCommand } from '../compile-program.mjs';
import { createNewReport } from './create-new-report.ts';

/** A page that waits for news asks again after so many milliseconds. */
const PATIENCE = 25_000;

/** The functions of the commands, for the desk's server. */
export function createDeskService(
  content: Folder,
  output: Folder,
  site: PreviewSite,
  update: (paths: readonly string[] | undefined) => Promise<void>,
): DeskService & { tellChange(): void; close(): Promise<void> } {
  const runner = createCommandRunner(resolveCommand);
  let revision = 0;
  const waiting = new Set<() => void>();
  const place = { project: PROJECT, content: content.absolute, label: content.label };
  const loadRules = async () => loadFieldRules(PROJECT, (await loadSite(place)).site);

  /** What is made here is a draft: nobody is to find it on the portal before somebody says so. */
  const finish = async (id: string, told: string): Promise<Made> => {
    const file = path.join(content.absolute, 'reports', ...id.split('/'), 'index.md');
    const opened = openText(file);
    if (!('message' in opened)) {
      const text = editField(opened.text, '状态', ['草稿']);
      if (text !== undefined) saveText(content.absolute, file, { text, base: opened.sha256 }, new Date());
    }
    await update(undefined);
    return { ok: true, id, told };
  };

  return {
    content,
    output,
    loaded: site.loaded,
    update,
    revision: () => revision,
    waitFor: (known) =>
      new Promise((resolve) => {
        if (revision !== known) return resolve();
        const done = () => {
          clearTimeout(timer);
          waiting.delete(done);
          resolve();
        };
        const timer = setTimeout(done, PATIENCE);
        timer.unref();
        waiting.add(done);
      }),
    tellChange() {
      revision += 1;
      for (const done of [...waiting]) done();
    },
    vocabulary: async () => (await loadRules()).vocabulary,
    readFormer: () => readFormerPortal(output.absolute, output.label),
    async createNew({ title, org, year }) {
      const made = await createNewReport(content, {
        title,
        ...(org === '' ? {} : { org }),
        ...(year === '' ? {} : { year }),
      });
      if (made.ok) return finish(made.id, `已新建：${made.label}`);
      if (made.fault === 'no-year')
        return { ok: false, message: '标题里没有年份', remedy: '在“年度”里写报告讲的是哪一年' };
      return {
        ok: false,
        message: `已经有这个文件夹了：${made.label}`,
        remedy: '在列表里打开它；要另写一篇，换一个标题',
      };
    },
    async importFile(name, bytes) {
      const folder = await mkdtemp(path.join(tmpdir(), 'gongbao-import-'));
      try {
        // The name is what the person sees; whatever it is, the file lies in this folder.
        const file = path.join(folder, path.basename(name.replaceAll('\\', '/')) || '文件');
        await writeFile(file, bytes);
        const outcome = await importFile(
          { file, label: name },
          {
            ...(await loadRules()),
            ...{ content: content.absolute, label: content.label, fullwidth: false },
            ...{ isUpdate: false, keepsSource: false, isDryRun: false },
          },
        );
        if (outcome.kind === 'refused')
          return { ok: false, message: `没有导入：${outcome.message}`, remedy: outcome.remedy };
        return await finish(outcome.id, formatOutcome(outcome));
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
    build: () => runner.start('build', ['--content', content.absolute, '--output', output.absolute]),
    stop: () => runner.stop(),
    run: () => runner.state(),
    async close() {
      for (const done of [...waiting]) done();
      await runner.close();
    },
  };
}
