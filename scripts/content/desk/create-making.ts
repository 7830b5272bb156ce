import type { Folder } from '../../../src/command/folders.ts';
import { editField } from '../../../src/desk/edit-field.ts';
import type { Made, MakingService } from '../../../src/desk/making-service.ts';
import { openText, saveText } from '../../../src/desk/save-text-fs.ts';
import { createNewReport } from '../create-new-report.ts';

/** 新建, as the command `new` does it. */
export function createMaking(
  content: Folder,
  update: (paths: readonly string[] | undefined) => Promise<void>,
): MakingService {
  /** What is made here is a draft: nobody is to find it on the portal before somebody says so. */
  const finish = async (id: string, file: string, told: string): Promise<Made> => {
    const opened = openText(file);
    if (!('message' in opened)) {
      const text = editField(opened.text, '状态', ['草稿']);
      if (text !== undefined) saveText(content.absolute, file, { text, base: opened.sha256 }, new Date());
    }
    await update([file]);
    return { ok: true, id, told };
  };

  return {
    async createNew({ title, org, year }) {
      const made = await createNewReport(content, {
        title,
        ...(org === '' ? {} : { org }),
        ...(year === '' ? {} : { year }),
      });
      if (made.ok) return finish(made.id, made.file, `已新建：${made.label}`);
      if (made.fault === 'no-year')
        return { ok: false, message: '标题里没有年份', remedy: '在“年度”里写报告讲的是哪一年' };
      return {
        ok: false,
        message: `已经有这个文件夹了：${made.label}`,
        remedy: '在列表里打开它；要另写一篇，换一个标题',
      };
    },
  };
}
