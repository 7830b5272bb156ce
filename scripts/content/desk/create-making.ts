import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Folder } from '../../../src/command/folders.ts';
import { editField } from '../../../src/desk/edit-field.ts';
import type { Made, MakingService } from '../../../src/desk/making-service.ts';
import { openText, saveText } from '../../../src/desk/save-text-fs.ts';
import { formatOutcome } from '../../../src/import/format-outcome.ts';
import { importFile } from '../../../src/import/import-file-fs.ts';
import type { loadFieldRules } from '../../../src/load/load-field-rules-fs.ts';
import { createNewReport } from '../create-new-report.ts';

/** 新建、导入, as the commands `new` and `import` do it. */
export function createMaking(
  content: Folder,
  update: (paths: readonly string[] | undefined) => Promise<void>,
  loadRules: () => ReturnType<typeof loadFieldRules>,
): MakingService {
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
  };
}
